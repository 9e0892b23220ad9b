package io.recourse.negotiation.domain;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.CaseState.Scheduled;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.CaseState.Waiting;
import io.recourse.negotiation.domain.Standing.Bar;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.ContactGuard;
import io.recourse.rules.contact.Flag;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how a case stands towards a contact outside its ladder: what holds the ladder back holds others back as well. */
public final class Standings {

    private final NegotiationPolicy policy;
    private final Timetable timetable;
    private final Map<String, ContactGuard> guards;

    /** @param guards contact law by jurisdiction */
    public Standings(NegotiationPolicy policy, Map<String, WorkingDays> workingDays, Map<String, ContactGuard> guards) {
        this.policy = policy;
        this.timetable = new Timetable(policy, workingDays);
        this.guards = Map.copyOf(guards);
    }

    /**
     * @param askId the caller's own id of the contact
     * @param party who would be contacted, one who owes
     * @param purpose a promise or an agreement holds back nobody whom the debtor asked to call
     * @param tone how the contact is to speak, whatever it is for
     */
    public Standing of(Known known, String askId, String party, ContactPurpose purpose, Tone tone, Instant now) {
        Standing standing = of(known, askId, party, purpose != ContactPurpose.CALLBACK, tone, now);
        return known.file()
                .attempt(Wanted.ASKED + askId)
                .map(kept -> standing.keeping(!kept.isFor(purpose, tone)))
                .orElse(standing);
    }

    /**
     * The same towards a contact of the ladder that had leave and has not been made.
     *
     * @param tone null in rows of before it was kept
     */
    public Standing ofStep(Known known, String party, @Nullable Tone tone, Instant now) {
        Standing standing = of(known, "", party, true, tone, now);
        return known.file().isOwedBy(party)
                ? standing
                : new Standing(
                        party,
                        standing.jurisdiction(),
                        standing.keepsIt(),
                        standing.flags(),
                        standing.debt(),
                        Ours.CO_DEBTOR_RELEASED.until(null),
                        standing.endsAt(),
                        standing.keepsAnother());
    }

    private Standing of(Known known, String askId, String party, boolean waits, @Nullable Tone tone, Instant now) {
        Debtor debtor = known.file().debtor();
        Set<Flag> flags = known.file().pauses().openAt(now).stream()
                .map(p -> flag(PauseReason.valueOf(p.reason())))
                .collect(Collectors.toUnmodifiableSet());
        return new Standing(
                party,
                debtor.jurisdiction(),
                known.file().attempt(Wanted.ASKED + askId).isPresent(),
                flags,
                known.file().episodes().debt(),
                bar(known, waits, tone, now),
                threatens(tone) ? known.file().limitationEndsAt() : null,
                null);
    }

    private boolean threatens(@Nullable Tone tone) {
        return tone != null && policy.threats().tones().contains(tone);
    }

    /**
     * Whether a contact that was granted may still be made: hours may lie between, in which somebody disputes or wants no more.
     *
     * @return the rule that forbids it, null if none does
     */
    public @Nullable String bar(Known theCase, PartyFile party, Task task, Instant now) {
        return bar(theCase, party, task.channel(), task.tone(), now);
    }

    /**
     * The same of a message or a letter, and of whatever else was granted.
     *
     * @param party whom it would reach
     * @param tone null where it has none
     */
    public @Nullable String bar(Known theCase, PartyFile party, Channel channel, @Nullable Tone tone, Instant now) {
        Standing standing = of(theCase, "", party.partyId(), tone != null, tone, now);
        String person = person(theCase, standing, party, channel, now);
        if (person != null) {
            return person;
        }
        return standing.bar() == null ? null : standing.bar().rule();
    }

    /** The same of the notice of a debit, which is for who keeps an agreement, also before talks have begun. */
    public @Nullable String barOfNotice(Known theCase, PartyFile party, String noticeId, Channel channel, Instant now) {
        Standing standing = of(theCase, "", party.partyId(), false, null, now);
        String person = person(theCase, standing, party, channel, now);
        return person == null ? DebitNotices.bar(theCase, noticeId, now) : person;
    }

    /** Whether a contact is the notice of a debit. */
    public static boolean isNotice(String attemptId) {
        return attemptId.startsWith(DebitNotices.CONTACTS);
    }

