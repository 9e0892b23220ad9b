package io.recourse.local.parts;

import io.recourse.local.process.Await;
import io.recourse.local.process.Caches;
import io.recourse.local.process.Child;
import io.recourse.local.process.Command;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** One Kafka node, broker and controller in one JVM. Every client logs in; nothing is allowed that no ACL allows. */
public final class Broker {
    public static final String NAME = "kafka";
    public static final String ADMIN = "admin";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunFolder run;
    private final int port;
    private final int controllerPort;
    private final Secrets secrets;
    private final Caches caches;

    public Broker(RunFolder run, int port, int controllerPort, Secrets secrets, Caches caches) {
        this.run = run;
        this.port = port;
        this.controllerPort = controllerPort;
        this.secrets = secrets;
        this.caches = caches;
    }

    public Command command() {
        String settings =
                run.writePrivate("kafka/server.properties", text(settings())).toString();
        return Command.java(
                NAME,
                run,
                List.of(
                        "-Xms96m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        Command.logLevel("kafka.server.KafkaRaftServer", "info"),
                        Command.logLevel("kafka.server.BrokerServer", "info")),
                caches,
                List.of(BrokerMain.class.getName(), settings),
                Map.of("CLASSPATH", Command.ownClassPath(), BrokerMain.ADMIN_PASSWORD, secrets.get(secretOf(ADMIN))));
    }

    private Properties settings() {
        String controllerPassword = secrets.get(secretOf("controller"));
        String plain = "org.apache.kafka.common.security.plain.PlainLoginModule";
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put("listener.name.client.sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                admin().settings().get("sasl.jaas.config"));
        settings.put(
                "listener.name.controller.plain.sasl.jaas.config",
                plain + " required username=\"controller\" password=\"" + controllerPassword + "\" user_controller=\""
                        + controllerPassword + "\";");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:" + ADMIN + ";User:controller");
        settings.put("allow.everyone.if.no.acl.found", "false");
        // Without it a session that is open keeps working after its user has been removed.
        // a revoked partner is cut off within a minute; each renewal costs a salted hash of thousands of rounds
        settings.put("connections.max.reauth.ms", "60000");
        // After kill -9 the node waits until its former self counts as gone (usually 9 s), asking every heartbeat.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.dirs", run.path("kafka/data").toString());
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "8");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "3000");
        settings.put("log.retention.ms", "-1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        return settings;
    }

    static String text(Properties settings) {
        try {
            StringWriter text = new StringWriter();
            settings.store(text, null);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitReady(Child child) {
        try (Admin admin = adminClient()) {
            Await.until(child, NAME + " answers", PATIENCE, () -> !admin.describeCluster()
                    .nodes()
                    .get(2, TimeUnit.SECONDS)
                    .isEmpty());
        }
    }

    /**
     * Returns when a provisioned user can log in. Kafka says that a user has been made when its controller has written it down;
     * the broker reads that a moment later, and a client that comes in between is told that its password is wrong.
     */
    public void awaitLogin(String user, Child child) {
        Await.until(child, NAME + " lets " + user + " in", PATIENCE, () -> {
            Admin admin = client(as(user));
            try {
                return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
            } finally {
                admin.close(Duration.ZERO);
            }
        });
    }

    /** An admin client; the caller closes it. */
    public Admin adminClient() {
        return client(admin());
    }

    private static Admin client(KafkaAccess access) {
        Map<String, Object> settings = new HashMap<>(access.settings());
        settings.put("reconnect.backoff.max.ms", "200");
        return Admin.create(settings);
    }

    public KafkaAccess admin() {
        return as(ADMIN);
    }

    /** Access for a provisioned user. */
    public KafkaAccess as(String user) {
        return new KafkaAccess(bootstrap(), user, secrets.get(secretOf(user)));
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Name of a user's password among the {@link Secrets}. */
    public static String secretOf(String user) {
        return "kafka." + user;
    }
}
