alter table subject
    add column asset_kind text,
    add column value_minor bigint,
    add column round bigint,
    add column start_minor bigint;
