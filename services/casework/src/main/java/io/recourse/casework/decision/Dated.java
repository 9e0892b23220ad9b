package io.recourse.casework.decision;

import java.time.Instant;

/** A fact that counts from {@code at}, whenever it is heard. */
public interface Dated extends Input {

    Instant at();

    @Override
    default Instant businessAt(Instant now) {
        return at();
    }
}
