package io.recourse.bench;

import io.recourse.local.Sandbox;
import io.recourse.local.Stack;
import io.recourse.local.StackOptions;
import io.recourse.local.parts.Databases;
import io.recourse.local.parts.Postgres;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.SandboxClient;
import io.recourse.local.run.Tokens;
import io.recourse.local.world.Answer;
import io.recourse.local.world.Answer.Result;
import io.recourse.local.world.Order;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A stack of a section's own: fresh data in a folder of its own, ended with the section. */
public final class Place implements AutoCloseable {

    /**
     * As a service would run on a machine it has for itself: the whole compiler, both lanes, the clock's usual questions. What
     * a batch makes lives as long as its transaction, so most of the heap is for the young. The heap is touched at the start,
     * so that its first use costs no round anything and does not look like growth.
     */
    private static final List<String> JVM = List.of("-Xms512m", "-Xmx512m", "-Xmn320m", "-XX:+AlwaysPreTouch");

    private static final Map<String, String> USUAL = Map.of(
            "RECOURSE_DESK_LANES", "2",
            "RECOURSE_CLOCK_SAFETY_LOOK", "PT0.05S");

    private static final long PAUSE_MILLIS = 20;

    private final Sandbox sandbox;

    private Place(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Starts PostgreSQL, Kafka and these services.
     *
     * @param capture whether Kafka Connect reads the journals
     * @param told environment variables of the services that differ from a sandbox's usual ones
     */
    public static Place open(
            Setup setup, List<String> services, boolean capture, Map<String, String> told, Consumer<String> say) {
        return open(setup, setup.folder(), services, capture, told, say);
    }

    /** The same in a folder that is given. */
    public static Place open(
            Setup setup,
            Path folder,
            List<String> services,
            boolean capture,
            Map<String, String> told,
            Consumer<String> say) {
        return open(setup, folder, services, capture, told, JVM, say);
    }

    /** The same with services whose JVMs are told otherwise. */
    public static Place open(
            Setup setup,
            Path folder,
            List<String> services,
            boolean capture,
            Map<String, String> told,
            List<String> jvm,
            Consumer<String> say) {
        return open(
                setup,
                folder,
                services,
                capture,
                told,
                jvm,
                order -> new Answer(order.key(), Result.DONE, "done"),
                say);
    }

    /** The same without Kafka Connect, in the section's own folder, before a world that answers as the section says. */
    public static Place open(
            Setup setup,
            List<String> services,
            Map<String, String> told,
            Function<Order, Answer> world,
            Consumer<String> say) {
        return open(setup, setup.folder(), services, false, told, JVM, world, say);
    }

    private static Place open(
            Setup setup,
            Path folder,
            List<String> services,
            boolean capture,
            Map<String, String> told,
            List<String> jvm,
            Function<Order, Answer> world,
            Consumer<String> say) {
        Map<String, String> settings = new HashMap<>(USUAL);
        settings.putAll(told);
        Sandbox sandbox = Sandbox.claim(
                StackOptions.in(setup.repository())
                        .runFolder(folder)
                        .fresh(true)
                        .services(services)
                        .settings((_, _, _) -> settings)
                        .jvm(jvm)
                        .capture(capture)
                        .say(line -> {}),
                1,
                world);
        Place place = new Place(sandbox);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        try {
            place.stack().start();
            if (!capture) {
                place.dropSlots();
            }
        } catch (SQLException e) {
            sandbox.close();
            throw new StackFailed("cannot let go of the log: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
        say.accept("started: postgres, kafka" + (capture ? ", connect, " : ", ") + String.join(", ", services));
        return place;
    }

    /** Nobody will read the log: it need not be kept. */
    private void dropSlots() throws SQLException {
        try (Connection connection = stack().postgres().connect(Postgres.ADMIN, Postgres.ADMIN);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots");
        }
    }

    public Stack stack() {
        return sandbox.stack();
    }

    /** Where a service is reached. */
    public URI door(String service) {
        URI door = stack().serviceUrls().get(service);
        if (door == null) {
            throw new StackFailed(service + " has not been started");
        }
        return door;
    }

    /** The services' doors over HTTP. */
    public SandboxClient client() {
        return new SandboxClient(stack().serviceUrls(), tokens());
    }

    public Tokens tokens() {
        return new Tokens(stack().secrets()::get);
    }

    /** A service's database as the administrator, whom no row security binds. */
    public Connection connect(String service) throws SQLException {
        return stack().postgres().connect(service, Postgres.ADMIN);
    }

    /** Takes the processor away from a service, which then holds no lock, or gives it back. */
    public void halt(String service, boolean halted) throws IOException, InterruptedException, SQLException {
        if (!halted) {
            signal(service, "-CONT");
            return;
        }
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement()) {
            signal(service, "-STOP");
            while (busy(statement, service)) {
                signal(service, "-CONT");
                Thread.sleep(PAUSE_MILLIS);
                signal(service, "-STOP");
            }
        }
    }

    /** Stopped in the middle of a transaction, it would keep what it has locked until PostgreSQL hangs up on it. */
    private static boolean busy(Statement statement, String service) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select from pg_stat_activity where state <> 'idle' and usename = '"
                        + Databases.serviceRole(service) + "'")) {
            return rows.next();
        }
    }

    private void signal(String service, String signal) throws IOException, InterruptedException {
        Long pid = stack().pids().get(service);
        Process kill = new ProcessBuilder("kill", signal, String.valueOf(pid))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new StackFailed("cannot signal " + service);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
