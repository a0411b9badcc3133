-- A server makes thousands of runs of single contacts a day; the long ones must be found among them.
create index run_long on run (crm, id) where kind <> 'CONTACT';
