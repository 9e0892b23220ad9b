-- Of a live case that was an early warning, at all and by cause. Rows of before get it when they are derived anew.
alter table subject
    add column warned boolean,
    add column warned_dpd boolean,
    add column warned_industry boolean;
create index subject_warned on subject (tenant, id, warned_dpd, warned_industry) where kind = 'case' and warned is not null;
