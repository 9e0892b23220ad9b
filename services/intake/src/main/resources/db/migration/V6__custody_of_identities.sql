-- Which of the installation's keys closed a row's key, by its name; null in rows older than this column.
alter table vault add column wrapped_by text;
create index vault_wrapped_by on vault (wrapped_by);
-- Erasure takes the row with its key: there is nothing left to open.
grant delete on vault to ${serviceRole};

-- Whether somebody is known, without opening the vault: keyed hashes per lender of what identifies a person. A table and not
-- columns, for a person has several telephones; and equality of text, which row security lets an index answer.
create table blind_index (
    tenant text not null,
    what   text not null,
    hash   text collate "C" not null,
    party  text collate "C" not null,
    primary key (tenant, what, hash, party)
);
create index blind_index_party on blind_index (party);
alter table blind_index enable row level security;
create policy tenancy on blind_index using (in_scope(tenant, null));
alter table blind_index force row level security;
grant select, insert, delete on blind_index to ${serviceRole};

-- The keeping of the vault is of no tenant: each of these sets its own scope and puts back what it found.

-- At most so many keys of parties that are not closed with the primary one, in party order after a party.
create function vault_outdated(primary_key text, after text, most int, out parties text[], out keys text[])
language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
begin
    perform set_config('app.tenant', '*', true);
    select coalesce(array_agg(v.party order by v.party), '{}'), coalesce(array_agg(v.wrapped_key order by v.party), '{}')
    into parties, keys
    from (select x.party, x.wrapped_key from vault x
            where x.party > after and x.wrapped_by is distinct from primary_key
            order by x.party limit most) v;
    perform set_config('app.tenant', coalesce(scope, ''), true);
end $$;

-- Keys closed anew; one that somebody changed meanwhile stays as it is.
create function vault_rewrap(primary_key text, parties text[], before text[], after text[]) returns bigint
language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
    done bigint;
begin
    perform set_config('app.tenant', '*', true);
    update vault v set wrapped_key = t.after, wrapped_by = primary_key
    from unnest(parties, before, after) as t(party, before, after)
    where v.party = t.party and v.wrapped_key = t.before;
    get diagnostics done = row_count;
    perform set_config('app.tenant', coalesce(scope, ''), true);
    return done;
end $$;

-- What each of the installation's keys is still needed for: rows of the vault and dead letters.
create function vault_keys(out names text[], out vault_rows bigint[], out letters bigint[]) language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
begin
    perform set_config('app.tenant', '*', true);
    select coalesce(array_agg(u.name order by u.name), '{}'), coalesce(array_agg(u.in_vault order by u.name), '{}'),
        coalesce(array_agg(u.in_letters order by u.name), '{}')
    into names, vault_rows, letters
    from (select k.name, cast(sum(k.in_vault) as bigint) as in_vault, cast(sum(k.in_letters) as bigint) as in_letters
        from (select coalesce(v.wrapped_by, '?') as name, count(*) as in_vault, 0 as in_letters from vault v group by 1
            union all
            select cast(j.payload as json) ->> 'key', 0, count(*) from journal j
            where j.kind = 'door' and j.topic is null and j.type = 'DeadLettered'
                and cast(j.payload as json) ->> 'key' is not null
            group by 1) k
        group by k.name) u;
    perform set_config('app.tenant', coalesce(scope, ''), true);
end $$;

-- What a push left in the vault of somebody who is erased, and opened no case: nobody names it. A push under way is spared.
create function vault_sweep(settled interval) returns bigint language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
    gone text[];
begin
    perform set_config('app.tenant', '*', true);
    -- the lock lets a case that opens meanwhile go first, or wait
    with erased as materialized (select s.id from subject s
        where s.kind = 'party' and s.status = 'ERASED'
            and exists (select from vault v where v.party = s.id and v.updated_at <= now() - settled)
        for no key update of s),
    swept as (delete from vault v using erased where v.party = erased.id returning v.party)
    select coalesce(array_agg(party), '{}') into gone from swept;
    delete from blind_index b where b.party = any (gone);
    perform set_config('app.tenant', coalesce(scope, ''), true);
    return cardinality(gone);
end $$;
create index subject_erased on subject (id) where kind = 'party' and status = 'ERASED';

revoke execute on function vault_outdated, vault_rewrap, vault_keys, vault_sweep from public;
grant execute on function vault_outdated, vault_rewrap, vault_keys, vault_sweep to ${serviceRole};
