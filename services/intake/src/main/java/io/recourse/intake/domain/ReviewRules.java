package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.PartyEvent.ReviewAnswered;
import io.recourse.intake.domain.PartyEvent.ReviewOpened;
import io.recourse.intake.domain.PartyEvent.ReviewUnanswered;
import io.recourse.intake.domain.PartyInput.ReviewAnswerGiven;
import io.recourse.intake.domain.PartyInput.ReviewAsked;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.intake.domain.Reviews.Answer;
import io.recourse.intake.domain.Reviews.Review;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Whoever was decided about by a machine alone may have it explained and looked at by a person, who has to answer in time
 * (个人信息保护法 art. 24, 50). Nothing stops meanwhile by itself: what shall rest, rests by a flag. Who was erased may ask too;
 * a decision needs no name to be looked at.
 */
record ReviewRules(PartyPolicies policies) {

    private static final String ANSWER = "review-answer";

    Decision<PartyEvent> ask(Registered party, ReviewAsked asked, Instant now) {
        Review known = party.reviewed().find(asked.reviewId());
        if (known != null) {
            return known.caseId().equals(asked.caseId()) && known.decision().equals(asked.decision())
                    ? Decision.nothing()
                    : Decision.refuse("review-conflict", "reviewId", "another review has this id");
        }
        // of the cases it only counts a party knows that there are some
        if (!party.isNamedBy(asked.caseId()) && party.custody().moreCases() == 0) {
            return Decision.refuse("case-not-of-party", "caseId", "the case does not name this party");
        }
        if (asked.at().isAfter(now)) {
            return Decision.refuse("time-in-future", "at", "what is yet to come has not happened");
        }
        PartyPack.Review terms = terms(party);
        Instant answerBy = terms.answerBy(asked.at());
        return Decision.accept(new ReviewOpened(
                asked.reviewId(), asked.caseId(), asked.decision(), asked.at(), answerBy, terms.lookAt(answerBy)));
    }

    /** An answer that comes too late is taken too: the party has a right to it. */
    Decision<PartyEvent> answer(Registered party, ReviewAnswerGiven given, Instant now) {
        Review known = party.reviewed().find(given.reviewId());
        if (known == null) {
            return Decision.refuse("review-unknown", "reviewId", "the party has asked for no such review");
        }
        Answer answer = known.answer();
        if (!given.person()) {
            return Decision.refuse("reviewer-not-a-person", null, "a person answers what a machine decided");
        }
        if (answer == null) {
            return Decision.accept(
                    new ReviewAnswered(known.id(), new Answer(given.outcome(), given.reason(), given.by(), now)));
        }
        return answer.outcome() == given.outcome() && answer.reason().equals(given.reason())
                ? Decision.nothing()
                : Decision.refuse("review-answered", "reviewId", "it was answered otherwise");
    }

    static Stream<Deadline> deadlines(Registered party) {
        return party.reviewed()
                .open()
                .map(r -> Deadline.legal(ANSWER, r.id(), r.lookAt(), "a person answers: 个人信息保护法 art. 24, 50"));
    }

    static boolean isOf(Deadline deadline) {
        return deadline.kind().equals(ANSWER);
    }

    /** A look that the state no longer asks for is stale and finds nothing; days that were slept through count as one. */
    Decision<PartyEvent> unanswered(Registered party, Deadline deadline, Instant now) {
        Review waiting = party.reviewed().find(deadline.ref());
        if (waiting == null || deadlines(party).noneMatch(deadline::equals)) {
            return Decision.nothing();
        }
        Instant next = now.isBefore(waiting.answerBy()) ? waiting.answerBy() : lookAfter(party, now);
        return Decision.accept(new ReviewUnanswered(waiting.id(), waiting.answerBy(), next));
    }

    private Instant lookAfter(Registered party, Instant now) {
        return policies.of(party).stream()
                .map(policy -> policy.pack().lookAfter(now))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Of several laws the one that gives the least time. */
    private PartyPack.Review terms(Registered party) {
        return policies.of(party).stream()
                .map(policy -> policy.pack().review())
                .min(Comparator.comparingInt(PartyPack.Review::answerDays))
                .orElseThrow();
    }
}
