package io.recourse.intake.edge;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.recourse.casework.door.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * One JSON document is read whole, so it is refused by its announced length before a byte of it is read; one that
 * announces none is cut off at the same length. Streams of lines are bounded line by line and keep the server's limit.
 */
@Singleton
class JsonBodyLimit {

    /** Bytes. Above {@link io.recourse.casework.door.Bodies#MAX_BYTES}, so that what is a little too large is told by rule. */
    static final long MAX_BYTES = 1024 * 1024;

    /** After the server's own limit for all bodies, which this one narrows. */
    private static final int PRIORITY = 1;

    void register(@Observes Filters filters) {
        filters.register(JsonBodyLimit::limit, PRIORITY);
    }

    private static void limit(RoutingContext routing) {
        String type = routing.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.regionMatches(true, 0, "application/json", 0, "application/json".length())) {
            routing.next();
            return;
        }
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            routing.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MAX_BYTES);
            routing.next();
        } else if (tooLong(length)) {
            Problem problem = Problem.of(413, "body-too-large", null, "One JSON body has at most 1 MiB.");
            routing.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(problem.json());
        } else {
            routing.next();
        }
    }

    /** The server has parsed the length already; a number it could not parse never gets here. */
    private static boolean tooLong(String length) {
        return Long.parseLong(length.strip()) > MAX_BYTES;
    }
}
