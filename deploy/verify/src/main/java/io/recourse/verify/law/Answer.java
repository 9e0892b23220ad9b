package io.recourse.verify.law;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a guard says.
 *
 * @param rule that forbids, null if nothing does
 * @param nextAllowedAt when nothing forbids it any more, null if it is allowed or time alone never lifts it
 */
public record Answer(
        boolean allow, @Nullable String rule, @Nullable Instant nextAllowedAt) {

    static Answer allowed() {
        return new Answer(true, null, null);
    }

    static Answer denied(String rule, @Nullable Instant nextAllowedAt) {
        return new Answer(false, rule, nextAllowedAt);
    }
}
