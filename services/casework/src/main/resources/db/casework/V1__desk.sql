-- The desk's seven tables. Every service has them in its own database; a service adds the facet columns of its kinds.

create table subject (
    kind       text collate "C" not null,
    id         text collate "C" not null,
    tenant     text not null,
    holder     text,
    status     text not null,
    state      text not null check (octet_length(state) <= 65536),
    schema     int not null,
    version    bigint not null default 0,
    look_at    timestamptz,
    rules_hash text not null default '',
    seen       text not null default '{}',
    sent       text not null default '{}',
    parked     text,
    primary key (kind, id)
) with (fillfactor = 70, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.05);
create index subject_look_at on subject (look_at) where look_at is not null and parked is null;
create index subject_tenant on subject (tenant, kind, id);
create index subject_parked on subject (kind, id) where parked is not null;

-- Outbox, audit trail and replay source. Rows with a topic are published by Debezium, in commit order.
create table journal (
    kind         text collate "C" not null,
    id           text collate "C" not null,
    seq          bigint not null,
    event_id     text not null,
    topic        text,
    key          text,
    topic_seq    bigint,
    type         text not null,
    payload      text not null check (octet_length(payload) <= 262144),
    traceparent  text,
    tenant       text not null,
    business_at  timestamptz not null,
    recorded_at  timestamptz not null default now(),
    spec_version text not null default '1.0',
    source       text not null default '/recourse/${service}'
) partition by range (recorded_at);
create index journal_subject on journal (kind, id, seq);

-- Partitions follow wall time. A month's table exists long before its first row, so that no insert ever lacks one.
create function ensure_journal_months(ahead int) returns void language plpgsql security definer as $$
declare
    month date := date_trunc('month', now() at time zone 'UTC')::date;
