alter table subject
    add column strategy text,
    add column broken_promises bigint,
    add column attempts bigint;
