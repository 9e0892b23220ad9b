package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.intake.domain.CreditRecordPack.NoticeRule;
import io.recourse.intake.domain.CreditRecordPack.ObjectionRule;
import io.recourse.intake.domain.CreditRecordPack.RetentionRule;
import io.recourse.intake.domain.VerificationPack.Check;
import io.recourse.intake.domain.VerificationPack.Item;
import io.recourse.rules.Source;
import io.recourse.rules.pack.Packs;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pack whose numbers make no sense is refused as it is read. */
class PackBoundsTest {

    private static final Source SOURCE = new Source("ours", day("2026-01-01"), null, day("2026-01-01"), false, "day");

    @Test
    void the_bounds_of_a_verification_are_one_at_least() {
        assertThat(verification(1, 1, 1).registerTimeoutMillis()).isOne();
        String detail = "a bound of verification is not positive";
        refused(detail, () -> verification(0, 1, 1));
        refused(detail, () -> verification(1, 0, 1));
        refused(detail, () -> verification(1, 1, 0));
    }

    @Test
    void two_items_of_a_verification_have_two_codes() {
        refused(
                "two items have one code",
                () -> verification(1, 1, 1, item("a", Check.LEI, null), item("a", Check.ID_FORM, null)));
    }

    @Test
    void the_registers_that_are_asked_are_each_named_once_and_in_order() {
        assertThat(verification(
                                1,
                                1,
                                1,
                                item("a", Check.PRESENT, "register-z"),
                                item("b", Check.ID_FORM, null),
                                item("c", Check.ABSENT, "register-a"),
                                item("d", Check.ABSENT, "register-z"))
                        .registers())
                .containsExactly("register-a", "register-z");
    }

    @ParameterizedTest
    @EnumSource
    void an_item_names_a_register_exactly_if_a_register_decides_it(Check check) {
        boolean asks = Set.of(Check.ABSENT, Check.PRESENT).contains(check);
        String register = asks ? "register" : null;

        assertThat(item("a", check, register).register()).isEqualTo(register);
        refused("an item is looked up in a register or computed: a", () -> item("a", check, asks ? null : "register"));
    }

    @Test
    void of_a_credit_record_nobody_waits_fewer_than_no_days_keeps_it_less_than_a_year_or_answers_in_less_than_a_day() {
        assertThat(new NoticeRule(0, SOURCE).waitDays()).isZero();
        assertThat(new RetentionRule(1, List.of(), SOURCE).years()).isOne();
        assertThat(new ObjectionRule(1, SOURCE).answerDays()).isOne();
        refused("nobody waits for fewer than no days", () -> new NoticeRule(-1, SOURCE));
        refused("a record is kept for a year at least", () -> new RetentionRule(0, List.of(), SOURCE));
        refused("to answer takes a day at least", () -> new ObjectionRule(0, SOURCE));
    }

    @Test
    void a_hosts_interest_is_none_at_least() {
        assertThat(new LedgerPack.SettlementRule(0, SOURCE).interestAtMostBp()).isZero();
        refused("no interest is less than none", () -> new LedgerPack.SettlementRule(-1, SOURCE));
    }

    @Test
    void a_review_is_answered_in_a_day_at_least_and_reminded_of_within_it() {
        assertThat(new PartyPack.Review(1, 0, SOURCE).answerDays()).isOne();
        assertThat(new PartyPack.Review(2, 1, SOURCE).remindDays()).isOne();
        String detail = "a review is answered in at least 1 day, and reminded of within it";
        refused(detail, () -> new PartyPack.Review(0, -1, SOURCE));
        refused(detail, () -> new PartyPack.Review(1, -1, SOURCE));
        refused(detail, () -> new PartyPack.Review(2, 2, SOURCE));
        PartyPack.Review review = new PartyPack.Review(2, 1, SOURCE);
        assertThat(new PartyPack("CN", 1, SOURCE, review).answerHours()).isOne();
        refused("answerHours must be at least 1", () -> new PartyPack("CN", 0, SOURCE, review));
    }

    @Test
    void a_purpose_sees_its_fields_each_once_and_in_their_order_and_an_unknown_one_sees_none() {
        List<IdentityField> all = List.of(IdentityField.values());
        IdentityField first = all.getFirst();
        IdentityField last = all.getLast();
        RevealPack pack = new RevealPack(
                "CN",
                List.of(
                        new RevealPack.Purpose("LETTER", List.of(last, first, last), true, false, SOURCE),
                        new RevealPack.Purpose("CALL", List.of(last), true, false, SOURCE)));

        assertThat(pack.fieldsOf("LETTER")).containsExactly(first, last);
        assertThat(pack.fieldsOf("CALL")).containsExactly(last);
        assertThat(pack.fieldsOf("CURIOSITY")).isEmpty();
    }

    private static void refused(String detail, ThrowingCallable pack) {
        assertThatIllegalArgumentException().isThrownBy(pack).withMessage(detail);
    }

    private static Item item(String code, Check check, @Nullable String register) {
        return new Item(code, "项", "item", check, register, List.of(DebtorKind.NATURAL), SOURCE, "consent", true);
    }

    private static VerificationPack verification(int timeout, int longestName, int ofAge, Item... items) {
        VerificationPack cn = Packs.resource(VerificationPack.class, "/policy/verification-cn.json");
        return new VerificationPack(
                cn.jurisdiction(),
                cn.source(),
                cn.purposes(),
                cn.blacklistPurposes(),
                cn.blacklistPurposesSource(),
                timeout,
                SOURCE,
                longestName,
                SOURCE,
                ofAge,
                SOURCE,
                cn.provinces(),
                cn.provincesSource(),
                List.of(items));
    }
}