begin
    for i in 0..ahead loop
        execute format('create table if not exists journal_%s partition of journal for values from (%L) to (%L)',
            to_char(month, 'YYYYMM'),
            to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
        month := (month + interval '1 month')::date;
    end loop;
end $$;
select ensure_journal_months(3);

create publication recourse_journal for table journal where (topic is not null)
    with (publish = 'insert', publish_via_partition_root = true);

-- Tells, early inputs and everything for a parked subject, in order of arrival.
create table mailbox (
    n           bigint generated always as identity primary key,
    kind        text collate "C" not null,
    id          text collate "C" not null,
    event_id    text not null,
    tenant      text not null,
    topic       text,
    topic_seq   bigint,
    payload     text,
    traceparent text,
    ready       boolean not null,
    reason      text not null check (reason in ('TELL', 'UNBORN', 'GAP', 'PARKED', 'ASKED')),
    received_at timestamptz not null default now(),
    unique (kind, id, event_id)
);
create index mailbox_ready on mailbox (n) where ready;
create index mailbox_waiting on mailbox (received_at) where not ready;

-- Commands and partner messages, once.
create table receipt (
    sender text not null,
    key    text not null,
    digest text not null,
    reply  text not null,
    tenant text not null,
    at     timestamptz not null default now(),
    primary key (sender, key)
);

-- What is to be done in the world. A row lives until its result has come back to its subject.
create table effect (
    n           bigint generated always as identity primary key,
    kind        text collate "C" not null,
    id          text collate "C" not null,
    ref         text not null,
    adapter     text not null,
    body        text not null,
    until_at    timestamptz,
    tenant      text not null,
    traceparent text,
    claimed_by  text,
    claimed_at  timestamptz,
    unique (kind, id, ref)
);
create index effect_open on effect (adapter, n) where claimed_at is null;

-- Versions of policies this service has received from their publishers.
create table policy (
    key         text primary key,
    document    text not null,
    received_at timestamptz not null default now()
);

-- Counted in the desk's own transactions: the true outbox lag, a loss check and the sandbox's quiet test.
create table flow (
    topic text not null,
    lane  int not null,
    sent  bigint not null default 0,
    seen  bigint not null default 0,
    primary key (topic, lane)
) with (fillfactor = 50);

-- Tenancy: app.tenant is '*' for the machine itself, else a comma-separated list of tenants. Unset sees nothing.
create function in_scope(row_tenant text, row_holder text) returns boolean language sql stable as $$
    select coalesce(
        current_setting('app.tenant', true) = '*'
        or row_tenant = any (string_to_array(current_setting('app.tenant', true), ','))
        or row_holder = nullif(current_setting('app.holder', true), ''), false)
$$;
alter table subject enable row level security;
alter table journal enable row level security;
alter table mailbox enable row level security;
alter table receipt enable row level security;
alter table effect enable row level security;
create policy tenancy on subject using (in_scope(tenant, holder));
create policy tenancy on journal using (in_scope(tenant, null));
create policy tenancy on mailbox using (in_scope(tenant, null));
create policy tenancy on receipt using (in_scope(tenant, null));
create policy tenancy on effect using (in_scope(tenant, null));
alter table subject force row level security;
alter table journal force row level security;
alter table mailbox force row level security;
alter table receipt force row level security;
alter table effect force row level security;

-- How a batch of the desk begins, in one round trip: the tenants in scope, rows for those whom an input may open, then every
-- named row and up to claim_limit more that are due or have ready mail, all locked. A last row of nulls says that somebody's
-- mail waits; the statements run one after the other, so it is seen also when whoever held a lock before has just posted it.
create function seat(
    scope text,
    new_kinds text[], new_ids text[], new_tenants text[], new_statuses text[], new_states text[], new_schemas int[],
    kinds text[], ids text[], skip boolean,
    claim_at timestamptz, claim_limit int) returns setof subject language plpgsql as $$
begin
    perform set_config('app.tenant', scope, true);
    if cardinality(new_ids) > 0 then
        insert into subject (kind, id, tenant, status, state, schema)
        select distinct on (t.kind, t.id) t.kind, t.id, t.tenant, t.status, t.state, t.schema
        from unnest(new_kinds, new_ids, new_tenants, new_statuses, new_states, new_schemas)
            as t(kind, id, tenant, status, state, schema)
        order by t.kind, t.id on conflict (kind, id) do nothing;
    end if;
    if skip then
        return query select s.* from unnest(kinds, ids) as t(kind, id) join subject s on s.kind = t.kind and s.id = t.id
            order by s.kind, s.id for no key update of s skip locked;
    elsif cardinality(ids) > 0 then
        return query select s.* from unnest(kinds, ids) as t(kind, id) join subject s on s.kind = t.kind and s.id = t.id
            order by s.kind, s.id for no key update of s;
    end if;
    if claim_limit > 0 then
        -- locked in the query that hands them out: one around it would hand out the version its snapshot saw
        return query select c.* from (select s.* from subject s where s.look_at <= claim_at and s.parked is null
                order by s.look_at limit claim_limit for no key update skip locked) c
            order by c.kind, c.id;
        return query select s.* from subject s where s.parked is null and (s.kind, s.id) in (
                select m.kind, m.id from mailbox m join subject p on p.kind = m.kind and p.id = m.id
                where m.ready and p.parked is null order by m.n limit claim_limit)
            order by s.kind, s.id for no key update of s skip locked;
    end if;
    perform set_config('app.tenant', '*', true);
    if exists (select from mailbox) then
        return next null;
    end if;
    perform set_config('app.tenant', scope, true);
end $$;

-- The clock's question over all tenants, in one round trip: when is a subject to be looked at next, in microseconds since the
-- epoch? Zero, that is at once, if there is mail for one that takes it; the greatest number if never.
create function next_look() returns bigint language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
    look bigint;
begin
    perform set_config('app.tenant', '*', true);
    if exists (select from mailbox m join subject s on s.kind = m.kind and s.id = m.id where m.ready and s.parked is null) then
        look := 0;
    else
        select cast(extract(epoch from min(look_at)) * 1000000 as bigint) into look from subject
            where look_at is not null and parked is null;
    end if;
    perform set_config('app.tenant', coalesce(scope, ''), true);
    return coalesce(look, 9223372036854775807);
end $$;

-- The service may append to the journal, never change it.
grant usage on schema public to ${serviceRole};
grant select, insert, update, delete on subject, mailbox, receipt, effect, policy, flow to ${serviceRole};
grant select, insert on journal to ${serviceRole};
revoke execute on function next_look, seat from public;
grant execute on function next_look, seat to ${serviceRole};
grant execute on function ensure_journal_months(int) to ${serviceRole};

-- Business time of a sandbox, moved by its runner; without a row, as in production, business time is the wall's.
create table sandbox_clock (
    one boolean primary key default true check (one),
    now timestamptz not null
);
grant select, insert, update on sandbox_clock to ${serviceRole};

-- The sandbox's question over all tenants, in one round trip: what keeps this service from being quiet, and its counters.
create function sandbox_reading(at timestamptz, out ready_mail bigint, out waiting_mail bigint, out open_effects bigint,
    out due_rows bigint, out parked_subjects bigint, out next_due bigint, out flow text) language plpgsql as $$
begin
    perform set_config('app.tenant', '*', true);
    select count(*) filter (where m.ready), count(*) filter (where not m.ready) into ready_mail, waiting_mail from mailbox m;
    select count(*) into open_effects from effect;
    select count(*) into due_rows from subject s where s.look_at <= at and s.parked is null;
    select count(*) into parked_subjects from subject s where s.parked is not null;
    select cast(extract(epoch from min(s.look_at)) * 1000000 as bigint) into next_due from subject s
        where s.look_at is not null and s.parked is null;
    select coalesce(string_agg(f.topic || ' ' || f.sent || ' ' || f.seen, chr(10) order by f.topic), '') into flow
        from (select c.topic, sum(c.sent) as sent, sum(c.seen) as seen from flow c group by c.topic) f;
    perform set_config('app.tenant', '', true);
end $$;
revoke execute on function sandbox_reading from public;
grant execute on function sandbox_reading to ${serviceRole};
