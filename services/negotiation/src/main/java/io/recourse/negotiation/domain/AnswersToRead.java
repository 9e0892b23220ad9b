package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.AnswerAwaitsReader;
import io.recourse.contracts.NegotiationEvent.AnswerWasRead;
import io.recourse.negotiation.domain.CaseEvent.AnswerRead;
import io.recourse.negotiation.domain.CaseEvent.AnswerWaits;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.AnswerLookedAt;
import io.recourse.negotiation.domain.PartyInput.FlagLifted;
import io.recourse.negotiation.domain.PartyInput.FlagRaised;
import io.recourse.rules.contact.Flag;
import java.time.Instant;
import java.util.Objects;

/**
 * What of an answer a person has to read: by when, and whether contact and escalation rest until somebody has. Of those the ledger
 * hears, too, for talks may be over by then: it clears no act meanwhile. Of a death or an incapacity the party hears, for no other
 * case is to contact it either.
 */
final class AnswersToRead {

    private final NegotiationPolicy policy;
    private final Timetable timetable;

    AnswersToRead(NegotiationPolicy policy, Timetable timetable) {
        this.policy = policy;
        this.timetable = timetable;
    }

    /**
     * A person is to read it. Whoever disputes, died, cannot act for himself or is in need is left alone meanwhile: a word taken for
     * a flag would freeze a ledger, and a word that nobody has read yet would not even stop the next call. Nobody can read what has
     * not come yet, so the days count from when it is heard; heard again, it begins nothing anew.
     *
     * @param answer the task of one meaning of it
     */
    Decision.Accepted<CaseEvent> wanted(
            Decision.Accepted<CaseEvent> accepted, CaseFile file, Task answer, Instant now) {
        Intent intent = Objects.requireNonNull(answer.intent(), "an answer means something");
        Instant until = timetable.readBy(file, Timetable.later(answer.madeAt(), now));
        Decision.Accepted<CaseEvent> wanted = answer.dueAt(until).wanted(accepted);
        if (!policy.answers().holding().contains(intent)
                || file.heldAnswer(answer.taskId()).isPresent()) {
            return wanted;
        }
        Decision.Accepted<CaseEvent> waits = wanted.and(new AnswerWaits(answer.taskId(), intent, until))
                .and(new Told(new AnswerAwaitsReader(answer.taskId(), until, now)));
        return intent.isOfPerson()
                ? waits.tell(
                        party(answer.party()),
                        new FlagRaised(PartyFile.unread(answer.taskId()), Flag.PAUSED, now, until))
                : waits;
    }

    /** Somebody has read it; of what holds nothing there is nothing to end. */
    static Decision<CaseEvent> read(CaseFile file, AnswerLookedAt read) {
        return file.heldAnswer(read.taskId())
                .filter(held -> !held.read(read.at()).equals(held))
                .<Decision<CaseEvent>>map(held -> read(held, read))
                .orElseGet(Decision::nothing);
    }

    private static Decision<CaseEvent> read(HeldAnswer held, AnswerLookedAt read) {
        Decision.Accepted<CaseEvent> ended = Decision.accept(
                new AnswerRead(read.taskId(), read.at()), new Told(new AnswerWasRead(read.taskId(), read.at())));
        return held.intent().isOfPerson() && read.party() != null
                ? ended.tell(party(read.party()), new FlagLifted(PartyFile.unread(read.taskId()), read.at()))
                : ended;
    }

    private static SubjectId party(String id) {
        return new SubjectId(PartyDecider.KIND, id);
    }
}
