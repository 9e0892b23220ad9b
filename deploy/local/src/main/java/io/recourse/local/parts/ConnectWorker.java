package io.recourse.local.parts;

import io.recourse.local.process.Await;
import io.recourse.local.process.Caches;
import io.recourse.local.process.Child;
import io.recourse.local.process.Command;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Kafka Connect in standalone mode: fast to start, offsets in a file beside the data. */
public final class ConnectWorker {
    public static final String NAME = "connect";

    /** Environment variables that connector settings may refer to begin so. */
    static final String SECRET_VARIABLES = "RECOURSE_CDC_";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STRINGS = "org.apache.kafka.connect.storage.StringConverter";

    private final RunFolder run;
    private final int port;
    private final Broker broker;
    private final Secrets secrets;
    private final Caches caches;

    public ConnectWorker(RunFolder run, int port, Broker broker, Secrets secrets, Caches caches) {
        this.run = run;
        this.port = port;
        this.broker = broker;
        this.secrets = secrets;
        this.caches = caches;
    }

    public Command command() {
        String settings = run.writePrivate("connect/worker.properties", Broker.text(settings()))
                .toString();
        Map<String, String> environment = new HashMap<>();
        environment.put("CLASSPATH", Command.ownClassPath());
        for (String service : Services.ALL) {
            environment.put(
                    Connectors.databasePassword(service),
                    secrets.get(Postgres.secretOf(Databases.captureRole(service))));
            environment.put(Connectors.kafkaPassword(service), secrets.get(Broker.secretOf(Connectors.user(service))));
        }
        return Command.java(
                NAME,
                run,
                List.of(
                        "-Xms96m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        Command.logLevel("org.apache.kafka.connect.runtime", "info"),
                        Command.logLevel("io.debezium", "info"),
                        // Warns of a full queue, which ours is with every event.
                        Command.logLevel("io.debezium.connector.base.ChangeEventQueue", "error"),
                        // Reports "queue is full" for its own statistics, many times a second, under load.
                        Command.logLevel("io.debezium.metrics.stats.MeasurementCollector", "off")),
                caches,
                List.of(ConnectMain.class.getName(), settings),
                environment);
    }

    private Properties settings() {
        Properties settings = new Properties();
        broker.as(NAME).settings().forEach((name, value) -> {
            settings.put(name, value);
            if (!name.equals("bootstrap.servers")) {
                settings.put("producer." + name, value);
                settings.put("consumer." + name, value);
                settings.put("admin." + name, value);
            }
        });
        // What one transaction of a desk wrote travels together.
        settings.put("producer.linger.ms", "5");
        settings.put("listeners", "http://127.0.0.1:" + port);
        // No plugin.path: the connector is on the class path, scanning every jar for it takes a minute.
        settings.put("plugin.discovery", "service_load");
        settings.put("key.converter", STRINGS);
        settings.put("value.converter", STRINGS);
        settings.put("header.converter", STRINGS);
        settings.put("offset.storage.file.filename", offsets());
        settings.put("offset.flush.interval.ms", "1000");
        settings.put("connector.client.config.override.policy", "Principal");
        settings.put("config.providers", "env");
        settings.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        settings.put("config.providers.env.param.allowlist.pattern", SECRET_VARIABLES + ".*");
        return settings;
    }

    private String offsets() {
        return run.path("connect/offsets").toString();
    }

    public void awaitReady(Child child) {
        Rest rest = new Rest(uri());
        Await.until(child, NAME + " answers", PATIENCE, () -> rest.get("/").status() == 200);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
