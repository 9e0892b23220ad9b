-- the other side did not take an effect and may later: from when on it is tried again, wall time, and how often that was so
alter table effect add column again_at timestamptz;
alter table effect add column put_off int not null default 0;
