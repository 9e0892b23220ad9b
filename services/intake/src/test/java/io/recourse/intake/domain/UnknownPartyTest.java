package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.intake.domain.PartyEvent.CaseLeft;
import io.recourse.intake.domain.PartyEvent.ClaimRestored;
import io.recourse.intake.domain.PartyEvent.SuccessorKnown;
import io.recourse.intake.domain.PartyInput.SuccessorTold;
import io.recourse.intake.domain.PartyState.Registered;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reaches a party that nobody has named, a case that it only counts, or somebody it is not. */
class UnknownPartyTest {

    private static final PartyDecider DECIDER = Given.partyDecider();
    private static final Instant NOW = instant("2026-01-12T10:00:00+08:00");
    private static final PartyState NOBODY = DECIDER.initial(new SubjectId("party", "p"));
    private static final Registered KNOWN = new Registered(
            "p",
            "bank-a",
            null,
            List.of(new Naming(PartyRole.DEBTOR, Given.terms(), List.of("case-1"), List.of("case-2"), null)),
            null,
            Flags.none(),
            Debts.none(),
            Custody.NEW.counting(2),
            null,
            null);

    static List<PartyInput> commands() {
        return List.of(
                new PartyInput.ContactCeaseAsked(NOW, "SMS"),
                new PartyInput.FlagAsked("f1", PartyFlag.DISPUTE, NOW, null),
                new PartyInput.FlagLiftAsked("f1", NOW),
                new PartyInput.PartyPaymentReceived("p1", cny(500), day("2026-01-11"), null, NOW),
                new PartyInput.PartyPaymentReversed("p1", "r1", day("2026-01-11"), NOW),
                new PartyInput.HoldAsked("h1", "audit"),
                new PartyInput.HoldReleaseAsked("h1"),
                new PartyInput.EraseAsked("over"),
                new PartyInput.RevealAsked("clerk-1", "LETTER", "case-1", "g1", List.of(IdentityField.values())),
                new PartyInput.ReviewAsked("rev", "case-1", "decided", NOW),
                new PartyInput.ReviewAnswerGiven("rev", Reviews.Outcome.UPHELD, "facts-checked", "clerk-1", true));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whoever_asks_something_of_a_party_that_no_statement_has_named_is_refused(PartyInput input) {
        assertThat(DECIDER.decide(NOBODY, input, NOW))
                .isEqualTo(Decision.refuse("party-unknown", null, "no statement has named this party"));
    }

    static List<PartyInput> of_a_case_that_named_it() {
        return List.of(
                new PartyInput.CaseReleased("case-1"),
                new PartyInput.CaseEnded("case-1"),
                new PartyInput.CaseRestored("case-1"),
                new PartyInput.FlagsAsked("case-1"),
                new PartyInput.FactsTold("bank-a", Given.party("p"), day("2026-01-11")),
                new PartyInput.StandingTold("p1", DebtStanding.nothingOwed("case-1", day("2026-01-11"))),
                new SuccessorTold("case-9", "p9"),
                new PartyInput.PartyDeadlinePassed(Deadline.business("standings", "p1", NOW, "ours")));
    }

    @ParameterizedTest
    @MethodSource("of_a_case_that_named_it")
    void what_only_a_case_that_named_it_can_tell_is_a_bug_before_that(PartyInput input) {
        assertThatIllegalStateException().isThrownBy(() -> DECIDER.decide(NOBODY, input, NOW));
    }

    @Test
    void a_deadline_it_does_not_have_and_another_lenders_word_are_bugs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DECIDER.decide(
                        KNOWN,
                        new PartyInput.PartyDeadlinePassed(Deadline.business("pause-review", "p1", NOW, "ours")),
                        NOW))
                .withMessage("a party has no deadline pause-review");
        assertThatIllegalStateException()
                .isThrownBy(() -> DECIDER.decide(
                        KNOWN, new PartyInput.FactsTold("bank-b", Given.party("p"), day("2026-01-11")), NOW))
                .withMessage("a party belongs to one lender");
    }

    @Test
    void a_successor_is_known_once_and_another_beside_it() {
        Registered known = KNOWN.succeeded(new SuccessorKnown("case-9", "p9"));

        assertThat(DECIDER.decide(known, new SuccessorTold("case-10", "p9"), NOW))
                .isEqualTo(Decision.nothing());
        assertThat(DECIDER.decide(known, new SuccessorTold("case-10", "p10"), NOW))
                .isEqualTo(Decision.accept(new SuccessorKnown("case-10", "p10")));
    }

    @Test
    void a_case_that_is_only_counted_leaves_and_comes_back_in_the_count_alone() {
        Registered left = (Registered) DECIDER.evolve(KNOWN, new CaseLeft("case-9"));

        assertThat(left).isEqualTo(KNOWN.with(KNOWN.custody().counting(-1)));
        assertThat(left.custody().moreCases()).isOne();
        assertThat(DECIDER.evolve(left, new ClaimRestored("case-9"))).isEqualTo(KNOWN);
    }

    @Test
    void a_case_that_names_it_leaves_and_comes_back_by_its_id() {
        Registered left = (Registered) DECIDER.evolve(KNOWN, new CaseLeft("case-1"));

        assertThat(left.custody()).isEqualTo(KNOWN.custody());
        assertThat(left.liveCases()).isEmpty();
        assertThat(left.caseIds()).containsExactly("case-2", "case-1");
        Registered restored = (Registered) DECIDER.evolve(left, new ClaimRestored("case-2"));
        assertThat(restored.custody()).isEqualTo(KNOWN.custody());
        assertThat(restored.liveCases()).extracting(Liability::caseId).containsExactly("case-2");
    }
}