    /** What is true of whom it would reach: the law of now, for it may have moved, or taken back what it agreed to, since leave was given. */
    private @Nullable String person(Known theCase, Standing standing, PartyFile party, Channel channel, Instant now) {
        if (!theCase.file().isOwedBy(party.partyId())) {
            return CoContacts.RELEASED;
        }
        String debt = theCase.file().debt();
        if (ContactBudget.callsRestUntil(party, debt, channel, now).isPresent()) {
            return ContactBudget.CALL_BROKEN_OFF;
        }
        Debtor debtor = theCase.file().debtor();
        ContactGuard law = guards.get(debtor.jurisdiction());
        if (law == null) {
            return ContactBudget.NO_PACK;
        }
        boolean restsWithCase = debtor.party().equals(party.partyId());
        if (ContactBudget.afterLeave(law, party, debt, channel, standing.flags(), restsWithCase, now)
                instanceof Answer.Denied denied) {
            return denied.rule();
        }
        if (party.unreadUntil(now).isPresent()) {
            return Timetable.ANSWER_WAITS;
        }
        return party.reachable().isWrong(channel) ? Reach.wrongRule(channel) : null;
    }

    private static Flag flag(PauseReason reason) {
        return switch (reason) {
            case DECEASED -> Flag.DECEASED;
            case CEASE_CONTACT -> Flag.CEASED;
            case INCAPACITY -> Flag.INCAPABLE;
            case DISPUTE, HARDSHIP, BANKRUPTCY -> Flag.PAUSED;
        };
    }

    private @Nullable Bar bar(Known known, boolean waits, @Nullable Tone tone, Instant now) {
        return switch (known) {
            case Waiting _ -> Ours.TALKS_NOT_BEGUN.until(null);
            case Scheduled s ->
                Ours.TALKS_NOT_BEGUN.until(timetable.start(s.file(), s.plan()).orElse(null));
            case Exhausted _ -> Ours.NEGOTIATION_EXHAUSTED.until(null);
            case Closed _ -> Ours.CASE_CLOSED.until(null);
            case Talking talk -> talking(talk.file(), waits, tone, now);
        };
    }

    private @Nullable Bar talking(CaseFile file, boolean waits, @Nullable Tone tone, Instant now) {
        if (file.balance().settled()) {
            return Ours.NOTHING_OWED.until(null);
        }
        if (threatens(tone) && file.timeBarred(now)) {
            return new Bar(
                    Contacts.LIMITATION_EXPIRED, policy.threats().source().citation(), null);
        }
        if (!waits) {
            return null;
        }
        String rests = timetable.restsBy(file, now);
        return rests == null
                ? null
                : Ours.of(rests).until(timetable.resumed(file, now).orElse(null));
    }

    /** What was said of a party itself is read for all its cases. */
    static Bar answerWaits(Instant until) {
        return Ours.ANSWER_WAITS.until(until);
    }

    /** Our own rules of a case; none of them has a number. */
    private enum Ours {
        TALKS_NOT_BEGUN("talks-not-begun", "nobody is contacted about a debt before the talks about it have begun"),
        NEGOTIATION_EXHAUSTED("negotiation-exhausted", "talks that are over are not gone on with"),
        CASE_CLOSED("case-closed", "nobody is contacted about a case that is closed"),
        CO_DEBTOR_RELEASED(CoContacts.RELEASED, "whoever was released owes nothing and is asked for nothing"),
        NOTHING_OWED(Timetable.NOTHING_OWED, "nobody is asked for what he does not owe"),
        AGREEMENT_LIVE(Timetable.AGREEMENT_LIVE, "nobody is pressed while an agreement about the debt is being kept"),
        PROMISE_LIVE(Timetable.PROMISE_LIVE, "nobody is pressed while a promise of his is open"),
        ANSWER_WAITS(
                Timetable.ANSWER_WAITS,
                "whoever disputes, is said to have died or not to be able to act for himself, or is in need, is left alone until a"
                        + " person has read what was said"),
        ESCALATION_RESTS(
                Timetable.ESCALATION_RESTS,
                "escalation resumes on the first working day after the last day of a promise or an agreement");

        private final String rule;
        private final String citation;

        Ours(String rule, String says) {
            this.rule = rule;
            this.citation = "ours: " + says;
        }

        static Ours of(String rule) {
            return Stream.of(values())
                    .filter(ours -> ours.rule.equals(rule))
                    .findFirst()
                    .orElseThrow();
        }

        Bar until(@Nullable Instant nextAllowedAt) {
            return new Bar(rule, citation, nextAllowedAt);
        }
    }
}
