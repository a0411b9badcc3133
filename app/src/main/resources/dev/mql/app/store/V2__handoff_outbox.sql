-- Hand-off events in the order in which they happened, and to whom they still have to be told.
create table outbox (seq ${number}, id text not null unique, crm text not null, body ${bytes} not null);
create index outbox_crm on outbox (crm, seq);
create table channel (crm text not null, name text not null, kinds text not null, told_at bigint, primary key (crm, name))${clustered};
create table untold (
    crm text not null,
    channel text not null,
    seq bigint not null,
    tries integer not null default 0,
    first_at bigint not null default 0,
    last_at bigint not null default 0,
    retry_at bigint not null default 0,
    fix text not null default '',
    code text not null default '',
    remedy text not null default '',
    facts text not null default '',
    primary key (crm, channel, seq)
)${clustered};
