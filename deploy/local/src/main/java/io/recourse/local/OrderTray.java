package io.recourse.local;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.recourse.local.world.Answer;
import io.recourse.local.world.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The world outside while nobody plays it: what the services order there is written down, a line each, and answered with
 * "done". Nothing comes of it unless somebody reports so by hand.
 */
final class OrderTray {
    static final String NAME = "orders.ndjson";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;
    private final Set<String> taken = new HashSet<>();

    OrderTray(Path file) {
        this.file = file;
    }

    /** A repeated order is answered again and written down once. */
    synchronized Answer take(Order order) {
        if (!taken.contains(order.key())) {
            try {
                Files.writeString(
                        file,
                        JSON.writeValueAsString(order) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            taken.add(order.key());
        }
        return new Answer(order.key(), Answer.Result.DONE, "");
    }
}
