alter table subject
    add column stage text,
    add column bucket text,
    add column balance_minor bigint,
    add column currency text,
    add column oldest_due date;
create index subject_book on subject (tenant, status, bucket) where kind = 'case';

-- Identity, ciphertext only: one data key per party, itself encrypted under the installation's key. Erasing the key erases
-- the person. Written before the case that names the party, so no case ever names somebody the vault does not know.
create table vault (
    party       text collate "C" primary key,
    tenant      text not null,
    wrapped_key text,
    identity    text not null,
    digest      text not null,
    updated_at  timestamptz not null default now()
);
alter table vault enable row level security;
create policy tenancy on vault using (in_scope(tenant, null));
alter table vault force row level security;
grant select, insert, update on vault to ${serviceRole};
