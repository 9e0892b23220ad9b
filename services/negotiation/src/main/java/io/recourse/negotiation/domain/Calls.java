package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.negotiation.domain.CallInput.Complained;
import io.recourse.negotiation.domain.CallInput.TookPlace;
import io.recourse.negotiation.domain.CallInput.WasInVain;
import io.recourse.negotiation.domain.CaseEvent.ReplyHeard;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.PartyInput.ThirdPersonReported;
import io.recourse.rules.contact.ContactKind;
import java.time.Instant;
import java.util.Optional;

/** What is told to calls: by a case of those it made, by a party of those with third persons about it. */
final class Calls {

    private Calls() {}

    /**
     * A call in which somebody was or may have been spoken to is to have a recording, whoever told the case of it: a machine only
     * knows that it delivered, and of some nobody knows. The guard counts them as talks as well. Of one that turns out to have
     * been in vain there is none; one in which a stranger spoke was none such, and he may say so after it seemed to be one.
     */
    static Decision<CaseEvent> telling(Known known, Decision<CaseEvent> decision) {
        if (!(decision instanceof Decision.Accepted<CaseEvent> accepted)) {
            return decision;
        }
        Decision.Accepted<CaseEvent> all = accepted;
        CaseState after = known;
        for (CaseEvent event : accepted.events()) {
            CaseFile before = ((Known) after).file();
            after = CaseHistory.evolve(after, event);
            CaseFile now = ((Known) after).file();
            if (event instanceof Told(ContactResult result)) {
                all = ended(all, before, now, result);
            } else if (event instanceof ReplyHeard reply) {
                all = answered(all, before, now, reply);
            }
        }
        return all;
    }

    /** No case keeps a call with a third person, so its party tells of it. */
    static Decision.Accepted<PartyEvent> telling(
            Decision.Accepted<PartyEvent> all, PartyFile party, Grant grant, ThirdPersonReported report) {
        Optional<CallMade> made = CallMade.ofThird(party, grant);
        if (made.isEmpty()) {
            return all;
        }
        CallMade call = made.get();
        if (!CallMade.reachedNobody(report.outcome())) {
            Instant ended = report.outcome() == ContactOutcome.CONVERSATION ? report.at() : null;
            Instant at = ended == null ? call.at() : Timetable.later(call.at(), ended);
            return all.tell(call.subject(), new TookPlace(call, at));
        }
        boolean toldOtherwise = grant.outcome() != null || grant.released();
        return toldOtherwise ? all.tell(call.subject(), new WasInVain(call)) : all;
    }

    /**
     * Of a call beside the ladder nobody tells but who had leave for it; if he says nothing it may have taken place all the same, as
     * the guard counts it. What the ladder hands out always ends by a word of its channel's.
     *
     * @param at when he was to have told it
     */
    static Decision.Accepted<PartyEvent> unreported(
            Decision.Accepted<PartyEvent> released, PartyFile party, Grant grant, Instant at) {
        if (!Wanted.isAsked(grant.attemptId()) || ContactKind.of(grant.channel()) != ContactKind.VOICE) {
            return released;
        }
        return CallMade.ofThird(party, grant)
                .map(call -> released.tell(call.subject(), new TookPlace(call, call.at())))
                .orElseGet(() -> released.tell(
                        new SubjectId(CaseDecider.KIND, grant.caseId()),
                        new CaseInput.CallUnreported(grant.attemptId(), at)));
    }

    /** Whoever complains in an answer complains of the call that he answers, if it was one: a person is to listen to it. */
    static <E> Decision.Accepted<E> complaining(
            Decision.Accepted<E> accepted, AnswerHeard answer, Optional<CallMade> answered) {
        return answer.meant().contains(Intent.COMPLAINS) && answered.isPresent()
                ? accepted.tell(answered.get().subject(), new Complained(answered.get(), answer.at()))
                : accepted;
    }

    private static Decision.Accepted<CaseEvent> ended(
            Decision.Accepted<CaseEvent> all, CaseFile before, CaseFile after, ContactResult result) {
        Optional<CallMade> made = CallMade.of(after, result.attemptId());
        if (made.isEmpty()) {
            return all;
        }
        CallMade call = made.get();
        if (!CallMade.wasInVain(after, result.attemptId())) {
            // of a talk that may have been, nobody says when: its earliest instant counts
            boolean perhaps =
                    result.outcome() == ContactOutcome.DELIVERED || result.outcome() == ContactOutcome.UNKNOWN;
            return all.tell(call.subject(), new TookPlace(call, perhaps ? call.at() : result.at()));
        }
        boolean toldOtherwise =
                before.attempt(result.attemptId()).map(Attempt::outcome).isPresent();
        return toldOtherwise ? all.tell(call.subject(), new WasInVain(call)) : all;
    }

    private static Decision.Accepted<CaseEvent> answered(
            Decision.Accepted<CaseEvent> all, CaseFile before, CaseFile after, ReplyHeard reply) {
        String attemptId = reply.attemptId();
        return CallMade.wasInVain(before, attemptId) && !CallMade.wasInVain(after, attemptId)
                ? CallMade.of(after, attemptId)
                        .map(call -> all.tell(call.subject(), new TookPlace(call, reply.at())))
                        .orElse(all)
                : all;
    }
}
