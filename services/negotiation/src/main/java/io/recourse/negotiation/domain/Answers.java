package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.NoContactAsked;
import io.recourse.negotiation.domain.CaseEvent.ReplyHeard;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Known;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What debtors say to a contact, by what it means: a wish is their party's at once, and what a person has to decide is a task. */
public final class Answers {

    private Answers() {}

    /**
     * A debtor answered. It is written down what it meant; a wish to be left alone is the party's from now on, for this case and
     * all others, and outlives a case that is over; that nobody is to be contacted at all the ledger hears too, which keeps it
     * through a sale. What else it says flags nothing: for each thing that it means a person has a task, and reads it.
     */
    static Decision<CaseEvent> heard(Known known, AnswerHeard told, Instant now) {
        CaseFile file = known.file();
        Optional<Attempt> found = file.attempt(told.attemptId());
        if (found.isEmpty()) {
            return file.contactsForgotten() != null && told.intent().isForParty()
                    ? toForgotten(file, told, now)
                    : Contacts.unknownAttempt();
        }
        Attempt attempt = found.get();
        if (!attempt.isCarriedBy(told.carries())) {
            return Contacts.ofOtherProvider();
        }
        // nobody's wish is refused for what its provider's clock says
        Decision<CaseEvent> impossible =
                told.intent().isForParty() ? null : Contacts.impossible(attempt, told.at(), now);
        if (impossible != null) {
            return impossible;
        }
        AnswerHeard answer = told.dated(Contacts.within(attempt, told.at(), now));
        if (known instanceof Closed && answer.reply() && !answer.intent().isForParty()) {
            return Decision.refuse("case-closed", null, "the case is over");
        }
        Decision.Accepted<CaseEvent> accepted = Decision.accept(ReplyHeard.of(answer));
        ContactOutcome outcome =
                answer.meant().contains(Intent.WRONG_PERSON) ? ContactOutcome.UNREACHABLE : ContactOutcome.CONVERSATION;
        if (answer.reply() && attempt.takes(outcome)) {
            accepted = Contacts.result(accepted, file, attempt, outcome, true, answer.at());
        }
        for (PartyInput wish : wishes(answer)) {
            accepted = accepted.tell(Contacts.party(file, attempt), wish);
        }
        if (answer.intent() == Intent.STOP_ALL && !attempt.wantsNoContactBy(answer.at())) {
            accepted = accepted.and(new Told(new NoContactAsked(
                    answer.attemptId(), Contacts.party(file, attempt).id(), answer.channel(), answer.at())));
        }
        for (Intent intent : answer.meant()) {
            if (!intent.isForParty()) {
                accepted = Task.ofAnswer(file, attempt, answer, intent).wanted(accepted);
            }
        }
        return accepted;
    }

    /** Whoever answers a contact of long ago, of which nobody knows whom it went to, is the debtor, and wants what he says. */
    private static Decision<CaseEvent> toForgotten(CaseFile file, AnswerHeard told, Instant now) {
        AnswerHeard answer = told.dated(told.at().isAfter(now) ? now : told.at());
        Decision.Accepted<CaseEvent> accepted = Decision.accept(ReplyHeard.of(answer));
        for (PartyInput wish : wishes(answer)) {
            accepted =
                    accepted.tell(new SubjectId(PartyDecider.KIND, file.debtor().party()), wish);
        }
        return accepted;
    }

    /**
     * Whom a wish to be left alone is to be told of where its case cannot, for it is parked; nobody if it is no such wish, or one
     * that the case would refuse.
     */
    public static List<Tell> leftAlone(Known known, AnswerHeard told, Instant now) {
        return known.file().attempt(told.attemptId()).stream()
                .filter(attempt -> attempt.isCarriedBy(told.carries()))
                .flatMap(attempt -> wishes(told.dated(Contacts.within(attempt, told.at(), now))).stream()
                        .map(wish -> new Tell(Contacts.party(known.file(), attempt), wish)))
                .toList();
    }

    /** What the party is to know of an answer. */
    private static List<PartyInput> wishes(AnswerHeard answer) {
        return answer.meant().stream().flatMap(intent -> wish(intent, answer)).toList();
    }

    private static Stream<PartyInput> wish(Intent intent, AnswerHeard answer) {
        return switch (intent) {
            case STOP_ALL -> Stream.of(new PartyInput.Ceased(answer.at(), null));
            case STOP ->
                answer.optedOut().stream().sorted().map(channel -> new PartyInput.Ceased(answer.at(), channel));
            case WRONG_PERSON -> Stream.of(new PartyInput.AddressWrong(answer.at(), answer.channel()));
            case DECEASED,
                    INCAPABLE,
                    COMPLAINS,
                    DISPUTES,
                    PAID_ALREADY,
                    HARDSHIP,
                    ASKS_FOR_PLAN,
                    REFUSES_TO_PAY,
                    PROMISES_TO_PAY,
                    ASKS_WHO,
                    OTHER -> Stream.empty();
        };
    }
}
