package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.intake.domain.PartyEvent.ReviewAnswered;
import io.recourse.intake.domain.PartyEvent.ReviewOpened;
import io.recourse.intake.domain.PartyEvent.ReviewUnanswered;
import io.recourse.intake.domain.PartyInput.ReviewAnswerGiven;
import io.recourse.intake.domain.PartyInput.ReviewAsked;
import io.recourse.intake.domain.Reviews.Answer;
import io.recourse.intake.domain.Reviews.Outcome;
import io.recourse.rules.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a machine decided about somebody is looked at by a person, in time (个人信息保护法 art. 24, 50; the days are ours). */
class ReviewsTest {

    private static final String NOW = "2026-01-10T09:00:00+08:00";
    private static final String LATER = "2026-01-15T09:00:00+08:00";
    private static final String REMINDED = "2026-01-20T09:00:00+08:00";
    private static final String ANSWER_BY = "2026-01-25T09:00:00+08:00";
    private static final String DECISION = "0123456789abcdef0123456789abcdef";

    private static Spec<PartyState, PartyInput, PartyEvent> named() {
        return Spec.of(Given.partyDecider(), "p1")
                .when(Given.named("case-1", party("p1"), "2026-01-09"))
                .at(NOW);
    }

    private static ReviewAsked review(String id) {
        return new ReviewAsked(id, "case-1", DECISION, instant(NOW));
    }

    private static ReviewAnswerGiven answer(String id, Outcome outcome) {
        return new ReviewAnswerGiven(id, outcome, "income-proven", "clerk-1", true);
    }

    private static Spec<PartyState, PartyInput, PartyEvent> asked() {
        return named().when(review("r1")).at(NOW);
    }

    @Test
    void a_person_has_fifteen_days_and_is_reminded_five_days_before_their_end() {
        asked().then(new ReviewOpened("r1", "case-1", DECISION, instant(NOW), instant(ANSWER_BY), instant(REMINDED)))
                .andDeadline("review-answer", REMINDED)
                .whenTimePasses()
                .at(REMINDED)
                .then(new ReviewUnanswered("r1", instant(ANSWER_BY), instant(ANSWER_BY)))
                .andDeadline("review-answer", ANSWER_BY);
        assertThat(Given.partyDecider().deadlines(asked().state()))
                .extracting(Deadline::nature)
                .containsExactly(Deadline.Nature.LEGAL);
    }

