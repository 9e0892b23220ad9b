package io.recourse.casework.door;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A document is read whole, so it is refused by its announced length before a byte of it is read; one that announces none is
 * cut off at the same length. Whatever is not a stream of lines counts as a document, for a resource may take a body without
 * looking at its type. Streams are bounded line by line, or entry by entry, and keep the server's limit.
 */
@Singleton
class BodyLimit {

    /** Above {@link Bodies#MAX_BYTES}, so that what is a little too large is told by rule. */
    private static final long MAX_BYTES = 1024 * 1024;

    /** After the server's own limit for all bodies, which this one narrows. */
    static final int PRIORITY = 1;

    private final List<String> streams;

    /** @param streams media types that a service reads as it goes, whatever their length */
    @Inject
    BodyLimit(@ConfigProperty(name = "recourse.streams", defaultValue = Ndjson.MEDIA_TYPE) List<String> streams) {
        this.streams = streams;
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, PRIORITY);
    }

    private void limit(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (isStream(routing.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            routing.next();
        } else if (length == null) {
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MAX_BYTES);
            routing.next();
        } else if (tooLong(length)) {
            Problem.of(413, "body-too-large", null, "One document has at most 1 MiB.")
                    .end(routing);
        } else {
            routing.next();
        }
    }

    private boolean isStream(@Nullable String type) {
        return type != null
                && streams.stream().anyMatch(stream -> type.regionMatches(true, 0, stream, 0, stream.length()));
    }

    /** The server has parsed the length already; a number it could not parse never gets here. */
    private static boolean tooLong(String length) {
        return Long.parseLong(length.strip()) > MAX_BYTES;
    }
}
