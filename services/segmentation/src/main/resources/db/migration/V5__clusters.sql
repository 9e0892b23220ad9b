alter table subject add column cluster text;
