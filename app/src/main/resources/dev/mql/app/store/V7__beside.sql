-- What definitions beside the one that moves the status think, by the name mql.yaml gives them.
create table beside (person bigint not null, definition text not null, body ${bytes} not null, primary key (person, definition))${clustered};
create table beside_was (id ${number}, person bigint not null, definition text not null, body ${bytes} not null);
create index beside_was_person on beside_was (person, definition);
