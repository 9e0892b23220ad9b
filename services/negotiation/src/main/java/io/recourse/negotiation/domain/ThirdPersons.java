package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.negotiation.domain.PartyEvent.ThirdPersonAskedAgain;
import io.recourse.negotiation.domain.PartyEvent.ThirdPersonRefused;
import io.recourse.negotiation.domain.PartyEvent.UnitConfirmed;
import io.recourse.negotiation.domain.PartyEvent.UnitReturned;
import io.recourse.negotiation.domain.PartyInput.ThirdPersonReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of contacts with those who do not owe and may know where the party is. */
final class ThirdPersons {

    private ThirdPersons() {}

    static Decision<PartyEvent> reported(PartyFile file, ThirdPersonReported told, Instant now) {
        Optional<Grant> grant = file.grant(told.caseId(), told.attemptId());
        ThirdPerson third = grant.map(Grant::third).orElse(null);
        if (grant.isEmpty() || third == null) {
            return Decision.refuse("attempt-unknown", "attemptId", "no such contact was allowed");
        }
        if (!Contacts.mayTell(told.carries(), grant.get().channel())) {
            return new Decision.Refused<>(Contacts.OF_OTHER_PROVIDER);
        }
        ThirdPersonReported report = told.within(grant.get().at(), now);
        Decision<PartyEvent> impossible =
                report.at() == null ? null : Contacts.impossible(grant.get().at(), report.at(), now);
        if (impossible != null) {
            return impossible;
        }
        if (report.refused() && report.asksAgain()) {
            return Decision.refuse("refusal-and-request", "asksAgain", "who refuses asks for no other contact");
        }
        Instant said = report.at() == null ? now : Timetable.later(grant.get().at(), report.at());
        boolean better = Attempt.takes(grant.get().outcome(), report.outcome());
        boolean refuses = report.refused() && !file.reachable().isRefusedBy(third.ref(), said);
        boolean asks = report.asksAgain()
                && file.reachable()
                        .askedAgainAt(report.caseId(), third.ref())
                        .filter(known -> !said.isAfter(known))
                        .isEmpty();
        // what a person wants or says is heard, whatever was said of the call before
        if (!better
                && !refuses
                && !asks
                && report.toRead() == null
                && grant.get().outcome() != report.outcome()) {
            return Decision.refuse("attempt-already-reported", "outcome", "the contact ended otherwise");
        }
        List<PartyEvent> events = new ArrayList<>();
        if (better) {
            events.add(
                    report.outcome() == ContactOutcome.UNREACHABLE
                            ? new UnitReturned(report.caseId(), report.attemptId(), true)
                            : new UnitConfirmed(report.caseId(), report.attemptId(), report.outcome(), report.at()));
        }
        if (refuses) {
            events.add(new ThirdPersonRefused(third.ref(), said));
        }
        if (asks) {
            events.add(new ThirdPersonAskedAgain(report.caseId(), third.ref(), said));
        }
        Decision.Accepted<PartyEvent> accepted = Decision.accept(events);
        if (report.toRead() != null) {
            CaseInput.AnswerHeard answer = report.toRead().dated(said);
            accepted = Calls.complaining(
                    accepted.tell(
                            new SubjectId(CaseDecider.KIND, report.caseId()),
                            new CaseInput.ThirdPersonAnswered(answer)),
                    answer,
                    CallMade.ofThird(file, grant.get()));
        }
        return better
                ? Calls.telling(
                        Dialling.ended(accepted, file, grant.get(), report.outcome(), true), file, grant.get(), report)
                : accepted;
    }
}
