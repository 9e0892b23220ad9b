package io.recourse.local.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.process.Await;
import io.recourse.local.process.Child;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The pipe of each service: its journal, read from the write-ahead log, becomes events on Kafka. */
public final class Connectors {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STRINGS = "org.apache.kafka.connect.storage.StringConverter";
    /** Journal column to record header. */
    private static final String HEADERS = String.join(
            ",",
            "event_id:header:ce_id",
            "type:header:ce_type",
            "source:header:ce_source",
            "spec_version:header:ce_specversion",
            "topic_seq:header:ce_sequence",
            "tenant:header:ce_tenant",
            "business_at:header:ce_businessat",
            "traceparent:header:traceparent");

    private final JsonMapper json = new JsonMapper();
    private final Rest rest;
    private final Postgres postgres;
    private final Databases databases;
    private final Function<String, Map<String, String>> topics;
    private final Set<String> registered = new LinkedHashSet<>();

    /** @param topics settings by which the connector of a Kafka user makes a topic that is missing */
    public Connectors(
            ConnectWorker worker,
            Postgres postgres,
            Databases databases,
            Function<String, Map<String, String>> topics) {
        this.rest = new Rest(worker.uri());
        this.postgres = postgres;
        this.databases = databases;
        this.topics = topics;
    }

    static String databasePassword(String service) {
        return ConnectWorker.SECRET_VARIABLES + service.toUpperCase(Locale.ROOT) + "_DATABASE";
    }

    static String kafkaPassword(String service) {
        return ConnectWorker.SECRET_VARIABLES + service.toUpperCase(Locale.ROOT) + "_KAFKA";
    }

    /** The Kafka user of one connector: what captures one service's journal cannot write another's topics. */
    public static String user(String service) {
        return "connect-" + service;
    }

    /** Registers the services' connectors and waits until all of them read. The services' migrations have run before. */
    public synchronized void register(Collection<String> services, Child connect) {
        services.forEach(this::put);
        registered.addAll(services);
        services.forEach(service -> awaitReading(service, connect));
    }

    /** After the worker, the database or the broker has been started again. */
    public synchronized void resume(Child connect) {
        registered.forEach(this::put);
        registered.forEach(service -> awaitReading(service, connect));
    }

    private void put(String service) {
        try {
            Rest.Answer answer = rest.put(path(service) + "/config", json.writeValueAsString(settings(service)));
            if (answer.status() / 100 != 2) {
                throw new StackFailed("Kafka Connect refused the connector of " + service + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new StackFailed("cannot register the connector of " + service + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while registering the connector of " + service, e);
        }
    }

    private static String path(String service) {
        return "/connectors/recourse-" + service;
    }

    /** RUNNING alone proves little: a connector counts as reading when the database says its slot is in use. */
    private void awaitReading(String service, Child connect) {
        Await.until(connect, "connector of " + service + " reads", PATIENCE, () -> {
            JsonNode status = json.readTree(rest.get(path(service) + "/status").body());
            if (status.path("connector").path("state").asText().equals("FAILED") || failed(status)) {
                rest.post(path(service) + "/restart?includeTasks=true&onlyFailed=true");
                throw new IOException(trace(status));
            }
            return status.path("tasks").size() == 1
                    && status.path("tasks").get(0).path("state").asText().equals("RUNNING")
                    && databases.captured(service);
        });
    }

    private static boolean failed(JsonNode status) {
        return status.path("tasks")
                .valueStream()
                .anyMatch(task -> task.path("state").asText().equals("FAILED"));
    }

    private static String trace(JsonNode status) {
        String trace = status.path("tasks")
                .path(0)
                .path("trace")
                .asText(status.path("connector").path("trace").asText());
        return trace.lines().limit(2).reduce("", (a, b) -> a + " " + b).strip();
    }

    /** Connectors that have given up, with the reason; empty when all is well or the worker does not answer. */
    public synchronized List<String> failures() {
        List<String> found = new ArrayList<>();
        for (String service : registered) {
            try {
                JsonNode status =
                        json.readTree(rest.get(path(service) + "/status").body());
                if (failed(status)) {
                    found.add("the connector of " + service + " has failed: " + trace(status));
                }
            } catch (JsonProcessingException unexpected) {
                found.add("Kafka Connect gives no status of " + service + ": " + unexpected.getOriginalMessage());
            } catch (IOException away) {
                // Its process is watched elsewhere.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
        }
        return found;
    }

    private Map<String, String> settings(String service) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("tasks.max", "1");
        settings.put("database.hostname", "127.0.0.1");
        settings.put("database.port", Integer.toString(postgres.port()));
        settings.put("database.dbname", service);
        settings.put("database.user", Databases.captureRole(service));
        settings.put("database.password", "${env:" + databasePassword(service) + "}");
        String login = KafkaAccess.scram(user(service), "${env:" + kafkaPassword(service) + "}");
        settings.put("producer.override.sasl.jaas.config", login);
        settings.put("admin.override.sasl.jaas.config", login);
        settings.putAll(topics.apply(user(service)));
        settings.put("topic.prefix", service);
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", Databases.slot(service));
        settings.put("slot.max.retries", "60");
        settings.put("slot.retry.delay.ms", "1000");
        settings.put("publication.name", "recourse_journal");
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("table.include.list", "public.journal");
        // The slot exists since the database does and holds all that was written; a snapshot would only repeat it.
        settings.put("snapshot.mode", "no_data");
        settings.put("skipped.operations", "u,d,t");
        settings.put("tombstones.on.delete", "false");
        // The queue holds one event and is full with it, and between full queues a poll sleeps until there is one: any
        // other way of waiting spins through the last millisecond of its interval (decision 0012).
        settings.put("max.batch.size", "1");
        settings.put("max.queue.size.in.bytes", "1");
        settings.put(
                "poll.dispatch.interval.ms", Long.toString(Duration.ofDays(1).toMillis()));
        // How long the reader of the log rests when it finds nothing.
        settings.put("poll.interval.ms", "20");
        settings.put("extended.headers.enabled", "false");
        settings.put("status.update.interval.ms", "2000");
        settings.put("retriable.restart.connector.wait.ms", "1000");
        settings.put("errors.max.retries", "-1");
        // An idle database would otherwise keep the whole cluster's log for its slot.
        settings.put("heartbeat.interval.ms", "2000");
        settings.put("heartbeat.action.query", "select pg_logical_emit_message(true, 'hb', 'x')");
        settings.put("message.prefix.exclude.list", ".*");
        settings.put("key.converter", STRINGS);
        settings.put("value.converter", STRINGS);
        settings.put("header.converter", STRINGS);
        settings.put("transforms", "outbox");
        settings.put("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
        settings.put("transforms.outbox.table.field.event.id", "event_id");
        settings.put("transforms.outbox.table.field.event.key", "key");
        settings.put("transforms.outbox.table.field.event.payload", "payload");
        settings.put("transforms.outbox.route.by.field", "topic");
        settings.put("transforms.outbox.route.topic.replacement", "${routedByValue}");
        settings.put("transforms.outbox.table.fields.additional.placement", HEADERS);
        return settings;
    }
}
