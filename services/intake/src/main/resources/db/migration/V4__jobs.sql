-- Streams that are taken whole and worked off afterwards (ADR 0023). The lines lie closed, in pieces, until each piece's results
-- are written; then the piece goes.
create table job (
    id           text collate "C" primary key,
    tenant       text not null,
    state        text not null check (state in ('RECEIVING', 'RUNNING', 'DONE', 'FAILED')),
    rule         text,
    received     bigint not null default 0,
    read         bigint not null default 0,
    opened       bigint not null default 0,
    updated      bigint not null default 0,
    unchanged    bigint not null default 0,
    waiting      bigint not null default 0,
    rejected     bigint not null default 0,
    created_at   timestamptz not null default now(),
    touched_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    turn_at      timestamptz not null default now(),
    leased_until timestamptz,
    tries        int not null default 0
) with (fillfactor = 50);
create index job_turn on job (turn_at) where state = 'RUNNING';
create index job_tenant on job (tenant, state);

create table job_chunk (
    job        text collate "C" not null,
    n          int not null,
    tenant     text not null,
    first_line bigint not null,
    last_line  bigint not null,
    sealed     text not null,
    primary key (job, n)
);

create table job_result (
    job       text collate "C" not null,
    last_line bigint not null,
    tenant    text not null,
    lines     text not null,
    primary key (job, last_line)
);

alter table job enable row level security;
alter table job_chunk enable row level security;
alter table job_result enable row level security;
create policy tenancy on job using (in_scope(tenant, null));
create policy tenancy on job_chunk using (in_scope(tenant, null));
create policy tenancy on job_result using (in_scope(tenant, null));
alter table job force row level security;
alter table job_chunk force row level security;
alter table job_result force row level security;
grant select, insert, update, delete on job, job_chunk, job_result to ${serviceRole};

-- The worker's question over all tenants: the next piece of the job whose turn it is, or nulls. Jobs take turns, piece by piece,
-- and a job is leased for a while: who dies with a piece in hand loses it to the next who asks.
create function take_job_chunk(lease_millis bigint, out job text, out n int, out tenant text, out first_line bigint,
    out last_line bigint, out sealed text, out tries int) language plpgsql as $$
begin
    perform set_config('app.tenant', '*', true);
    update job t set leased_until = now() + lease_millis * interval '1 millisecond', turn_at = clock_timestamp(),
            started_at = coalesce(t.started_at, now()), tries = t.tries + 1
        where t.id = (select j.id from job j where j.state = 'RUNNING' and (j.leased_until is null or j.leased_until < now())
            order by j.turn_at limit 1 for update skip locked)
        returning t.id, t.tenant, t.tries into take_job_chunk.job, take_job_chunk.tenant, take_job_chunk.tries;
    if take_job_chunk.job is not null then
        select c.n, c.first_line, c.last_line, c.sealed
            into take_job_chunk.n, take_job_chunk.first_line, take_job_chunk.last_line, take_job_chunk.sealed
            from job_chunk c where c.job = take_job_chunk.job order by c.n limit 1;
    end if;
    perform set_config('app.tenant', '', true);
end $$;

-- Uploads that have stopped coming are given up, and what is over for long is forgotten.
create function sweep_jobs(given_up_millis bigint, kept_millis bigint) returns bigint language plpgsql as $$
declare
    gone text[];
begin
    perform set_config('app.tenant', '*', true);
    update job set state = 'FAILED', rule = 'upload-broken', finished_at = now()
        where state = 'RECEIVING' and touched_at < now() - given_up_millis * interval '1 millisecond';
    select coalesce(array_agg(id), '{}') into gone from job
        where state in ('DONE', 'FAILED') and finished_at < now() - kept_millis * interval '1 millisecond';
    delete from job_result where job = any (gone);
    delete from job where id = any (gone);
    delete from job_chunk c where not exists (select from job j where j.id = c.job and j.state in ('RECEIVING', 'RUNNING'));
    perform set_config('app.tenant', '', true);
    return cardinality(gone);
end $$;
revoke execute on function take_job_chunk, sweep_jobs from public;
grant execute on function take_job_chunk, sweep_jobs to ${serviceRole};
