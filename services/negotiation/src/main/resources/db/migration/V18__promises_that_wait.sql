-- a promise may wait for a second person, as an offer may: they are counted together, for whoever looks for what waits
alter table subject rename column offers_waiting to approvals_waiting;
alter table subject rename column offers_lapse to approvals_lapse;
alter table subject add column promises_waiting bigint;

alter index subject_offers_waiting rename to subject_approvals_waiting;
