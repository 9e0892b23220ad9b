package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.recourse.contracts.Money;
import io.recourse.intake.domain.Debts.Asking;
import io.recourse.intake.domain.Debts.Part;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.Debts.TakenBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a party keeps of payments that were split, whole and folded. */
class KeptSplitsTest {

    private static final Instant NOW = instant("2026-01-12T10:00:00+08:00");
    private static final TakenBack BACK = new TakenBack("r1", day("2026-01-20"), NOW);

    @Test
    void a_folded_payment_has_its_day_its_amount_its_parts_in_their_order_and_how_it_was_taken_back() {
        PartyPayment plain = split("p1", cny(700), "2026-01-10", null, null, part("case-b", 300), part("case-a", 400));
        PartyPayment named = split("p2", cny(900), "2026-01-08", "case-c", null, part("case-a", 900));
        PartyPayment back = split(
                "p3", cny(50), "2026-01-30", null, BACK, part("case-c", 20), part("case-a", 1), part("case-b", 29));
        PartyPayment both = split("p4", cny(60), "2026-01-09", "case-a", BACK, part("case-a", 60));

        assertThat(folded(plain, named, back, both).payments())
                .containsExactly(marked(plain), marked(named), marked(back), marked(both));
    }

    /** What stands in rows of years ago must still be read. */
    @Test
    void what_is_folded_has_these_characters() {
        FoldedSplits folded = folded(
                split("p1", cny(700), "2026-01-10", "case-b", null, part("case-b", 300), part("case-a", 400)),
                split("p2", cny(20), "2026-01-08", null, BACK, part("case-a", 20)));

        assertThat(folded)
                .isEqualTo(new FoldedSplits(
                        "jyLmc49AF48T7fkb", "9kVR_Nbw-v4JvAWyDQACAqwCApADOUbKZP94DRSyDYLz6caV3BgBBBQ"));
    }

    @ParameterizedTest
    @CsvSource({"AED", "CNY", "EUR", "JPY", "ZAR", "ZMW", "XAF"})
    void a_folded_payment_has_its_currency(String currency) {
        PartyPayment payment = split("p1", new Money(1, currency), "2026-01-10", null, null, part("case-a", 1));

        assertThat(folded(payment).payments()).containsExactly(marked(payment));
    }

    @Test
    void of_folded_payments_the_one_that_is_asked_for_is_found_under_the_id_it_is_asked_for() {
        PartyPayment first = split("p1", cny(700), "2026-01-10", "case-a", null, part("case-a", 700));
        PartyPayment second = split("p2", cny(800), "2026-01-11", null, BACK, part("case-b", 800));
        FoldedSplits folded = folded(first, second);

        assertThat(folded.find("p1")).isEqualTo(marked(first).called("p1"));
        assertThat(folded.find("p2")).isEqualTo(marked(second).called("p2"));
        assertThat(folded.find("p3")).isNull();
    }

    @Test
    void what_is_folded_later_comes_behind_and_what_is_unfolded_leaves_the_others() {
        PartyPayment first = split("p1", cny(700), "2026-01-10", null, null, part("case-a", 700));
        PartyPayment second = split("p2", cny(800), "2026-01-11", null, null, part("case-b", 800));
        PartyPayment third = split("p3", cny(900), "2026-01-09", null, null, part("case-a", 450), part("case-b", 450));

        assertThat(folded(first).with(List.of(second, third))).isEqualTo(folded(first, second, third));
        assertThat(folded(first, second, third).without("p2")).isEqualTo(folded(first, third));
        assertThat(folded(first).without("p1")).isEqualTo(FoldedSplits.NONE);
        assertThat(folded(first).without("p9")).isEqualTo(folded(first));
        assertThat(FoldedSplits.NONE.payments()).isEmpty();
    }

    @Test
    void payments_stay_whole_while_they_have_no_more_parts_than_may_be_and_one_more_folds_the_earliest() {
        List<PartyPayment> payments = IntStream.rangeClosed(1, 4)
                .mapToObj(
                        n -> split("p" + n, cny(40), "2026-01-10", null, null, part("case-a", 30), part("case-b", 10)))
                .toList();
        Debts debts = new Debts(payments, null);

        assertThat(debts.folded(8)).isEqualTo(debts);
        assertThat(debts.folded(7)).isEqualTo(new Debts(payments.subList(1, 4), folded(payments.getFirst())));
        assertThat(debts.folded(6)).isEqualTo(debts.folded(7));
        assertThat(debts.folded(5))
                .isEqualTo(new Debts(payments.subList(2, 4), folded(payments.get(0), payments.get(1))));
        assertThat(debts.folded(0)).isEqualTo(new Debts(List.of(), folded(payments.toArray(PartyPayment[]::new))));
        assertThat(debts.folded(7).folded(5)).as("bit by bit").isEqualTo(debts.folded(5));
    }

