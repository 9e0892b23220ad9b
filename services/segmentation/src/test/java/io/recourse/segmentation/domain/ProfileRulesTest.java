package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Profiles.DAY;
import static io.recourse.segmentation.domain.Profiles.spending;
import static io.recourse.segmentation.domain.Profiles.transfer;
import static io.recourse.segmentation.domain.Profiles.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.segmentation.domain.Profile.Budget;
import io.recourse.segmentation.domain.Profile.Holding;
import io.recourse.segmentation.domain.ProfileRules.Flags;
import io.recourse.segmentation.edge.PolicyFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a profile shows, at the very bounds. */
class ProfileRulesTest {

    private static final ProfileRules RULES = PolicyFiles.profiles();

    private static @Nullable Boolean concealment(Profile profile) {
        return RULES.flags(profile).concealment();
    }

    @Test
    void spending_of_2_3_times_the_declared_income_is_looked_at_and_a_hair_less_is_not() {
        assertThat(concealment(spending(1_000_000, 2_300_000))).isTrue();
        assertThat(concealment(spending(1_000_000, 2_299_900))).isFalse();
        assertThat(concealment(spending(1_000_000, 2_299_999))).isFalse();
    }

    @Test
    void only_months_of_which_both_are_known_count() {
        List<Budget> months = List.of(
                new Budget(1_000_000L, 2_300_000L, null, null),
                new Budget(null, 9_000_000L, null, null),
                new Budget(9_000_000L, null, null, null));
        assertThat(concealment(with(months, null, null))).isTrue();
        assertThat(concealment(with(months.subList(1, 3), null, null))).isNull();
        assertThat(concealment(Profiles.empty())).isNull();
    }

    @Test
    void who_declared_nothing_and_spends_is_looked_at_and_who_spends_nothing_is_not() {
        assertThat(concealment(spending(0, 1))).isTrue();
        assertThat(concealment(spending(0, 0))).isFalse();
    }

    @Test
    void the_greatest_amounts_a_profile_may_hold_do_not_overflow() {
        List<Budget> months =
                java.util.Collections.nCopies(36, new Budget(1_000_000_000_000L, 1_000_000_000_000L, null, null));
        assertThat(concealment(with(months, null, null))).isFalse();
    }

    @Test
    void a_transfer_is_looked_at_for_365_days_and_not_on_the_366th() {
        assertThat(RULES.flags(transfer(DAY.minusDays(365), 500, 0))).isEqualTo(new Flags(null, 1, 500L, null));
        assertThat(RULES.flags(transfer(DAY.minusDays(366), 500, 0)).transfers())
                .isZero();
        assertThat(RULES.flags(transfer(DAY, 500, 0)).transfers()).isOne();
    }

    @Test
    void a_transfer_for_its_worth_is_none_of_them_and_one_below_it_counts_by_the_difference() {
        LocalDate on = DAY.minusDays(10);
        assertThat(RULES.flags(transfer(on, 500, 500)).transfers()).isZero();
        assertThat(RULES.flags(transfer(on, 500, 499)).transferredAway()).isEqualTo(1);
    }

    @Test
    void companies_are_related_to_the_third_step_and_not_to_the_fourth() {
        List<Holding> chain = List.of(
                new Holding("debtor", "c1", 6_000, true),
                new Holding("c1", "c2", 100, true),
                new Holding("c3", "c2", 100, true),
                new Holding("c3", "c4", 100, true));
        assertThat(RULES.flags(with(null, null, chain)).companies()).isEqualTo(Map.of("c1", 1, "c2", 2, "c3", 3));
    }

    @Test
    void companies_that_own_each_other_in_a_circle_end_the_walk() {
        List<Holding> circle = List.of(
                new Holding("debtor", "c1", 6_000, true),
                new Holding("c1", "c2", 5_000, true),
                new Holding("c2", "c1", 5_000, true),
                new Holding("c2", "c2", 1, true));
        assertThat(CompanyGraph.related(circle, 1_000)).isEqualTo(Map.of("c1", 1, "c2", 2));
    }

    @Test
    void of_two_ways_the_shorter_counts() {
        List<Holding> both = List.of(
                new Holding("debtor", "c1", 1, true),
                new Holding("c1", "c2", 1, true),
                new Holding("debtor", "c2", 1, true));
        assertThat(CompanyGraph.related(both, 3)).containsEntry("c2", 1);
        assertThat(CompanyGraph.related(List.of(), 3)).isEmpty();
    }

    @Test
    void rules_have_sources_and_bounds() {
        assertThat(RULES.spendingBp()).isEqualTo(23_000);
        assertThatThrownBy(() -> new ProfileRules(null, 10_000, null, 0, null, 11))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly(
                                "a source is missing",
                                "spendingBp must be 10 001 … 100 000",
                                "/lookBackDays: lookBackDays must be 1 … 3650",
                                "companyDepth must be 1 … 10"));
    }
}
