alter table subject
    add column task_work text,
    add column task_case text,
    add column task_by text,
    add column task_intent text;
