package io.recourse.rules.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the guard says. */
public sealed interface Answer {

    /**
     * Nothing forbids it.
     *
     * @param pack name and version of the pack that allowed it
     */
    record Allowed(String pack) implements Answer {}

    /**
     * A rule forbids it.
     *
     * @param rule kebab-case name of the rule that forbids it
     * @param citation where that rule stands
     * @param nextAllowedAt first instant at which no rule forbids it on today's facts; null if time alone never will
     */
    record Denied(String rule, String citation, @Nullable Instant nextAllowedAt) implements Answer {}
}
