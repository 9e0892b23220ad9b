-- Identities of whom no row says anything: a statement that waited for a parked case was refused when its turn came, and had
-- stored already whom it names. Whom a letter names, in a party's mailbox or in a case's, is spared, and who was stored anew
-- meanwhile is too, for the delete looks at the row as it is then. By itself, beside vault_sweep: it looks at every identity,
-- so it is asked for seldom, and what is erased does not wait for it.
create function vault_sweep_unnamed(settled interval) returns bigint language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
    gone text[];
begin
    perform set_config('app.tenant', '*', true);
    with unknown as materialized (select v.party from vault v
        where v.updated_at <= now() - settled
            and not exists (select from subject s where s.kind = 'party' and s.id = v.party)),
    unnamed as materialized (select u.party from unknown u
        where not exists (select from mailbox m where m.kind = 'party' and m.id = u.party)
            and not exists (select from mailbox m where m.kind = 'case' and position(u.party in m.payload) > 0)),
    swept as (delete from vault v using unnamed u
        where v.party = u.party and v.updated_at <= now() - settled returning v.party)
    select coalesce(array_agg(party), '{}') into gone from swept;
    delete from blind_index b where b.party = any (gone);
    perform set_config('app.tenant', coalesce(scope, ''), true);
    return cardinality(gone);
end $$;
