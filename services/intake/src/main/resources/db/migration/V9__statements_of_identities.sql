-- Of which day an identity is: an older statement does not bring back what a later one has changed. Null in rows older than
-- this column, which any statement replaces.
alter table vault add column as_of date;

-- As in V6, but whom a letter in the mailbox is about to name anew is spared too: it may wait for a party that is parked.
create or replace function vault_sweep(settled interval) returns bigint language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
    gone text[];
begin
    perform set_config('app.tenant', '*', true);
    -- the lock lets a case that opens meanwhile go first, or wait
    with erased as materialized (select s.id from subject s
        where s.kind = 'party' and s.status = 'ERASED'
            and exists (select from vault v where v.party = s.id and v.updated_at <= now() - settled)
            and not exists (select from mailbox m where m.kind = 'party' and m.id = s.id and m.reason = 'TELL')
        for no key update of s),
    swept as (delete from vault v using erased where v.party = erased.id returning v.party)
    select coalesce(array_agg(party), '{}') into gone from swept;
    delete from blind_index b where b.party = any (gone);
    perform set_config('app.tenant', coalesce(scope, ''), true);
    return cardinality(gone);
end $$;
