-- whether the other side may have had an effect that is open: once its time has passed, nobody can say that it was not done
alter table effect add column tried boolean not null default false;
