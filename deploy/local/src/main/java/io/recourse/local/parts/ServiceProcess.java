package io.recourse.local.parts;

import io.recourse.local.process.Await;
import io.recourse.local.process.Caches;
import io.recourse.local.process.Child;
import io.recourse.local.process.Command;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import io.recourse.local.process.StackFailed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One service as the Quarkus application that {@code mvn package} left. It is told everything through environment
 * variables with Quarkus's own names, so a service knows nothing of this launcher.
 */
public final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final String service;
    private final RunFolder run;
    private final int port;
    private final Path jar;
    private final Postgres postgres;
    private final Broker broker;
    private final Secrets secrets;
    private final ServiceSettings settings;
    private final List<String> jvm;
    private final Caches caches;

    /**
     * @param repository root of the source tree
     * @param settings what it is told beside where its database and its broker are
     * @param jvm options of its JVM
     * @param caches what it has learned of its classes before
     */
    public ServiceProcess(
            String service,
            Path repository,
            RunFolder run,
            int port,
            Postgres postgres,
            Broker broker,
            Secrets secrets,
            ServiceSettings settings,
            List<String> jvm,
            Caches caches) {
        this.service = service;
        this.run = run;
        this.port = port;
        this.jar = jar(repository, service);
        this.postgres = postgres;
        this.broker = broker;
        this.secrets = secrets;
        this.settings = settings;
        this.jvm = List.copyOf(jvm);
        this.caches = caches;
    }

    /** Fails, before anything has been started, when the service has not been built. */
    public static void requireBuilt(Path repository, String service) {
        Path jar = jar(repository, service);
        if (!Files.exists(jar)) {
            throw new StackFailed(service + " is not built (" + jar + " is missing): run make build");
        }
    }

    private static Path jar(Path repository, String service) {
        return repository.resolve("services/" + service + "/target/quarkus-app/quarkus-run.jar");
    }

    public Command command() {
        return Command.java(service, run, jvm, caches, List.of("-jar", jar.toString()), environment());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_PROFILE", "prod,sandbox");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        String role = Databases.serviceRole(service);
        environment.put("QUARKUS_DATASOURCE_USERNAME", role);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.get(Postgres.secretOf(role)));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(service));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service));
        // Migrations run as the owner; the running service cannot change its own schema.
        String owner = Databases.ownerRole(service);
        environment.put("QUARKUS_FLYWAY_USERNAME", owner);
        environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.get(Postgres.secretOf(owner)));
        KafkaAccess kafka = broker.as("service-" + service);
        kafka.settings()
                .forEach((name, value) ->
                        environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.putAll(settings.of(service, run, secrets));
        return environment;
    }

    public void awaitReady(Child child) {
        Rest rest = new Rest(uri());
        Await.until(
                child,
                service + " is ready",
                PATIENCE,
                () -> rest.get("/q/health/ready").status() == 200);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
