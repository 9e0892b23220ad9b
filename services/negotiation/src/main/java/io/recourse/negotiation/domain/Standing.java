package io.recourse.negotiation.domain;

import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.Flag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands towards a contact that somebody outside its ladder asks for.
 *
 * @param party whom the contact would reach
 * @param keepsIt whether it keeps a contact of this ask already, however long ago
 * @param flags what its open pauses mean to the guard
 * @param debt names the debt over the episodes of its account; null if that is the case
 * @param bar why the case itself forbids it; null if only the guard decides
 * @param endsAt from when on the case forbids it, known beforehand: a threat ends with limitation; null if nothing is known
 * @param keepsAnother whether the contact that it keeps of this ask was for another purpose or in another tone; null if it keeps none,
 *     and in mail of before that was told
 */
public record Standing(
        String party,
        String jurisdiction,
        boolean keepsIt,
        Set<Flag> flags,
        @Nullable String debt,
        @Nullable Bar bar,
        @Nullable Instant endsAt,
        @Nullable Boolean keepsAnother) {

    public Standing {
        flags = Set.copyOf(flags);
    }

    /** The same case while its mail is stuck: what is known of it may be stale. */
    public Standing stuck() {
        Set<Flag> more = EnumSet.of(Flag.PARKED);
        more.addAll(flags);
        return new Standing(party, jurisdiction, keepsIt, more, debt, bar, endsAt, keepsAnother);
    }

    /** Of a contact that it keeps by this id. */
    Standing keeping(boolean another) {
        return new Standing(party, jurisdiction, keepsIt, flags, debt, bar, endsAt, another);
    }

    /** What is allowed until then, as far as the case allows it. */
    Instant atMost(Instant until) {
        return endsAt != null && endsAt.isBefore(until) ? endsAt : until;
    }

    /**
     * A rule of the case that forbids the contact.
     *
     * @param nextAllowedAt when it does so no longer; null if time alone never lifts it
     */
    public record Bar(
            String rule, String citation, @Nullable Instant nextAllowedAt) {
        Answer.Denied denied() {
            return new Answer.Denied(rule, citation, nextAllowedAt);
        }
    }
}
