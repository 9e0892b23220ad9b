alter table subject
    add column band text,
    add column priority_milli bigint,
    add column strategy text;
create index subject_priority on subject (tenant, priority_milli desc) where kind = 'case';
