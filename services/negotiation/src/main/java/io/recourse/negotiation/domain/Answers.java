package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.NoContactAsked;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.CaseEvent.ReplyHeard;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Known;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What debtors say to a contact, by what it means: a wish is their party's at once, and what a person has to decide is a task. */
public final class Answers {

    private Answers() {}

    /**
     * A debtor answered. It is written down what it meant; a wish to be left alone is the party's from now on, for this case and
     * all others, and outlives a case that is over; that nobody is to be contacted at all the ledger hears too, which keeps it
     * through a sale. What else it says flags nothing: for each thing that it means a person has a task, and reads it; contact rests
     * meanwhile where that matters.
     */
    static Decision<CaseEvent> heard(Known known, AnswerHeard told, Instant now, AnswersToRead toRead) {
        CaseFile file = known.file();
        Optional<Attempt> kept = file.attempt(told.attemptId());
        if (kept.isEmpty() && !file.mayHaveForgotten(told.attemptId())) {
            return Contacts.unknownAttempt();
        }
        if (kept.isPresent() && !kept.get().isCarriedBy(told.carries())) {
            return Contacts.ofOtherProvider();
        }
        // nobody's wish is refused for what its provider's clock says
        Decision<CaseEvent> impossible =
                told.intent().isForParty() ? null : Contacts.impossible(madeAt(kept), told.at(), now);
        if (impossible != null) {
            return impossible;
        }
        AnswerHeard answer = told.dated(Contacts.within(madeAt(kept), told.at(), now));
        if (known instanceof Closed && answer.reply() && !answer.intent().isForParty()) {
            return Decision.refuse("case-closed", null, "the case is over");
        }
        Decision.Accepted<CaseEvent> accepted = Decision.accept(ReplyHeard.of(answer));
        if (kept.isPresent()) {
            accepted = ofKept(accepted, file, kept.get(), answer);
        }
        SubjectId whom = whom(file, kept);
        for (PartyInput wish : wishes(answer, contact(kept))) {
            accepted = accepted.tell(whom, wish);
        }
        return read(accepted, file, whom, answer, now, toRead);
    }

    /** Of a case that is over nobody reads anything any more. */
    static Decision<CaseEvent> ofThirdPerson(Known known, AnswerHeard answer, Instant now, AnswersToRead toRead) {
        CaseFile file = known.file();
        return known instanceof Closed
                ? Decision.nothing()
                : read(Decision.nothing(), file, file.debtor().subject(), answer, now, toRead);
    }

    /** A person reads each thing that it means, but for the wishes. */
    private static Decision.Accepted<CaseEvent> read(
            Decision.Accepted<CaseEvent> before,
            CaseFile file,
            SubjectId whom,
            AnswerHeard answer,
            Instant now,
            AnswersToRead toRead) {
        Decision.Accepted<CaseEvent> accepted = before;
        for (Intent intent : answer.meant()) {
            if (!intent.isForParty()) {
                accepted = toRead.wanted(accepted, file, Task.ofAnswer(file, whom.id(), answer, intent), now);
            }
        }
        return accepted;
    }

    /**
     * What only of a contact that the case still keeps can be said: that it was a conversation, that its call is complained of, and to
     * the ledger whose wish it is.
     */
    private static Decision.Accepted<CaseEvent> ofKept(
            Decision.Accepted<CaseEvent> before, CaseFile file, Attempt attempt, AnswerHeard answer) {
        ContactOutcome outcome = answer.byStranger() ? ContactOutcome.UNREACHABLE : ContactOutcome.CONVERSATION;
        Decision.Accepted<CaseEvent> ended = answer.reply() && attempt.takes(outcome)
                ? Contacts.result(before, file, attempt, outcome, true, answer.at())
                : before;
        Decision.Accepted<CaseEvent> accepted = Calls.complaining(ended, answer, CallMade.of(file, attempt));
        return answer.intent() == Intent.STOP_ALL && !answer.byStranger() && !attempt.wantsNoContactBy(answer.at())
                ? accepted.and(new Told(new NoContactAsked(
                        answer.attemptId(), Contacts.party(file, attempt).id(), answer.channel(), answer.at())))
                : accepted;
    }

    /** Whoever answers a contact of long ago, of which nobody knows whom it went to, is the debtor, and wants what he says. */
    private static SubjectId whom(CaseFile file, Optional<Attempt> kept) {
        return kept.map(attempt -> Contacts.party(file, attempt)).orElseGet(file.debtor()::subject);
    }

    /** Nobody knows either when one of long ago was made, but it was before anything that is told of it. */
    private static Instant madeAt(Optional<Attempt> kept) {
        return kept.map(Attempt::at).orElse(Instant.EPOCH);
    }

    /**
     * Whom a wish to be left alone is to be told of where its case cannot, for it is parked; nobody if it is no such wish, or one
     * that the case would refuse.
     */
    public static List<Tell> leftAlone(Known known, AnswerHeard told, Instant now) {
        CaseFile file = known.file();
        Optional<Attempt> kept = file.attempt(told.attemptId());
        boolean heard = kept.map(attempt -> attempt.isCarriedBy(told.carries()))
                .orElseGet(() -> file.mayHaveForgotten(told.attemptId()));
        return heard
                ? wishes(told.dated(Contacts.within(madeAt(kept), told.at(), now)), contact(kept)).stream()
                        .map(wish -> new Tell(whom(file, kept), wish))
                        .toList()
                : List.of();
    }

    private static @Nullable ContactMade contact(Optional<Attempt> kept) {
        return kept.map(ContactMade::of).orElse(null);
    }

    /** By whichever channel a stranger answers, he was reached by that of the contact. */
    private static Channel reachedBy(AnswerHeard answer, @Nullable ContactMade contact) {
        Channel by = contact == null ? null : contact.channel();
        return by == null ? answer.channel() : by;
    }

    /**
     * Channel of the text of ours that asked whether it is the debtor, where an answer to a contact answers that; null where
     * whoever asked for leave chose the words, and once it is established who speaks: that is asked once, and what he says then
     * answers what followed.
     *
     * @param verified whether it was established by then; null if nobody told, and who talked before is taken for established
     */
    public static @Nullable Channel asked(CaseFile file, String attemptId, Channel by, @Nullable Boolean verified) {
        boolean established = verified == null
                ? file.attempt(attemptId)
                        .filter(attempt -> attempt.outcome() == ContactOutcome.CONVERSATION)
                        .isPresent()
                : verified;
        return established || Wanted.isAsked(attemptId) ? null : by;
    }

    /**
     * What the party is to know of an answer: of a stranger's that it is one.
     *
     * @param contact what was answered; null if nobody knows
     */
    static List<PartyInput> wishes(AnswerHeard answer, @Nullable ContactMade contact) {
        return answer.meant().stream()
                .filter(intent -> intent == Intent.WRONG_PERSON || !answer.byStranger())
                .flatMap(intent -> wish(intent, answer, contact))
                .toList();
    }

    private static Stream<PartyInput> wish(Intent intent, AnswerHeard answer, @Nullable ContactMade contact) {
        return switch (intent) {
            case STOP_ALL -> Stream.of(new PartyInput.Ceased(answer.at(), null));
            case STOP ->
                answer.optedOut().stream().sorted().map(channel -> new PartyInput.Ceased(answer.at(), channel));
            case WRONG_PERSON ->
                Stream.of(new PartyInput.AddressWrong(
                        answer.at(), reachedBy(answer, contact), contact == null ? null : contact.at()));
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
