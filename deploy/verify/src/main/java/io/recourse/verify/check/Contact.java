package io.recourse.verify.check;

import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.ContactAttempted;
import io.recourse.verify.evidence.Fact.ContactResult;
import io.recourse.verify.evidence.Fact.DialAllowed;
import io.recourse.verify.evidence.Fact.ReplyHeard;
import io.recourse.verify.evidence.Fact.Third;
import io.recourse.verify.evidence.Fact.UnitEnded;
import io.recourse.verify.evidence.Fact.UnitSpent;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.law.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was made: with the party, as its case tells, or with a third person about it, which only the party's own
 * journal tells.
 *
 * @param party about whom
 * @param zone whose hours it says to keep, null if it says nothing of that
 * @param third null if it went to the party itself
 * @param made when it really was, if it had to wait after its leave; null where nobody says, or it may not have been
 * @param outcome as last reported, null if nobody reported
 * @param leave of the party's journal, null if there is none
 */
record Contact(
        Story story,
        String party,
        String attemptId,
        String channel,
        Instant at,
        @Nullable Instant made,
        @Nullable String zone,
        @Nullable Third third,
        @Nullable String outcome,
        @Nullable Leave leave) {

    private static final String UNREACHABLE = "UNREACHABLE";

    /** Nobody knew by then what became of it. */
    private static final String UNKNOWN = "UNKNOWN";

    /** That it went out, was had or rang in vain; what comes later of a message is a receipt of it. */
    private static final Set<String> MADE = Set.of("DELIVERED", "CONVERSATION", "UNANSWERED");

    /** What becomes of it is told of when it takes place. */
    private static final Set<String> SPOKEN = Set.of("PHONE", "VOICE_BOT", "FIELD_VISIT");

    /** Between the last look and a provider's answer somebody may still say no: that crossed on the way. */
    private static final Duration CROSSING = Duration.ofMinutes(1);

    /**
     * @param seq of the row in the party's journal
     * @param dial leave to dial a number that was asked for later; null if there is none
     */
    record Leave(long seq, UnitSpent unit, @Nullable DialAllowed dial) {}

    /** Leave is given in one order; at one instant of a clock that stands still nothing else tells it. */
    static final Comparator<Contact> ORDER = Comparator.comparing(Contact::asked)
            .thenComparingLong(c -> c.leave() == null ? 0 : c.leave().seq());

    private record Name(String caseId, String attemptId) {}

    /** @param at null where nobody says */
    private record End(String outcome, @Nullable Instant at) {}

    /** Every contact by the party it is about, each party's in order. */
    static Map<String, List<Contact>> all(Evidence evidence, PartyRows rows) {
        Map<String, List<Contact>> byParty = new TreeMap<>();
        Map<String, Story> stories = Story.all(evidence);
        Map<Name, List<ReplyHeard>> answers = answers(evidence);
        for (Story story : stories.values()) {
            Map<String, List<End>> ends = new HashMap<>();
            story.facts(ContactResult.class).forEach(r -> ends.computeIfAbsent(r.attemptId(), _ -> new ArrayList<>())
                    .add(new End(r.outcome(), r.at())));
            for (ContactAttempted a : story.facts(ContactAttempted.class)) {
                List<End> told = ends.getOrDefault(a.attemptId(), List.of());
                byParty.computeIfAbsent(a.party(), _ -> new ArrayList<>())
                        .add(new Contact(
                                story,
                                a.party(),
                                a.attemptId(),
                                a.channel(),
                                a.at(),
                                made(
                                        a.channel(),
                                        told,
                                        answers.getOrDefault(new Name(story.caseId(), a.attemptId()), List.of())),
                                a.zone(),
                                null,
                                outcome(told),
                                rows.leave(a.party(), story.caseId(), a.attemptId())));
            }
        }
        for (String party : rows.parties()) {
            Map<Name, List<End>> ends = new HashMap<>();
            rows.facts(party, UnitEnded.class)
                    .forEach(e -> ends.computeIfAbsent(new Name(e.caseId(), e.attemptId()), _ -> new ArrayList<>())
                            .add(new End(e.outcome(), e.at())));
            for (Leave leave : rows.leaves(party)) {
                UnitSpent unit = leave.unit();
                if (unit.third() != null) {
                    List<End> told = ends.getOrDefault(new Name(unit.caseId(), unit.attemptId()), List.of());
                    byParty.computeIfAbsent(party, _ -> new ArrayList<>())
                            .add(new Contact(
                                    stories.getOrDefault(unit.caseId(), new Story(unit.caseId(), List.of())),
                                    party,
                                    unit.attemptId(),
                                    unit.channel(),
                                    unit.at(),
                                    made(unit.channel(), told, List.of()),
                                    null,
                                    unit.third(),
                                    outcome(told),
                                    leave));
                }
            }
        }
        byParty.values().forEach(contacts -> contacts.sort(ORDER));
        return byParty;
    }

    /** What was answered, by the contact, as its case heard it. */
    private static Map<Name, List<ReplyHeard>> answers(Evidence evidence) {
        Map<Name, List<ReplyHeard>> answers = new HashMap<>();
        for (Entry row : evidence.journal()) {
            if (row.fact() instanceof ReplyHeard reply) {
                answers.computeIfAbsent(new Name(row.id(), reply.attemptId()), _ -> new ArrayList<>())
                        .add(reply);
            }
        }
        return answers;
    }

    /**
     * Of a message the first word says when it went out, if any does. Of what is spoken every word is of the talk itself, be it told
     * long after nobody knew; but for one that answers it by another channel.
     */
    private static @Nullable Instant made(String channel, List<End> told, List<ReplyHeard> answers) {
        for (End end : told) {
            boolean spoken = SPOKEN.contains(channel);
            if (spoken && end.outcome().equals(UNKNOWN)) {
                continue;
            }
            List<ReplyHeard> words = spoken
                    ? answers.stream().filter(r -> r.at().equals(end.at())).toList()
                    : List.of();
            boolean elsewhere = words.stream().anyMatch(r -> !r.channel().equals(channel));
            boolean stranger = words.stream().anyMatch(r -> r.meant().contains("WRONG_PERSON"));
            return !elsewhere && (stranger || MADE.contains(end.outcome())) ? end.at() : null;
        }
        return null;
    }

    private static @Nullable String outcome(List<End> told) {
        return told.isEmpty() ? null : told.getLast().outcome();
    }

    Instant asked() {
        return leave == null ? at : leave.unit().at();
    }

    /**
     * What was told before then should have been known when it was made; null if it did not wait after its leave, or nobody says
     * how long.
     */
    @Nullable
    Instant lastLook() {
        Instant last = made == null ? null : made.minus(CROSSING);
        return last != null && last.isAfter(at) ? last : null;
    }

    /** Whom it was for; a debt that was overdue more than once has a case of each time. */
    Question.Whom whom() {
        return whom(number());
    }

    /** Likewise, on that number. */
    Question.Whom whom(@Nullable String number) {
        Fact.CaseOpened opening = opening();
        String lender = opening == null ? "" : opening.lender();
        String debt = story.debt();
        return third == null
                ? new Question.Whom("DEBTOR", party, lender, debt, number)
                : new Question.Whom(third.person(), third.ref(), lender, debt, number);
    }

    String purpose() {
        return leave != null && leave.unit().purpose().equals("locate") ? "LOCATE" : "COLLECT";
    }

    /** Whether it went to the one who owes in the first place. */
    boolean isToDebtor() {
        Fact.CaseOpened opening = opening();
        return opening != null && opening.debtor().equals(party);
    }

    Fact.@Nullable CaseOpened opening() {
        return story.opening();
    }

    /** A digest of the number its leave is for, null if that names none. */
    @Nullable
    String number() {
        return leave == null ? null : leave.unit().number();
    }

    /** Leave to dial a number that was asked for after the leave for the contact; null if there is none. */
    @Nullable
    DialAllowed dial() {
        return leave == null ? null : leave.dial();
    }

    /** A digest of the number it was allowed to be dialled on, whenever that was; null if nobody asked. */
    @Nullable
    String dialled() {
        DialAllowed later = dial();
        return later == null ? number() : later.number();
    }

    /** When that was allowed. */
    Instant dialledAt() {
        DialAllowed later = dial();
        return later == null ? asked() : later.at();
    }

    /** False if it surely reached nobody: then its unit may have come back. */
    boolean counts() {
        return !UNREACHABLE.equals(outcome);
    }

    String name() {
        return story.caseId() + "/" + attemptId;
    }

    @Override
    public String toString() {
        return name() + " " + channel + " to " + (third == null ? party : third.person() + " of " + party) + " at "
                + at;
    }
}
