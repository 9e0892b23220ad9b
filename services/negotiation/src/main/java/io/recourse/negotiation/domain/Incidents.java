package io.recourse.negotiation.domain;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.rules.time.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that should not have been made, of which nobody knew so yet: a pause was told later and dated back, and so was a wish, a
 * death, that an address is a stranger's, that a third person had refused. They follow from the contacts of a case, its pauses and
 * what its parties told, in whichever order these came to be known, so nothing counts twice and a pause that turns out to have ended
 * earlier takes its incidents along. A contact at the very instant at which a pause begins crossed it on the way; one that is
 * proved to have reached nobody is none; what a stranger answered reached him.
 */
public final class Incidents {

    /** Why a contact should not have been made. */
    public enum Cause {
        DISPUTE,
        HARDSHIP,
        CEASE_CONTACT,
        DECEASED,
        BANKRUPTCY,
        INCAPACITY,
        /** Somebody else who owes was to be left alone for a while; why is not told. */
        RESTING,
        CHANNEL_OPTED_OUT,
        /** Somebody else has the address. */
        ADDRESS_WRONG,
        THIRD_PERSON_REFUSED;

        static Cause of(PauseReason reason) {
            return switch (reason) {
                case DISPUTE -> DISPUTE;
                case HARDSHIP -> HARDSHIP;
                case CEASE_CONTACT -> CEASE_CONTACT;
                case DECEASED -> DECEASED;
                case BANKRUPTCY -> BANKRUPTCY;
                case INCAPACITY -> INCAPACITY;
            };
        }
    }

    /**
     * One contact, and one reason why it should not have been.
     *
     * @param step step of the ladder, or what the contact was for
     * @param party the co-debtor it went to; null if to the debtor, or to a third person
     * @param pauseId the pause, or what the party itself is the reason by
     * @param rule why contact rested, and so why it should not have been made
     * @param restedFrom since when
     * @param outcome what came of the contact; null while nobody has said so
     */
    public record Incident(
            String attemptId,
            String step,
            @Nullable String party,
            Instant at,
            String pauseId,
            Cause rule,
            Instant restedFrom,
            @Nullable ContactOutcome outcome) {}

    private static final String REFUSED = "third-person-refused";

    private Incidents() {}

    /** Of a whole case, in the order of its contacts; those with third persons come last. */
    public static List<Incident> of(CaseFile file) {
        return Stream.concat(file.attempts().stream().flatMap(a -> of(file, a)), ofThirds(file))
                .toList();
    }

    /** Those that a fact has made. */
    static List<Incident> since(CaseFile before, CaseFile after) {
        Set<Incident> known = Set.copyOf(of(before));
        return of(after).stream().filter(i -> !known.contains(i)).toList();
    }

    private static Stream<Incident> of(CaseFile file, Attempt attempt) {
        return attempt.reachedNobody() ? Stream.of() : Stream.concat(inPauses(file, attempt), inRests(file, attempt));
    }

    private static Stream<Incident> inPauses(CaseFile file, Attempt attempt) {
        return pauses(file, attempt)
                .map(p -> incident(attempt, p.id(), Cause.of(PauseReason.valueOf(p.reason())), p.from()));
    }

    private static Stream<Pause> pauses(CaseFile file, Attempt attempt) {
        return file.pauses().list().stream().filter(p -> within(p, attempt.madeAt()));
    }

    /** What a pause of the case says already counts once, and so does each cause. */
    private static Stream<Incident> inRests(CaseFile file, Attempt attempt) {
        String coDebtor = attempt.party();
        boolean ceased = pauses(file, attempt).anyMatch(p -> p.reason().equals(PauseReason.CEASE_CONTACT.name()));
        Set<Cause> said = ceased ? EnumSet.of(Cause.CEASE_CONTACT) : EnumSet.noneOf(Cause.class);
        List<Incident> incidents = new ArrayList<>();
        for (PartyRest rest :
                file.rested(coDebtor == null ? file.debtor().party() : coDebtor).rests()) {
            boolean ofCase = coDebtor == null && rest.id().startsWith(PartyRests.BAR);
            if (!ofCase && rest.covers(attempt.madeAt(), attempt.channel()) && said.add(rest.cause())) {
                incidents.add(incident(attempt, rest.id(), rest.cause(), rest.from()));
            }
        }
        return incidents.stream();
    }

    private static Incident incident(Attempt attempt, String by, Cause cause, Instant from) {
        return new Incident(
                attempt.attemptId(),
                attempt.step(),
                attempt.party(),
                attempt.madeAt(),
                by,
                cause,
                from,
                attempt.outcome());
    }

    /** They stand in no list of the case's own contacts: they are none with the debtor. */
    private static Stream<Incident> ofThirds(CaseFile file) {
        return file.rested(file.debtor().party()).refusals().stream()
                .filter(r -> r.outcome() != ContactOutcome.UNREACHABLE)
                .map(r -> new Incident(
                        r.attemptId(),
                        ContactPurpose.LOCATE.code(),
                        null,
                        r.at(),
                        REFUSED,
                        Cause.THIRD_PERSON_REFUSED,
                        r.refusedFrom(),
                        r.outcome()));
    }

    private static boolean within(Pause pause, Instant at) {
        Instant to = pause.to();
        return at.isAfter(pause.from()) && (to == null || at.isBefore(to));
    }
}
