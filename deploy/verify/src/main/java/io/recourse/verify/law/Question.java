package io.recourse.verify.law;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * May this person be contacted at this instant?
 *
 * @param zone the person's
 * @param purpose {@code COLLECT} or {@code LOCATE}
 * @param consented to this time of day
 * @param history contacts already made, in any order
 * @param flags live facts
 * @param optedOut channels the person does not want
 * @param practices what the contact would make use of
 */
public record Question(
        Instant at,
        ZoneId zone,
        String channel,
        Whom whom,
        String purpose,
        boolean consented,
        List<Made> history,
        Set<String> flags,
        Set<String> optedOut,
        Set<String> practices) {

    /**
     * Who is contacted, for whom, about which debt. Names are opaque.
     *
     * @param person what it is to the debt
     * @param number which is dialled, null if nobody noted it
     */
    public record Whom(
            String person,
            String ref,
            String lender,
            String debt,
            @Nullable String number) {}

    /**
     * A contact that was made, or may have been.
     *
     * @param outcome null while nobody has said
     * @param begunByThem the person contacted us, null if we did
     * @param basis on which another lender's contact may be counted, null if there is none
     */
    public record Made(
            Instant at,
            String channel,
            @Nullable String outcome,
            Whom whom,
            @Nullable String basis,
            @Nullable Boolean begunByThem) {

        /** By us. */
        public Made(Instant at, String channel, @Nullable String outcome, Whom whom, @Nullable String basis) {
            this(at, channel, outcome, whom, basis, null);
        }

        boolean ours() {
            return begunByThem == null || !begunByThem;
        }

        @Nullable
        Kind kind() {
            return Kind.of(channel);
        }

        /** Where nobody has said anything, anything may have been. */
        String known() {
            return outcome == null ? "UNKNOWN" : outcome;
        }
    }

    public Question {
        history = List.copyOf(history);
        flags = Set.copyOf(flags);
        optedOut = Set.copyOf(optedOut);
        practices = Set.copyOf(practices);
    }
}
