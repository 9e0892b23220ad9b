-- Whom a batch names, and what is written back, is joined to a list plainly, and the plan is kept (ADR 0021). A table that has never
-- been analysed counts as a small book, and the plan goes by key; analysed with one row in it, it would read the book from end to
-- end until the next look at it.
alter table subject set (autovacuum_analyze_threshold = 5000, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = 5000);
