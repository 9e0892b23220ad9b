alter table subject
    add column offers_waiting bigint,
    add column offers_lapse date;

-- they are few, and looked for among all cases
create index subject_offers_waiting on subject (tenant, id) where offers_waiting > 0;
