package io.recourse.casework.door;

import io.recourse.casework.security.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The caller of a request, as the filter resolved it. */
public final class Callers {

    private Callers() {}

    public static Caller of(ContainerRequestContext request) {
        if (request.getProperty(Caller.PROPERTY) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a resource was called past the caller filter");
    }
}
