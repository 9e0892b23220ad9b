-- by when a person is to have read an answer; absent once somebody has
alter table subject add column task_due timestamptz;

-- they are few, and looked for among all tasks
create index subject_task_due on subject (tenant, task_due) where task_due is not null;
