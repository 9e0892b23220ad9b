package io.recourse.casework.spec;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for one test class's service: fsync on, its own owner and a service role that is not superuser. */
public final class PostgresServer implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("wal_level", "logical")
                    .setServerConfig("max_connections", "60")
                    .setPGStartupWait(Duration.ofSeconds(40))
                    .start();
            postgres = server;
            try (Connection c = server.getPostgresDatabase().getConnection();
                    Statement s = c.createStatement()) {
                s.execute("create role owner login superuser password 'owner'");
                s.execute("create role service login password 'service'");
                s.execute("create database service owner owner");
            }
            return Map.of(
                    "recourse.db.port", Integer.toString(server.getPort()),
                    "recourse.db.name", "service",
                    "recourse.db.user", "service",
                    "recourse.db.password", "service",
                    "recourse.db.owner", "owner",
                    "recourse.db.owner-password", "owner");
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        }
    }
}
