-- Records somebody told us to look at. told: how often; due: not before then.
create table queue (
    crm text not null,
    type text not null,
    key text not null,
    since bigint not null,
    told bigint not null,
    tries integer not null,
    erased integer not null,
    due bigint not null,
    primary key (crm, type, key)
);
create index queue_due on queue (crm, due);
