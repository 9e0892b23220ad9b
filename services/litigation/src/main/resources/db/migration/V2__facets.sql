alter table subject
    add column route text,
    add column claim_minor bigint,
    add column title_at timestamptz;
