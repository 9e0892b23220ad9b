package io.recourse.local;

import io.recourse.local.access.AccessPlan;
import io.recourse.local.access.AsyncApi;
import io.recourse.local.access.MissingTopics;
import io.recourse.local.access.Partners;
import io.recourse.local.access.Provision;
import io.recourse.local.parts.Broker;
import io.recourse.local.parts.ConnectWorker;
import io.recourse.local.parts.Connectors;
import io.recourse.local.parts.Databases;
import io.recourse.local.parts.Postgres;
import io.recourse.local.parts.ServiceProcess;
import io.recourse.local.process.Child;
import io.recourse.local.process.Crew;
import io.recourse.local.process.Guard;
import io.recourse.local.process.Leftovers;
import io.recourse.local.process.Ports;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import io.recourse.local.process.StackFailed;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The running stack: PostgreSQL, Kafka, Kafka Connect and the services, each a process of its own.
 *
 * <pre>{@code
 * try (Stack stack = Stack.claim(StackOptions.in(repository))) {
 *     stack.start();
 *     …
 * }
 * }</pre>
 *
 * {@link #claim} takes the run folder and touches nothing else, {@link #start} does the work, {@link #close} ends
 * whatever has been started, also from another thread (Ctrl-C) in the middle of a start.
 */
public final class Stack implements AutoCloseable {
    private static final Set<String> INFRASTRUCTURE = Set.of(Postgres.NAME, Broker.NAME, ConnectWorker.NAME);

    private final StackOptions options;
    private final RunFolder run;
    private final Ports ports;
    private final AsyncApi language;
    private final Partners partners;
    private final Secrets secrets;
    private final Crew crew;
    private final Postgres postgres;
    private final Databases databases;
    private final Broker broker;
    private final ConnectWorker connect;
    private final Connectors connectors;
    private final ConnectorWatch watch;
    private final Steps steps;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    /** Killed on purpose and not yet back. */
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    private @Nullable Guard guard;
    private boolean closed;

    private Stack(StackOptions options, RunFolder run, Ports ports, AsyncApi language, Partners partners) {
        this.options = options;
        this.run = run;
        this.ports = ports;
        this.language = language;
        this.partners = partners;
        secrets = Secrets.of(run);
        crew = new Crew(run);
        postgres = new Postgres(run, ports.of(Postgres.NAME), secrets);
        databases = new Databases(postgres, secrets);
        broker = new Broker(run, ports.of(Broker.NAME), ports.of("kafka-controller"), secrets, options.caches());
        connect = new ConnectWorker(run, ports.of(ConnectWorker.NAME), broker, secrets, options.caches());
        connectors = new Connectors(connect, postgres, databases, user -> MissingTopics.of(language, user));
        steps = new Steps(options.say());
        watch = new ConnectorWatch(connectors, down::isEmpty, crew::report);
        for (String service : options.services()) {
            services.put(
                    service,
                    new ServiceProcess(
                            service,
                            options.repository(),
                            run,
                            ports.of(service),
                            postgres,
                            broker,
                            secrets,
                            options.settings(),
                            options.jvm(),
                            options.caches()));
        }
    }

    /**
     * Takes the run folder, ends what a crashed launcher left in it, and chooses the ports. Fails, having done no harm,
     * when another launcher holds the folder, a wanted port is taken or a service is not built.
     */
    public static Stack claim(StackOptions options) {
        RunFolder run = RunFolder.claim(options.runFolder());
        try {
            options.services().forEach(service -> ServiceProcess.requireBuilt(options.repository(), service));
            AsyncApi language = AsyncApi.read(options.asyncApi());
            Partners partners = Partners.read(options.partners());
            List<Leftovers.Leftover> leftovers = Leftovers.inFolder(run.folder());
            leftovers.forEach(left -> options.say()
                    .accept("ending " + left.name() + " (" + left.process().pid()
                            + "), left over from a run that crashed"));
            Leftovers.end(leftovers);
            Ports ports = Ports.choose(options.ports(), options.say());
            RunData.prepare(run, options.fresh());
            return new Stack(options, run, ports, language, partners);
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Starts everything and returns when all of it works; on failure ends what it had started. */
    public void start() {
        try {
            options.caches().prepare();
            guard = Guard.start(run);
            Steps.together(this::startPostgres, this::startBroker);
            if (options.capture()) {
                crew.start(connect.command());
            }
            services.values().forEach(service -> crew.start(service.command()));
            if (options.capture()) {
                steps.timed(ConnectWorker.NAME, () -> connect.awaitReady(crew.get(ConnectWorker.NAME)));
            }
            services.forEach((name, service) -> steps.timed(name, () -> service.awaitReady(crew.get(name))));
            if (options.capture()) {
                register(services.keySet());
                watch.start();
            }
            describe();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startPostgres() {
        steps.timed(Postgres.NAME, () -> {
            postgres.prepare();
            postgres.awaitReady(crew.start(postgres.command()));
            databases.provision();
        });
    }

    private void startBroker() {
        steps.timed(Broker.NAME, () -> broker.awaitReady(crew.start(broker.command())));
        provision(language, partners);
    }

    /** Brings topics, users and ACLs to what the two documents say; also while the stack runs. */
    public void provision(AsyncApi language, Partners partners) {
        AccessPlan plan = AccessPlan.of(language, partners, Set.of(ConnectWorker.NAME));
        try (Admin admin = broker.adminClient()) {
            new Provision(admin, secrets).apply(plan);
        }
        broker.awaitLogin(ConnectWorker.NAME, crew.get(Broker.NAME));
        options.say()
                .accept(plan.topics().size() + " topics, " + plan.users().size() + " users, "
                        + plan.acls().size() + " ACLs");
    }

    /** Connects services' journals to Kafka; their tables and publications exist. */
    public void register(Collection<String> names) {
        steps.timed("connectors", () -> connectors.register(names, crew.get(ConnectWorker.NAME)));
    }

    /** {@code kill -9}; nothing starts it again but {@link #restart}. */
    public void kill(String process) {
        Child child = crew.get(process);
        down.add(process);
        child.kill();
        describe();
    }

    /** Starts a killed process on its old data and port and waits until it, and the pipes through it, work. */
    public void restart(String process) {
        steps.timed(process + " again", () -> {
            switch (process) {
                case Postgres.NAME -> postgres.awaitReady(crew.start(postgres.command()));
                case Broker.NAME -> broker.awaitReady(crew.start(broker.command()));
                case ConnectWorker.NAME -> connect.awaitReady(crew.start(connect.command()));
                case String name -> {
                    ServiceProcess service = services.get(name);
                    if (service == null) {
                        throw new StackFailed("no process called " + name);
                    }
                    service.awaitReady(crew.start(service.command()));
                }
            }
            Set<String> others = new LinkedHashSet<>(down);
            others.remove(process);
            others.retainAll(INFRASTRUCTURE);
            if (INFRASTRUCTURE.contains(process) && others.isEmpty()) {
                connectors.resume(crew.get(ConnectWorker.NAME));
            }
        });
        down.remove(process);
        describe();
    }

    private void describe() {
        StackFile.write(run, ports, crew.pids(), urls(), broker.bootstrap(), postgres);
    }

    /** Completes with the first thing that went wrong unasked: a process that ended, a connector that gave up. */
    public CompletableFuture<StackFailed> trouble() {
        return crew.trouble();
    }

    /** Where the services' HTTP doors are. */
    public Map<String, URI> serviceUrls() {
        Map<String, URI> urls = new LinkedHashMap<>();
        services.forEach((name, service) -> urls.put(name, service.uri()));
        return urls;
    }

    /** Every HTTP door. */
    public Map<String, URI> urls() {
        Map<String, URI> urls = serviceUrls();
        urls.put(ConnectWorker.NAME, connect.uri());
        return urls;
    }

    public Map<String, Long> pids() {
        return crew.pids();
    }

    public Postgres postgres() {
        return postgres;
    }

    public Broker broker() {
        return broker;
    }

    public Secrets secrets() {
        return secrets;
    }

    public AsyncApi language() {
        return language;
    }

    /** The partners that were registered when it was claimed. */
    public Partners partners() {
        return partners;
    }

    public RunFolder run() {
        return run;
    }

    /** Ends the services side by side, then Connect, then Kafka and PostgreSQL; safe to repeat. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.close();
        crew.stop(services.keySet());
        crew.close();
        if (guard != null) {
            guard.close();
        }
        run.remove(AccessFile.NAME);
        run.remove(StackFile.NAME);
        run.close();
    }
}
