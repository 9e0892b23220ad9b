-- The columns of a service's journal, as its migration makes them.
create table journal (
    kind text collate "C" not null, id text collate "C" not null, seq bigint not null, event_id text not null,
    topic text, key text, topic_seq bigint, type text not null, payload text not null, traceparent text,
    tenant text not null, business_at timestamptz not null, business_at_iso text not null,
    recorded_at timestamptz not null default now(), spec_version text not null default '1.0',
    source text not null default '/recourse/intake'
) partition by range (recorded_at);
create table journal_all partition of journal for values from (minvalue) to (maxvalue);
create publication recourse_journal for table journal where (topic is not null)
    with (publish = 'insert', publish_via_partition_root = true);
