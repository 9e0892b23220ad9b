-- How the debt of a closed case stands by now, where that is otherwise than its status says: a payment went back, or what was
-- given up was paid. Null for nearly all. Rows of before get it when they are next written; after this release all are.
alter table subject add column since_close text;
