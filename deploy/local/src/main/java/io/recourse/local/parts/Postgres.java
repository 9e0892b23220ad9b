package io.recourse.local.parts;

import io.recourse.local.process.Await;
import io.recourse.local.process.Child;
import io.recourse.local.process.Command;
import io.recourse.local.process.Command.StopSignal;
import io.recourse.local.process.Programs;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The database server. Durable as in production (fsync on, asked back after every start), reachable on loopback only, by
 * password only.
 */
public final class Postgres {
    public static final String NAME = "postgres";
    public static final String ADMIN = "postgres";

    private static final String DATA = "postgres/data";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 200
            password_encryption = 'scram-sha-256'
            shared_buffers = 1GB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_preload_libraries = 'pg_stat_statements'
            wal_level = logical
            max_wal_senders = 20
            max_replication_slots = 20
            # A connector that stays away must not fill the disk; past this its slot is given up.
            max_slot_wal_keep_size = 8GB
            wal_sender_timeout = 30s
            # A page is written whole once after each checkpoint: few checkpoints halve what a busy desk writes.
            max_wal_size = 8GB
            min_wal_size = 512MB
            checkpoint_timeout = 10min
            enable_partition_pruning = on
            # One batch of array statements per transaction: compiling them never pays.
            jit = off
            autovacuum_naptime = 30s
            # Housekeeping looks at pages in memory without a stop for breath, and who asks waits for a processor meanwhile: it
            # takes a fifth of one, and may write as many pages as it could. Plans go by way of keys (ADR 0021), so a sample of
            # a fifth tells them enough.
            autovacuum_vacuum_cost_delay = 8ms
            vacuum_cost_page_dirty = 5
            default_statistics_target = 20
            idle_in_transaction_session_timeout = 60s
            # When a row was committed, not when its transaction began, is what delays are measured by.
            track_commit_timestamp = on
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %q%u@%d '
            """;
    /**
     * What a statement needs of memory it needs again for the next one. By itself the C library hands it back to the system
     * after each and asks for it anew, page by page; on a virtual machine that takes longer than the statement.
     */
    private static final Map<String, String> MEMORY = Map.of(
            "MALLOC_TOP_PAD_", Integer.toString(1 << 20),
            "MALLOC_TRIM_THRESHOLD_", Integer.toString(16 << 20),
            "MALLOC_MMAP_THRESHOLD_", Integer.toString(16 << 20));

    private static final String ACCESS = """
            # type database user address method
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final RunFolder run;
    private final int port;
    private final Secrets secrets;

    public Postgres(RunFolder run, int port, Secrets secrets) {
        this.run = run;
        this.port = port;
        this.secrets = secrets;
    }

    /** Unpacks the programs and makes the data folder, each unless it is there. */
    public void prepare() {
        Path programs = PostgresBinaries.unpacked(run);
        Path data = run.path(DATA);
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(programs, data);
            }
            Files.writeString(data.resolve("postgresql.conf"), SETTINGS);
            Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new StackFailed("cannot prepare the PostgreSQL data folder " + data + ": " + e.getMessage(), e);
        }
    }

    private void initialise(Path programs, Path data) throws IOException {
        // Made beside and moved: a half-made data folder is never mistaken for a whole one.
        String draft = DATA + ".new";
        run.remove(draft);
        Path password = run.writePrivate("postgres/password", secrets.get(secretOf(ADMIN)) + "\n");
        List<String> line = new ArrayList<>(asOrdinaryUser());
        line.addAll(List.of(
                programs.resolve("bin/initdb").toString(), "-D", run.path(draft).toString()));
        line.addAll(List.of("-U", ADMIN, "-A", "scram-sha-256", "--pwfile", password.toString()));
        line.addAll(List.of("-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        Child initdb = Child.start(new Command("initdb", line, Map.of(), StopSignal.TERM), run);
        if (!initdb.exitsWithin(PATIENCE)) {
            initdb.kill();
            throw new StackFailed(initdb.obituary());
        }
        Files.delete(password);
        if (!Files.exists(run.path(draft).resolve("PG_VERSION"))) {
            throw new StackFailed(initdb.obituary());
        }
        Files.move(run.path(draft), data, StandardCopyOption.ATOMIC_MOVE);
    }

    public Command command() {
        Path programs = PostgresBinaries.unpacked(run);
        List<String> line = new ArrayList<>(asOrdinaryUser());
        line.addAll(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                run.path(DATA).toString()));
        line.addAll(List.of("-p", Integer.toString(port)));
        for (String mark : run.marks(NAME)) {
            line.addAll(List.of("-c", mark));
        }
        return new Command(NAME, line, MEMORY, StopSignal.INT);
    }

    /** PostgreSQL refuses to run as root; an unmapped user of a fresh user namespace is not root and owns our files. */
    private static List<String> asOrdinaryUser() {
        if (!root()) {
            return List.of();
        }
        if (!Programs.onPath("unshare")) {
            throw new StackFailed("PostgreSQL does not run as root: start Recourse as an ordinary user.");
        }
        return List.of("unshare", "-U");
    }

    private static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Waits until it accepts and checks that it keeps what it acknowledges. */
    public void awaitReady(Child child) {
        Await.until(child, NAME + " accepts connections", PATIENCE, () -> {
            try (Connection connection = connect(ADMIN, ADMIN)) {
                return connection.isValid(5);
            }
        });
        try (Connection connection = connect(ADMIN, ADMIN)) {
            check(connection, "fsync", "on");
            check(connection, "full_page_writes", "on");
            check(connection, "wal_level", "logical");
        } catch (SQLException e) {
            throw new StackFailed("cannot read the settings of " + NAME + ": " + e.getMessage(), e);
        }
    }

    private static void check(Connection connection, String setting, String wanted) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('" + setting + "')")) {
            row.next();
            if (!wanted.equals(row.getString(1))) {
                throw new StackFailed(NAME + " runs with " + setting + "=" + row.getString(1) + ", not " + wanted);
            }
        }
    }

    /** A connection as one of the roles this run made. */
    public Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, secrets.get(secretOf(role)));
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** For Vert.x clients. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** Name of a role's password among the {@link Secrets}. */
    public static String secretOf(String role) {
        return "postgres." + role;
    }
}
