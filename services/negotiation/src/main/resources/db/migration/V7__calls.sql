alter table subject
    add column call_case text,
    add column call_attempt text,
    add column recording_sampled boolean,
    add column recording_missing boolean,
    add column recording_named boolean;

-- few among all subjects, and looked for among them
create index subject_recordings_sampled on subject (tenant, id) where recording_sampled;
create index subject_recordings_missing on subject (tenant, id) where recording_missing;
