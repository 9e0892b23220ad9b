package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Consumers of many versions read the same topics, so a released schema or example never changes. That no line of
 * the lock itself is changed a reviewer sees: the lock is part of the same tree.
 */
class ContractsOnlyGrowTest {

    @Test
    void no_released_contract_has_changed() {
        assertThat(new ReleaseLock(Catalogue.EVENTS).breaches())
                .as("released contracts, because running consumers rely on them")
                .isEmpty();
    }

    @Test
    void every_contract_is_released() {
        assertThat(new ReleaseLock(Catalogue.EVENTS).unreleased())
                .as("new files: run java ReleaseLock.java <events folder>")
                .isEmpty();
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path events;

    private static final String SCHEMA = "intake/CaseClosed.v1.schema.json";
    private static final String EXAMPLE = "intake/examples/CaseClosed.v1.paid.json";

    @BeforeEach
    void two_files_are_released() throws IOException {
        Files.createDirectories(events.resolve("intake/examples"));
        Files.writeString(events.resolve(SCHEMA), "{\"type\": \"object\"}");
        Files.writeString(events.resolve(EXAMPLE), "{\"stage\": \"NEGOTIATION\"}");
        new ReleaseLock(events).release();
    }

    @Test
    void a_changed_byte_in_a_released_schema_is_found() throws IOException {
        Files.writeString(events.resolve(SCHEMA), "{\"type\":  \"object\"}");

        assertThat(new ReleaseLock(events).breaches()).containsExactly(SCHEMA + " was released and has changed");
    }

    @Test
    void a_removed_example_is_found() throws IOException {
        Files.delete(events.resolve(EXAMPLE));

        assertThat(new ReleaseLock(events).breaches()).containsExactly(EXAMPLE + " was released and is gone");
    }

    @Test
    void a_new_version_is_added_and_breaks_nothing() throws IOException {
        Files.writeString(events.resolve("intake/CaseClosed.v2.schema.json"), "{}");
        ReleaseLock lock = new ReleaseLock(events);
        assertThat(lock.unreleased()).containsExactly("intake/CaseClosed.v2.schema.json");

        lock.release();

        assertThat(lock.unreleased()).isEmpty();
        assertThat(lock.breaches()).isEmpty();
    }

    @Test
    void releasing_again_never_forgives_a_change() throws IOException {
        Files.writeString(events.resolve(SCHEMA), "{}");
        ReleaseLock lock = new ReleaseLock(events);

        lock.release();

        assertThat(lock.breaches()).containsExactly(SCHEMA + " was released and has changed");
    }
}
