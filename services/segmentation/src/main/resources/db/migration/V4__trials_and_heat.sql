-- What a live case is counted by, and what came of a case under its strategy. Rows of before get it when they are derived anew.
alter table subject
    add column pd_ppm bigint,
    add column bucket text,
    add column province text,
    add column currency text,
    add column owed_minor bigint,
    add column arm text,
    add column outcome text,
    add column owed_then_minor bigint,
    add column paid_minor bigint,
    add column cycle_days bigint,
    add column contact_cost_milli bigint,
    add column complaints bigint;
create index subject_strategy on subject (strategy, id) where kind = 'case';
