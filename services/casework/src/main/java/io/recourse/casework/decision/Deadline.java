package io.recourse.casework.decision;

import java.time.Instant;
import java.util.Comparator;

/**
 * When to look at a subject again. Derived from its state, never scheduled or cancelled.
 *
 * @param kind what falls due
 * @param ref which one of that kind, empty if there can be only one
 * @param nature LEGAL deadlines do not move with pauses on the debtor's side, BUSINESS ones do
 * @param rule the rule that made it, for people: an article or a policy name
 */
public record Deadline(String kind, String ref, Instant dueAt, Nature nature, String rule) {

    /** The order in which one subject's due deadlines are taken. */
    public static final Comparator<Deadline> ORDER =
            Comparator.comparing(Deadline::dueAt).thenComparing(Deadline::kind).thenComparing(Deadline::ref);

    public enum Nature {
        LEGAL,
        BUSINESS
    }

    public static Deadline legal(String kind, String ref, Instant dueAt, String rule) {
        return new Deadline(kind, ref, dueAt, Nature.LEGAL, rule);
    }

    public static Deadline business(String kind, String ref, Instant dueAt, String rule) {
        return new Deadline(kind, ref, dueAt, Nature.BUSINESS, rule);
    }
}
