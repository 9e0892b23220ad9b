package io.recourse.negotiation.domain;

import io.recourse.rules.Bounds;
import io.recourse.rules.Source;
import io.recourse.rules.contact.ContactPack;
import java.util.List;

/**
 * Our own limits on top of a jurisdiction's contact pack.
 *
 * @param budgets asked by the same guard as the law's
 * @param lost after how many failed calls in a row a party counts as lost
 * @param brokenOff what follows when a call had to be broken off
 * @param dishonest where the talks with a debtor go whom a court lists for dishonesty
 * @param releaseAfterHours hours after which a grant nobody confirmed is released, ≥ 1; its unit stays spent
 * @param placeMinutes minutes for which a number keeps a place for an ask whose party has not spoken, ≥ 1
 */
public record ContactPolicy(
        String name,
        int version,
        Source source,
        List<ContactPack.Budget> budgets,
        int releaseAfterHours,
        int placeMinutes,
        Lost lost,
        BrokenOff brokenOff,
        Dishonest dishonest) {

    /** @param failedCalls in a row, 1 … what a party remembers of them */
    public record Lost(int failedCalls, Source source) {
        public Lost {
            Bounds.within("lost.failedCalls", failedCalls, 1, Reach.MOST_FAILED);
        }
    }

    /** @param days for which the case whose call it was calls the party no more, 1 … what a party remembers less one */
    public record BrokenOff(int days, Source source) {
        public BrokenOff {
            if (days < 1 || days >= PartyFile.REMEMBERED.toDays()) {
                throw new IllegalArgumentException("days must be at least 1, and less than a party remembers");
            }
        }
    }

    /** @param endsTalks whether the ladder's next step ends them, so that the case goes to court; else it is only held to its budget */
    public record Dishonest(boolean endsTalks, Source source) {}

    public ContactPolicy {
        budgets = List.copyOf(budgets);
        Bounds.atLeast("releaseAfterHours", releaseAfterHours, 1);
        Bounds.atLeast("placeMinutes", placeMinutes, 1);
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }
}
