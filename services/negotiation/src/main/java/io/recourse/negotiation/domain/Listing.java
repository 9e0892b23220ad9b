package io.recourse.negotiation.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A court listed a party for dishonesty (失信被执行人).
 *
 * @param reference the court's own, of the case in which it did
 * @param liftedOn day on which the court took it off the list, null while it is on it
 */
public record Listing(
        String reference, LocalDate listedOn, @Nullable LocalDate liftedOn) {

    boolean stands() {
        return liftedOn == null;
    }
}
