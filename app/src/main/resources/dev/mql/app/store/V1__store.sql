-- For SQLite and PostgreSQL: what stands in braces is what each calls it (Sqlite, Postgres).
-- Instants are UTC milliseconds; 9223372036854775807 stands for never. Blobs are packed (Packing), repeated words numbered.

create table word (id ${number}, text text not null unique);
create table revision (one ${id} check (one = 1), value bigint not null);
insert into revision (one, value) values (1, 0);

create table account (crm text primary key, id text not null);
create table stream (crm text not null, name text not null, wanted text not null, covered bigint, pending bigint, primary key (crm, name));
create table checkpoint (id ${number}, crm text not null, stream text not null, part integer not null, text text not null);

-- face: the record that stands for the person; without one nobody is judged.
create table person (
    id ${never_again},
    crm text not null,
    face bigint,
    marked bigint not null default 0,
    due bigint not null default 9223372036854775807,
    first_written bigint not null default 9223372036854775807
);
create index person_marked on person (id) where marked > 0;
create index person_due on person (due) where due < 9223372036854775807;

-- state: 1 gone, 2 has become another record, 4 has earlier versions, 8 ours, 16 forgotten. body: null for a stub.
create table record (
    id ${number},
    crm text not null,
    type integer not null,
    key text not null,
    person bigint,
    state integer not null default 0,
    changed_at bigint not null default 0,
    known_from bigint not null default 0,
    email text,
    body ${bytes}
);
create unique index record_key on record (key, type, crm);
create index record_person on record (person) where person is not null;
create index record_other on record (type) where person is null;
create index record_forgotten on record (id) where state >= 16;
create index record_email on record (email) where email is not null;
create table record_was (id ${number}, record bigint not null, changed_at bigint not null, known_from bigint not null, body ${bytes} not null);
create index record_was_record on record_was (record);

-- When a sweep of ids last saw a record.
create table seen (record ${id}, at bigint not null);

-- Which record's row leads to a record. person: 1 where the row is a person's, so that a company's deals are found
-- without its people.
create table link (target bigint not null, person integer not null, source bigint not null, primary key (target, person, source))${clustered};

-- The touches one source row tells of one person. row: the person's own record, or the negative hash of another row.
create table touch (person bigint not null, row bigint not null, body ${bytes} not null, primary key (person, row))${clustered};
create index touch_row on touch (row) where row < 0;

create table verdict (
    person ${id},
    kind text not null,
    raised integer not null,
    score bigint not null,
    stage text not null,
    code text not null,
    ask text not null,
    body ${bytes} not null,
    standing ${bytes} not null
);
-- Its numbers stand in the chain, so none is used twice. definition: '' for the one that moves the status.
create table verdict_was (
    id ${never_again},
    person bigint not null,
    definition text not null,
    body ${bytes} not null,
    salt ${bytes} not null
);
create index verdict_was_person on verdict_was (person, definition);
-- What definitions beside the one that moves the status think, by the name mql.yaml gives them.
create table beside (person bigint not null, definition text not null, body ${bytes} not null, primary key (person, definition))${clustered};

-- What mql last wrote, and how often mql and somebody else wrote over each other's value, by property.
create table ledger (record ${id}, body ${bytes} not null);
create table contest (record ${id}, body ${bytes} not null);
create table trouble (
    person ${id},
    tries integer not null,
    first_at bigint not null,
    last_at bigint not null,
    retry_at bigint not null,
    fix text not null,
    code text not null,
    remedy text not null,
    facts text not null
);
create table held (person ${id}, many integer not null, body ${bytes} not null);
create table released (person ${id}, body ${bytes} not null);

create table run (
    id ${id},
    crm text not null,
    kind text not null,
    definition text not null,
    mapping text not null,
    started bigint not null,
    as_of bigint,
    plan text,
    state text not null,
    tally ${bytes} not null,
    calls ${bytes} not null,
    message text not null,
    resumes_at bigint,
    ended bigint,
    backfill integer not null default 0
);
-- A server makes thousands of runs of single contacts a day; the long ones must be found among them.
create index run_long on run (crm, id) where kind <> 'CONTACT';

-- moves: how many people judged before change stage, by stage. backfill: 1 where nobody is handed over.
create table plan (
    id ${number},
    crm text not null,
    run text not null,
    definition text not null,
    mapping text not null,
    schema text not null,
    as_of bigint not null,
    revision bigint not null,
    covers text not null,
    state text not null,
    moves ${bytes},
    backfill integer not null default 0
);
-- Not clustered: an item is longer than what SQLite keeps of a row in such a tree (https://sqlite.org/withoutrowid.html).
create table plan_item (
    plan bigint not null,
    person bigint not null,
    state text not null,
    body ${bytes} not null,
    fix text,
    code text,
    remedy text,
    salt ${bytes},
    primary key (plan, person)
);

-- What was planned, done and thought, each link with a hash over the one before (Chain). Of people it holds commitments
-- salted with what stands in their rows, so that nothing of theirs is left here once those are gone.
create table chain (seq ${id}, kind text not null, id text not null, body ${bytes} not null, hash ${bytes} not null);

create table pause (crm text primary key, reason text not null, paused_by text not null, since bigint not null);
create table lease (crm text primary key, machine text not null, process bigint not null, started bigint not null, beat bigint not null);
create table acknowledged (plan text primary key, seen_by text not null, at bigint not null);
create table basis (crm text primary key, definition text not null, mapping text not null);
create table note (crm text not null, key text not null, text text not null, primary key (crm, key));

-- Hand-off events in the order in which they happened, and to whom they still have to be told. person: whom an event is
-- about, so that somebody erased is forgotten there, too.
create table outbox (seq ${number}, id text not null unique, crm text not null, person text not null, body ${bytes} not null);
create index outbox_crm on outbox (crm, seq);
create index outbox_person on outbox (person);
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
