package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.NoContactAsked;
import io.recourse.negotiation.domain.CaseEvent.ReplyHeard;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Known;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What debtors say to a contact, by what it means: a wish is their party's at once, and what a person has to decide is a task. */
public final class Answers {

    private Answers() {}

    /**
     * A debtor answered. It is written down what it meant; a wish to be left alone is the party's from now on, for this case and
     * all others, and outlives a case that is over; that nobody is to be contacted at all the ledger hears too, which keeps it
     * through a sale. What else it says flags nothing: a person reads it.
     */
    static Decision<CaseEvent> heard(Known known, AnswerHeard answer, Instant now) {
        CaseFile file = known.file();
        Optional<Attempt> found = file.attempt(answer.attemptId());
        if (found.isEmpty()) {
            return Contacts.unknownAttempt();
        }
        Attempt attempt = found.get();
        Decision<CaseEvent> impossible = Contacts.impossible(attempt, answer.at(), now);
        if (impossible != null) {
            return impossible;
        }
        if (known instanceof Closed && answer.reply() && !answer.intent().isForParty()) {
            return Decision.refuse("case-closed", null, "the case is over");
        }
        Decision.Accepted<CaseEvent> accepted =
                Decision.accept(new ReplyHeard(answer.attemptId(), answer.channel(), answer.intent(), answer.at()));
        ContactOutcome outcome =
                answer.intent() == Intent.WRONG_PERSON ? ContactOutcome.UNREACHABLE : ContactOutcome.CONVERSATION;
        if (answer.reply() && attempt.takes(outcome)) {
            accepted = Contacts.result(accepted, file, attempt, outcome, true, answer.at());
        }
        PartyInput wish = wish(answer);
        if (wish != null) {
            accepted = accepted.tell(Contacts.party(file, attempt), wish);
        }
        if (answer.intent() == Intent.STOP_ALL) {
            accepted = accepted.and(new Told(new NoContactAsked(
                    answer.attemptId(), Contacts.party(file, attempt).id(), answer.channel(), answer.at())));
        }
        return answer.intent().needsPerson()
                ? Task.ofAnswer(file, attempt, answer).wanted(accepted)
                : accepted;
    }

    /**
     * Whom a wish to be left alone is to be told of where its case cannot, for it is parked; nobody if it is no such wish, or one
     * that the case would refuse.
     */
    public static Optional<Tell> leftAlone(Known known, AnswerHeard answer, Instant now) {
        PartyInput wish = wish(answer);
        if (wish == null) {
            return Optional.empty();
        }
        return known.file()
                .attempt(answer.attemptId())
                .filter(attempt -> Contacts.impossible(attempt, answer.at(), now) == null)
                .map(attempt -> new Tell(Contacts.party(known.file(), attempt), wish));
    }

    /** What the party is to know of an answer, null if nothing. */
    private static @Nullable PartyInput wish(AnswerHeard answer) {
        return switch (answer.intent()) {
            case STOP_ALL -> new PartyInput.Ceased(answer.at(), null);
            case STOP -> new PartyInput.Ceased(answer.at(), answer.channel());
            case WRONG_PERSON -> new PartyInput.AddressWrong(answer.at(), answer.channel());
            case COMPLAINS, DISPUTES, PAID_ALREADY, HARDSHIP, ASKS_FOR_PLAN, PROMISES_TO_PAY, ASKS_WHO, OTHER -> null;
        };
    }
}
