package io.recourse.negotiation.domain;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.rules.time.Pause;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts made while a pause ran of which nobody knew yet: it was told later and dated back. They follow from the contacts and
 * pauses of a case, in whichever order these came to be known, so nothing counts twice and a pause that turns out to have ended
 * earlier takes its incidents along. A contact at the very instant at which a pause begins crossed it on the way; one that is
 * proved to have reached nobody is none.
 */
public final class Incidents {

    /**
     * One contact in one pause.
     *
     * @param step step of the ladder, or what the contact was for
     * @param party the co-debtor it went to; null if to the debtor
     * @param rule why contact rested, and so why it should not have been made
     * @param restedFrom when the pause began
     * @param outcome what came of the contact; null while nobody has said so
     */
    public record Incident(
            String attemptId,
            String step,
            @Nullable String party,
            Instant at,
            String pauseId,
            PauseReason rule,
            Instant restedFrom,
            @Nullable ContactOutcome outcome) {}

    private Incidents() {}

    /** Of a whole case, in the order of its contacts. */
    public static List<Incident> of(CaseFile file) {
        return file.attempts().stream().flatMap(a -> of(file, a)).toList();
    }

    static List<Incident> ofPause(CaseFile file, String pauseId) {
        return of(file).stream().filter(i -> i.pauseId().equals(pauseId)).toList();
    }

    private static Stream<Incident> of(CaseFile file, Attempt attempt) {
        return attempt.outcome() == ContactOutcome.UNREACHABLE
                ? Stream.of()
                : file.pauses().list().stream()
                        .filter(p -> within(p, attempt.at()))
                        .map(p -> new Incident(
                                attempt.attemptId(),
                                attempt.step(),
                                attempt.party(),
                                attempt.at(),
                                p.id(),
                                PauseReason.valueOf(p.reason()),
                                p.from(),
                                attempt.outcome()));
    }

    private static boolean within(Pause pause, Instant at) {
        Instant to = pause.to();
        return at.isAfter(pause.from()) && (to == null || at.isBefore(to));
    }
}
