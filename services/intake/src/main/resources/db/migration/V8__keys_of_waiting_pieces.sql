-- Which of the installation's keys closed a piece of a job, by its name; null in rows older than this column.
alter table job_chunk add column sealed_by text;

-- As in V6, and what waits to be worked off counts too: a key that closed it is needed until it is done.
drop function vault_keys();
create function vault_keys(out names text[], out vault_rows bigint[], out letters bigint[], out pieces bigint[])
language plpgsql as $$
declare
    scope text := current_setting('app.tenant', true);
begin
    perform set_config('app.tenant', '*', true);
    select coalesce(array_agg(u.name order by u.name), '{}'), coalesce(array_agg(u.in_vault order by u.name), '{}'),
        coalesce(array_agg(u.in_letters order by u.name), '{}'), coalesce(array_agg(u.in_pieces order by u.name), '{}')
    into names, vault_rows, letters, pieces
    from (select k.name, cast(sum(k.in_vault) as bigint) as in_vault, cast(sum(k.in_letters) as bigint) as in_letters,
            cast(sum(k.in_pieces) as bigint) as in_pieces
        from (select coalesce(v.wrapped_by, '?') as name, count(*) as in_vault, 0 as in_letters, 0 as in_pieces
            from vault v group by 1
            union all
            select cast(j.payload as json) ->> 'key', 0, count(*), 0 from journal j
            where j.kind = 'door' and j.topic is null and j.type = 'DeadLettered'
                and cast(j.payload as json) ->> 'key' is not null
            group by 1
            union all
            select coalesce(c.sealed_by, '?'), 0, 0, count(*) from job_chunk c group by 1) k
        group by k.name) u;
    perform set_config('app.tenant', coalesce(scope, ''), true);
end $$;
revoke execute on function vault_keys from public;
grant execute on function vault_keys to ${serviceRole};