    @Test
    void what_is_not_split_yet_is_never_folded_however_old() {
        PartyPayment waits = waiting("p1");
        PartyPayment asks = waiting("p2").asking(new Asking(List.of("case-a"), List.of(), NOW));
        PartyPayment refunded = waiting("p3").dueBack("no-debt-known");
        PartyPayment split = split("p4", cny(500), "2026-01-11", null, null, part("case-a", 500));

        assertThat(new Debts(List.of(waits, asks, refunded), null).folded(0))
                .isEqualTo(new Debts(List.of(waits, asks, refunded), null));
        assertThat(new Debts(List.of(waits, asks, refunded, split), null).folded(0))
                .isEqualTo(new Debts(List.of(waits, asks, refunded), folded(split)));
    }

    @Test
    void a_payment_is_found_whole_or_folded() {
        PartyPayment old = split("p1", cny(700), "2026-01-10", null, null, part("case-a", 700));
        PartyPayment waits = waiting("p2");
        Debts debts = new Debts(List.of(waits), folded(old));

        assertThat(debts.find("p1")).isEqualTo(marked(old).called("p1"));
        assertThat(debts.find("p2")).isEqualTo(waits);
        assertThat(debts.find("p3")).isNull();
        assertThat(new Debts(List.of(waits), null).find("p1")).isNull();
    }

    @Test
    void an_unfolded_payment_is_the_latest_and_its_parts_are_of_the_cases_that_name_the_party() {
        PartyPayment old =
                split("p1", cny(700), "2026-01-10", "case-b", BACK, part("case-b", 300), part("case-a", 400));
        PartyPayment other = split("p2", cny(800), "2026-01-11", null, null, part("case-c", 800));
        PartyPayment waits = waiting("p3");
        Debts debts = new Debts(List.of(waits), folded(old, other));
        List<String> cases = List.of("case-a", "case-b", "case-c");

        Debts unfolded = debts.unfolding("p1", cases);

        assertThat(unfolded).isEqualTo(new Debts(List.of(waits, unbooked(old)), folded(other)));
        assertThat(unfolded.unfolding("p2", cases))
                .isEqualTo(new Debts(List.of(waits, unbooked(old), unbooked(other)), null));
    }

    @Test
    void where_nothing_is_folded_or_something_else_nothing_is_unfolded() {
        PartyPayment old = split("p1", cny(700), "2026-01-10", null, null, part("case-a", 700));
        Debts whole = new Debts(List.of(old), null);
        Debts other = new Debts(List.of(waiting("p2")), folded(old));

        assertThat(whole.unfolding("p1", List.of("case-a"))).isEqualTo(whole);
        assertThat(other.unfolding("p2", List.of("case-a"))).isEqualTo(other);
    }

    @Test
    void a_part_of_a_case_that_does_not_name_the_party_is_a_bug() {
        Debts debts =
                new Debts(List.of(), folded(split("p1", cny(700), "2026-01-10", null, null, part("case-a", 700))));

        assertThatNullPointerException()
                .isThrownBy(() -> debts.unfolding("p1", List.of("case-b")))
                .withMessage("a part is of a case that names the party");
    }

    @Test
    void whose_debts_are_asked_no_more_takes_no_answer() {
        Debts debts = new Debts(List.of(waiting("p1")), null);

        assertThat(debts.asking("p1", asking -> asking.lookedAt(NOW))).isEqualTo(debts);
    }

    private static PartyPayment split(
            String id, Money amount, String on, @Nullable String designated, @Nullable TakenBack back, Part... parts) {
        return new PartyPayment(id, amount, day(on), designated, NOW, null, Arrays.asList(parts), back, null);
    }

    private static PartyPayment waiting(String id) {
        return new PartyPayment(id, cny(500), day("2026-01-09"), null, NOW, null, List.of(), null, null);
    }

    private static Part part(String caseId, long minor) {
        return new Part(caseId, minor);
    }

    private static FoldedSplits folded(PartyPayment... payments) {
        return FoldedSplits.NONE.with(Arrays.asList(payments));
    }

    /** As it is read back: when something was booked is not kept. */
    private static PartyPayment unbooked(PartyPayment p) {
        TakenBack back = p.takenBack();
        return new PartyPayment(
                p.id(),
                p.amount(),
                p.valueDate(),
                p.designatedCase(),
                Instant.EPOCH,
                null,
                p.parts(),
                back == null ? null : new TakenBack(Packing.mark(back.reversalId()), back.on(), Instant.EPOCH),
                null);
    }

    /** Likewise, and ids are marks. */
    private static PartyPayment marked(PartyPayment p) {
        PartyPayment unbooked = unbooked(p);
        String designated = p.designatedCase();
        List<Part> parts = new ArrayList<>();
        p.parts().forEach(part -> parts.add(new Part(Packing.mark(part.caseId()), part.minor())));
        return new PartyPayment(
                Packing.mark(p.id()),
                unbooked.amount(),
                unbooked.valueDate(),
                designated == null ? null : Packing.mark(designated),
                Instant.EPOCH,
                null,
                parts,
                unbooked.takenBack(),
                null);
    }
}
