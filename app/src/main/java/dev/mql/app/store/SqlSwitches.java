package dev.mql.app.store;

import dev.mql.store.Lease;
import dev.mql.store.Switches;
import java.time.Instant;
import java.util.Optional;

/** Keeps what people and processes decide. */
final class SqlSwitches implements Switches {

    private final Database database;

    SqlSwitches(Database database) {
        this.database = database;
    }

    @Override
    public void pause(Pause pause) {
        database.write(sql -> sql.put(
                "pause",
                1,
                "crm, reason, paused_by, since",
                pause.crm(),
                pause.reason(),
                pause.by(),
                pause.since().toEpochMilli()));
    }

    @Override
    public Optional<Pause> paused(String crm) {
        return database.read(sql -> sql.first(
                "select reason, paused_by, since from pause where crm = ?",
                row -> new Pause(crm, row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
                crm));
    }

    @Override
    public boolean resume(String crm) {
        return database.write(sql -> sql.update("delete from pause where crm = ?", crm)) > 0;
    }

    @Override
    public void take(String crm, Holder holder, Instant now) {
        database.write(sql -> {
            Optional<Lease> held = sql.first(
                    "select machine, process, started, beat from lease where crm = ?",
                    row -> new Lease(
                            new Holder(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))),
                            Instant.ofEpochMilli(row.getLong(4))),
                    crm);
            if (held.isPresent() && !held.get().freeFor(holder, now)) {
                throw held.get().refusal(crm);
            }
            return sql.put(
                    "lease",
                    1,
                    "crm, machine, process, started, beat",
                    crm,
                    holder.machine(),
                    holder.process(),
                    holder.started().toEpochMilli(),
                    now.toEpochMilli());
        });
    }

    @Override
    public void letGo(String crm, Holder holder) {
        database.write(sql -> sql.update(
                "delete from lease where crm = ? and machine = ? and process = ? and started = ?",
                crm,
                holder.machine(),
                holder.process(),
                holder.started().toEpochMilli()));
    }

    @Override
    public void acknowledge(String plan, String by, Instant at) {
        database.write(sql -> sql.update(
                "insert into acknowledged (plan, seen_by, at) values (?, ?, ?) on conflict do nothing",
                plan,
                by,
                at.toEpochMilli()));
    }

    @Override
    public boolean acknowledged(String plan) {
        return database.read(sql -> sql.first("select 1 from acknowledged where plan = ?", row -> true, plan)
                .isPresent());
    }

    @Override
    public Optional<Basis> basis(String crm) {
        return database.read(sql -> sql.first(
                "select definition, mapping from basis where crm = ?",
                row -> new Basis(row.getString(1), row.getString(2)),
                crm));
    }

    @Override
    public Optional<String> note(String crm, String key) {
        return database.read(
                sql -> sql.first("select text from note where crm = ? and key = ?", row -> row.getString(1), crm, key));
    }

    @Override
    public void note(String crm, String key, String text) {
        database.write(sql -> sql.put("note", 2, "crm, key, text", crm, key, text));
    }
}
