package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.ContactAttempted;
import io.recourse.verify.evidence.Fact.ContactResult;
import io.recourse.verify.evidence.Fact.DialAllowed;
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

    /** That it went out, was had or rang in vain; what comes later of a message is a receipt of it. */
    private static final Set<String> MADE = Set.of("DELIVERED", "CONVERSATION", "UNANSWERED");

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

    /** Every contact by the party it is about, each party's in order. */
    static Map<String, List<Contact>> all(Evidence evidence, PartyRows rows) {
        Map<String, List<Contact>> byParty = new TreeMap<>();
        Map<String, Story> stories = Story.all(evidence);
        for (Story story : stories.values()) {
            Map<String, String> outcomes = new HashMap<>();
            Map<String, ContactResult> first = new HashMap<>();
            story.facts(ContactResult.class).forEach(r -> {
                outcomes.put(r.attemptId(), r.outcome());
                first.putIfAbsent(r.attemptId(), r);
            });
            for (ContactAttempted a : story.facts(ContactAttempted.class)) {
                ContactResult result = first.get(a.attemptId());
                byParty.computeIfAbsent(a.party(), _ -> new ArrayList<>())
                        .add(new Contact(
                                story,
                                a.party(),
                                a.attemptId(),
                                a.channel(),
                                a.at(),
                                result == null ? null : made(result.outcome(), result.at()),
                                a.zone(),
                                null,
                                outcomes.get(a.attemptId()),
                                rows.leave(a.party(), story.caseId(), a.attemptId())));
            }
        }
        for (String party : rows.parties()) {
            Map<Name, String> ends = new HashMap<>();
            Map<Name, UnitEnded> first = new HashMap<>();
            rows.facts(party, UnitEnded.class).forEach(e -> {
                Name name = new Name(e.caseId(), e.attemptId());
                ends.put(name, e.outcome());
                first.putIfAbsent(name, e);
            });
            for (Leave leave : rows.leaves(party)) {
                UnitSpent unit = leave.unit();
                Name name = new Name(unit.caseId(), unit.attemptId());
                UnitEnded end = first.get(name);
                if (unit.third() != null) {
                    byParty.computeIfAbsent(party, _ -> new ArrayList<>())
                            .add(new Contact(
                                    stories.getOrDefault(unit.caseId(), new Story(unit.caseId(), List.of())),
                                    party,
                                    unit.attemptId(),
                                    unit.channel(),
                                    unit.at(),
                                    end == null ? null : made(end.outcome(), end.at()),
                                    null,
                                    unit.third(),
                                    ends.get(name),
                                    leave));
                }
            }
        }
        byParty.values().forEach(contacts -> contacts.sort(ORDER));
        return byParty;
    }

    private static @Nullable Instant made(String firstOutcome, @Nullable Instant at) {
        return MADE.contains(firstOutcome) ? at : null;
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
