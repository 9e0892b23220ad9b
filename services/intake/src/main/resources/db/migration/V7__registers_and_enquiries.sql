-- Registers of persons and enterprises as the operator loaded them: keyed hashes of identity numbers, whole editions. What
-- is loaded is looked up only once its edition is the register's own, so that no list is ever seen by halves.
create table register_edition (
    register  text collate "C" primary key,
    edition   bigint not null,
    entries   bigint not null,
    loaded_at timestamptz not null default now()
);
create table register_entry (
    register text collate "C" not null,
    edition  bigint not null,
    entry    text collate "C" not null,
    primary key (register, edition, entry)
);
grant select, insert, update on register_edition to ${serviceRole};
grant select, insert, delete on register_entry to ${serviceRole};

-- Who asked what about somebody, for what purpose, and what came of it; also what was refused. Of whom it was stands here as
-- a keyed hash, and only where the law wants the enquiry itself to be on record.
create table enquiry (
    n         bigint generated always as identity primary key,
    tenant    text not null,
    who       text not null,
    what      text not null check (what in ('VERIFICATION', 'BLACKLIST')),
    purpose   text,
    consent   text,
    party     text collate "C",
    outcome   text not null,
    asked_at  timestamptz not null default now()
);
create index enquiry_tenant on enquiry (tenant, n);
alter table enquiry enable row level security;
create policy tenancy on enquiry using (in_scope(tenant, null));
alter table enquiry force row level security;
grant select, insert on enquiry to ${serviceRole};
