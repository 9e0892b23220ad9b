package io.recourse.casework.door;

import io.recourse.casework.security.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The caller of a request, as the filter resolved it. */
public final class Callers {

    private Callers() {}

    public static Caller of(ContainerRequestContext request) {
        if (request.getProperty(Caller.PROPERTY) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a resource was called past the caller filter");
    }

    /**
     * Who did what a request tells of.
     *
     * @param by a code of the caller's own for one of its people; null for the caller itself
     * @param somebodys whether a code holds something by which somebody is known
     * @throws BadInput if that is no code, or names somebody
     */
    public static String who(@Nullable String by, Predicate<String> somebodys, ContainerRequestContext request)
            throws BadInput {
        return by == null ? of(request).name() : Fields.nobodysCode(by, "by", somebodys);
    }
}
