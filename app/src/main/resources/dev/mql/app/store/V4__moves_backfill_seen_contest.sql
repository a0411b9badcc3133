-- moves: how many people judged before change stage, by stage. backfill: 1 where nobody is handed over.
alter table plan add column moves ${bytes};
alter table plan add column backfill integer not null default 0;
alter table run add column backfill integer not null default 0;

-- When a sweep of ids last saw a record.
create table seen (record ${id}, at bigint not null);

-- How often mql and somebody else wrote a record's properties over each other's value.
create table contest (record ${id}, body ${bytes} not null);