    @Test
    void whose_time_is_over_is_reminded_of_every_day_until_somebody_answers() {
        asked().whenTimePasses()
                .at(ANSWER_BY)
                .then(new ReviewUnanswered("r1", instant(ANSWER_BY), instant("2026-01-26T09:00:00+08:00")))
                .whenTimePasses()
                .at("2026-01-26T09:00:00+08:00")
                .then(new ReviewUnanswered("r1", instant(ANSWER_BY), instant("2026-01-27T09:00:00+08:00")))
                .when(answer("r1", Outcome.UPHELD))
                .at("2026-01-26T10:00:00+08:00")
                .then(new ReviewAnswered(
                        "r1",
                        new Answer(Outcome.UPHELD, "income-proven", "clerk-1", instant("2026-01-26T10:00:00+08:00"))))
                .andNoDeadline("review-answer")
                .whenTimePasses()
                .at("2026-02-26T09:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_machine_answers_nothing_that_a_person_is_to_look_at() {
        asked().when(new ReviewAnswerGiven("r1", Outcome.UPHELD, "facts-checked", "bot-1", false))
                .at(NOW)
                .thenRefused("reviewer-not-a-person")
                .andDeadline("review-answer", REMINDED);
    }

    @Test
    void the_time_runs_from_the_day_the_party_asked_and_not_from_a_day_to_come() {
        named().when(new ReviewAsked("r1", "case-1", DECISION, instant("2026-01-08T09:00:00+08:00")))
                .at(NOW)
                .andDeadline("review-answer", "2026-01-18T09:00:00+08:00")
                .when(new ReviewAsked("r2", "case-1", DECISION, instant(NOW).plusNanos(1_000)))
                .at(NOW)
                .thenRefused("time-in-future");
    }

    @Test
    void the_same_request_and_the_same_answer_count_once_and_others_under_their_id_are_refused() {
        asked().when(new ReviewAsked("r1", "case-1", DECISION, instant(LATER)))
                .at(LATER)
                .thenNothing()
                .when(new ReviewAsked("r1", "case-1", "StrategyAssigned", instant(NOW)))
                .at(LATER)
                .thenRefused("review-conflict")
                .when(answer("r1", Outcome.CHANGED))
                .at(LATER)
                .when(answer("r1", Outcome.CHANGED))
                .at(LATER)
                .thenNothing()
                .when(review("r1"))
                .at(LATER)
                .thenNothing()
                .when(answer("r1", Outcome.UPHELD))
                .at(LATER)
                .thenRefused("review-answered")
                .when(answer("r2", Outcome.UPHELD))
                .at(LATER)
                .thenRefused("review-unknown");
    }

    @Test
    void only_what_was_decided_in_a_case_that_names_the_party_is_looked_at() {
        named().when(new ReviewAsked("r1", "case-2", DECISION, instant(NOW)))
                .at(NOW)
                .thenRefused("case-not-of-party");
        Spec.of(Given.partyDecider(), "p1")
                .when(review("r1"))
                .at(NOW)
                .thenRefused("party-unknown")
                .when(answer("r1", Outcome.UPHELD))
                .at(NOW)
                .thenRefused("party-unknown");
    }

    @Test
    void of_a_party_that_only_counts_some_of_its_cases_any_may_be_one_of_them() {
        Spec<PartyState, PartyInput, PartyEvent> spec = named();
        for (int i = 2; i <= 1_001; i++) {
            spec.when(Given.named("case-" + i, party("p1"), "2026-01-09")).at(NOW);
        }
        spec.when(new ReviewAsked("r1", "case-1001", DECISION, instant(NOW)))
                .at(NOW)
                .andDeadline("review-answer", REMINDED);
    }

    /** Nor does it stop anything: the flag of a dispute does, and is somebody's decision of its own. */
    @Test
    void it_outlives_the_case_and_who_the_party_is_and_stops_nothing() {
        asked().andTells()
                .when(new PartyInput.CaseEnded("case-1"))
                .at(NOW)
                .when(new PartyInput.EraseAsked("request-of-party"))
                .at(NOW)
                .andStatus("ERASED")
                .andDeadline("review-answer", REMINDED)
                .when(answer("r1", Outcome.CHANGED))
                .at(LATER)
                .andTells()
                .andNoDeadline("review-answer")
                .when(review("r2"))
                .at(LATER)
                .andDeadline("review-answer", REMINDED);
    }

    @Test
    void queries_see_until_when_the_most_urgent_has_to_be_answered() {
        Spec<PartyState, PartyInput, PartyEvent> spec = asked().when(
                        new ReviewAsked("r2", "case-1", DECISION, instant("2026-01-09T09:00:00+08:00")))
                .at(NOW);
        PartyDecider parties = Given.partyDecider();
        assertThat(parties.facets(spec.state()).columns())
                .isEqualTo(Map.of("review_by", instant("2026-01-24T09:00:00+08:00")));
        spec.when(answer("r2", Outcome.UPHELD)).at(NOW);
        assertThat(parties.facets(spec.state()).columns()).isEqualTo(Map.of("review_by", instant(ANSWER_BY)));
        spec.when(answer("r1", Outcome.UPHELD)).at(NOW);
        assertThat(parties.facets(spec.state()).columns()).isEmpty();
    }

    @Test
    void a_pack_leaves_time_for_the_answer_and_reminds_within_it() {
        Source ours = new Source("ours", Given.day("2025-01-01"), null, Given.day("2025-01-01"), false, "x");
        for (int[] days : new int[][] {{0, 0}, {5, 5}, {5, -1}}) {
            assertThatThrownBy(() -> new PartyPack.Review(days[0], days[1], ours))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
