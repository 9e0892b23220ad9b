alter table subject
    add column incidents bigint;

-- they are few, and looked for among all cases
create index subject_incidents on subject (tenant, id) where incidents > 0;
