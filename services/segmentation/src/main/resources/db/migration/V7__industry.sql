-- Of a live case whose profile tells it. Rows of before get it when they are derived anew.
alter table subject add column industry text;
create index subject_industry on subject (tenant, industry, id) where kind = 'case' and industry is not null;
