package io.recourse.casework.door;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * A document is read whole, so it is refused by its announced length before a byte of it is read; one that announces none is
 * cut off at the same length. Whatever is not a stream of lines counts as a document, for a resource may take a body without
 * looking at its type. Streams are bounded line by line and keep the server's limit.
 */
@Singleton
class BodyLimit {

    /** Above {@link Bodies#MAX_BYTES}, so that what is a little too large is told by rule. */
    private static final long MAX_BYTES = 1024 * 1024;

    /** After the server's own limit for all bodies, which this one narrows. */
    static final int PRIORITY = 1;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::limit, PRIORITY);
    }

    private static void limit(RoutingContext routing) {
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

    private static boolean isStream(@Nullable String type) {
        return type != null && type.regionMatches(true, 0, Ndjson.MEDIA_TYPE, 0, Ndjson.MEDIA_TYPE.length());
    }

    /** The server has parsed the length already; a number it could not parse never gets here. */
    private static boolean tooLong(String length) {
        return Long.parseLong(length.strip()) > MAX_BYTES;
    }
}
