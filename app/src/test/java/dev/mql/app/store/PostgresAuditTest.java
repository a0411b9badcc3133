package dev.mql.app.store;

class PostgresAuditTest extends AuditContract {

    private final String url = PostgresServer.freshUrl();

    @Override
    String url() {
        return url;
    }
}
