package io.recourse.casework.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a state comes to at an instant and therefore does not hold: a service that has such numbers shows them in its views. */
public interface Reckoned {

    /** @return what a view shows, a record; null for nothing */
    @Nullable
    Object of(Object state, Instant now);
}
