-- The desk's two functions: this is their one home, and what V1 says of them is history. Flyway runs it again when it changes.
--
-- They are planned once (ADR 0021), and may be when much mail has come and gone: a plan that began with the book instead of the
-- mail would be kept while the book grows. What is lateral to a list, or has a lock or a limit of its own, is never turned round.

-- How a batch of the desk begins, in one round trip: the tenants in scope, who of those that an input may open has no row yet
-- (only kind and id of theirs are handed out), then every named row, up to claim_limit more that are due and as many that have
-- ready mail, all locked. A last row of nulls says that somebody's mail waits; the statements run one after the other, so it is
-- seen also when whoever held a lock before has just posted it.
--
-- Whoever has no row yet is inserted when the batch is written back, once and whole: a row that is inserted to be locked, and
-- updated in the same transaction, costs every index twice. Who comes first wins; the other's batch fails by the primary key
-- and is begun again, and finds the row then.
drop function if exists seat(text, text[], text[], text[], text[], text[], int[], text[], text[], boolean, timestamptz, int);
create or replace function seat(
    scope text, new_kinds text[], new_ids text[], kinds text[], ids text[], skip boolean,
    claim_at timestamptz, claim_limit int) returns setof subject language plpgsql as $$
declare
    unborn subject;
begin
    perform set_config('app.tenant', scope, true);
    if cardinality(new_ids) > 0 then
        for unborn.kind, unborn.id in select t.kind, t.id from unnest(new_kinds, new_ids) as t(kind, id)
                where not exists (select from subject s where s.kind = t.kind and s.id = t.id) loop
            return next unborn;
        end loop;
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
        return query select c.* from (select distinct m.kind, m.id from (
                    select m.kind, m.id from mailbox m
                    cross join lateral (select from subject s where s.kind = m.kind and s.id = m.id and s.parked is null limit 1) p
                    where m.ready order by m.n limit claim_limit) m
                order by m.kind, m.id) t
            cross join lateral (select s.* from subject s where s.kind = t.kind and s.id = t.id and s.parked is null
                for no key update skip locked) c;
    end if;
    perform set_config('app.tenant', '*', true);
    if exists (select from mailbox) then
        return next null;
    end if;
    perform set_config('app.tenant', scope, true);
end $$;

revoke execute on function seat(text, text[], text[], text[], text[], boolean, timestamptz, int) from public;
grant execute on function seat(text, text[], text[], text[], text[], boolean, timestamptz, int) to ${serviceRole};

-- The clock's question over all tenants, in one round trip: when is a subject to be looked at next, in microseconds since the
-- epoch? Zero, that is at once, if there is mail for one that takes it; the greatest number if never.
create or replace function next_look() returns bigint language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
    look bigint;
begin
    perform set_config('app.tenant', '*', true);
    if exists (select from mailbox m
            cross join lateral (select from subject s where s.kind = m.kind and s.id = m.id and s.parked is null limit 1) p
            where m.ready) then
        look := 0;
    else
        select cast(extract(epoch from min(look_at)) * 1000000 as bigint) into look from subject
            where look_at is not null and parked is null;
    end if;
    perform set_config('app.tenant', coalesce(scope, ''), true);
    return coalesce(look, 9223372036854775807);
end $$;
