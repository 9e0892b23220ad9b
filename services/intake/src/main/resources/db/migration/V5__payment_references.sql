-- Under which names a servicer's files know a payment, so that a return that tells no account finds it; and which case a
-- payment of a file was booked to, so that it is booked to one. Keyed hashes only: no name says anything by itself.
create table payment_name (
    tenant     text collate "C" not null,
    name       text collate "C" not null,
    payment    text collate "C" not null,
    case_id    text collate "C" not null,
    minor      bigint not null,
    currency   text not null,
    value_date date not null,
    primary key (tenant, name, payment)
);
alter table payment_name enable row level security;
create policy tenancy on payment_name using (in_scope(tenant, null));
alter table payment_name force row level security;
grant select, insert, update, delete on payment_name to ${serviceRole};
