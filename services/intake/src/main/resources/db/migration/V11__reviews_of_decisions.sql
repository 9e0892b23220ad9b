-- Until when the most urgent review of a decision about a party has to be answered; null while none is open, as it is of
-- nearly all, so the index holds only what somebody has to do.
alter table subject add column review_by timestamptz;
create index subject_reviews on subject (kind, id) where review_by is not null;
