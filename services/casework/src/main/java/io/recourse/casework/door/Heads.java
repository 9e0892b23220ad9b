package io.recourse.casework.door;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The head of a request that cannot be read is refused before anybody tries to. */
@Singleton
class Heads {

    /** Before {@link BodyLimit}, which reads the content type. */
    private static final int PRIORITY = BodyLimit.PRIORITY + 1;

    /** Before the server's own answer, which would log the caller's mistake as an error of ours. */
    private static final int BEFORE_ALL = Integer.MIN_VALUE;

    void register(@Observes Filters filters) {
        filters.register(Heads::contentType, PRIORITY);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL).failureHandler(Heads::notHttp);
    }

    private static void contentType(RoutingContext routing) {
        if (isReadable(routing.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            routing.next();
        } else {
            Problem.of(
                            415,
                            "content-type-unreadable",
                            "Content-Type",
                            "This is no media type such as application/json.")
                    .end(routing);
        }
    }

    private static boolean isReadable(@Nullable String type) {
        try {
            return type == null || MediaType.valueOf(type).getSubtype() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The router itself has refused the request: no Host, no path. */
    private static void notHttp(RoutingContext routing) {
        if (routing.statusCode() == 400 && !routing.response().headWritten()) {
            Problem.badInput("request-malformed", null, "The request needs a path and a Host header.")
                    .end(routing);
        } else {
            routing.next();
        }
    }
}
