package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who owes a debt, by which shares, and who may still come to answer for it (民法典 art. 518–520, 695). */
class PartiesTest {

    private static final LocalDate RELEASED = day("2026-01-12");

    @Test
    void a_co_debtor_that_is_named_twice_or_is_the_debtor_owes_once() {
        assertThat(Parties.of(opened("debtor-1", "c1", "debtor-1", "c1", "c2")).coDebtors())
                .containsExactly(new CoDebtor("c1", null, null), new CoDebtor("c2", null, null));
    }

    @Test
    void equal_parts_of_what_the_agreed_shares_leave() {
        assertThat(shares(null)).containsExactly(10_000L);
        assertThat(shares(null, owing("c1", null), owing("c2", null))).containsExactly(10_000L, 10_000L, 10_000L);
        // half and half of it in two equal parts
        assertThat(shares(5_000, owing("c1", null), owing("c2", null))).containsExactly(10_000L, 5_000L, 5_000L);
        assertThat(shares(5_000, owing("c1", 3_000), owing("c2", 2_000))).containsExactly(5_000L, 3_000L, 2_000L);
        assertThat(shares(5_000, owing("c1", 3_000), owing("c2", null))).containsExactly(5_000L, 3_000L, 2_000L);
    }

    @Test
    void who_was_released_has_no_share_and_the_others_keep_theirs_as_parts_of_the_rest() {
        assertThat(shares(null, new CoDebtor("c1", null, RELEASED), owing("c2", null)))
                .containsExactly(10_000L, 10_000L);
        assertThat(shares(5_000, new CoDebtor("c1", 3_000, RELEASED), owing("c2", 2_000)))
                .containsExactly(5_000L, 2_000L);
    }

    @Test
    void where_the_agreed_shares_leave_nobody_anything_all_owe_alike() {
        assertThat(shares(0, new CoDebtor("c1", 10_000, RELEASED), owing("c2", 0)))
                .containsExactly(1L, 1L);
    }

    @Test
    void a_share_of_who_joins_is_kept_while_the_others_leave_room_for_it() {
        Parties parties = parties(5_000, owing("c1", 3_000));

        assertThat(parties.affordable(2_000)).isEqualTo(2_000);
        assertThat(parties.affordable(2_001)).isNull();
        assertThat(parties.affordable(null)).isNull();
    }

    @Test
    void agreed_shares_are_taken_by_name_and_who_was_released_stays_so() {
        Parties parties = parties(null, owing("c1", null), new CoDebtor("c2", null, RELEASED));

        assertThat(parties.agreed(Map.of("debtor-1", 6_000, "c2", 4_000)))
                .isEqualTo(parties(6_000, owing("c1", null), new CoDebtor("c2", 4_000, RELEASED)));
        Parties nobody = new Parties(null, null, List.of(), List.of(), null);
        assertThat(nobody.agreed(Map.of("debtor-1", 6_000))).isEqualTo(nobody);
    }

    @Test
    void nobody_begins_to_guarantee_who_guarantees_already_or_was_released() {
        Guarantee given =
                new Guarantee("g1", GuaranteeKind.JOINT, instant("2026-07-21T00:00:00+08:00"), null, null, null);
        Parties parties = parties(null, owing("c1", null), new CoDebtor("c2", null, RELEASED))
                .with(given);

        assertThat(parties.mayBeginToGuarantee("g1")).isFalse();
        assertThat(parties.mayBeginToGuarantee("g2")).isTrue();
        assertThat(parties.mayBeginToGuarantee("c1")).isTrue();
        assertThat(parties.mayBeginToGuarantee("c2")).isFalse();
    }

    @Test
    void everybody_is_named_once_and_whom_the_case_binds_was_not_released() {
        Guarantee given =
                new Guarantee("c1", GuaranteeKind.JOINT, instant("2026-07-21T00:00:00+08:00"), null, null, null);
        Parties parties = parties(null, owing("c1", null), new CoDebtor("c2", null, RELEASED))
                .with(given);

        assertThat(parties.everybody()).containsExactly("debtor-1", "c1", "c2");
        assertThat(parties.bound()).containsExactly("debtor-1", "c1");
    }

    private static CoDebtor owing(String party, @Nullable Integer shareBp) {
        return new CoDebtor(party, shareBp, null);
    }

    private static Parties parties(@Nullable Integer debtorShareBp, CoDebtor... coDebtors) {
        return new Parties("debtor-1", debtorShareBp, List.of(coDebtors), List.of(), null);
    }

    private static List<Long> shares(@Nullable Integer debtorShareBp, CoDebtor... coDebtors) {
        return parties(debtorShareBp, coDebtors).shares();
    }

    private static CaseOpened opened(String debtor, String... coDebtors) {
        return new CaseOpened(
                "bank-a",
                "CONSUMER_LOAN",
                DebtorKind.NATURAL,
                debtor,
                "CN",
                "Asia/Shanghai",
                "Asia/Shanghai",
                "ZJ",
                "zh-CN",
                Given.balance(0, 5_000, 95_000),
                day("2026-01-01"),
                9,
                instant("2029-01-21T00:00:00+08:00"),
                List.of(coDebtors),
                List.of(),
                List.of(),
                new ScoringFacts(5_000, 1_000, 0, 3, 2));
    }
}
