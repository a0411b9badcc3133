-- Whom an event is about, so that somebody erased is forgotten there, too.
alter table outbox add column person text not null default '';
create index outbox_person on outbox (person);
