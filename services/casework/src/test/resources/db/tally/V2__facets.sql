alter table subject add column total bigint;
