package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.PaymentRest;
import io.recourse.intake.domain.CaseEvent.CreditNoticeGiven;
import io.recourse.intake.domain.CaseEvent.Noticed;
import io.recourse.intake.domain.CaseEvent.PaymentKeyedAs;
import io.recourse.intake.domain.CaseEvent.PaymentKnownAs;
import io.recourse.intake.domain.CaseEvent.PaymentParted;
import io.recourse.intake.domain.CaseEvent.ReversalDated;
import io.recourse.intake.domain.CaseEvent.ReversedAfterClose;
import io.recourse.intake.domain.CaseEvent.StatementNoted;
import io.recourse.intake.domain.CaseEvent.SuccessionKept;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.limitation.Limitation.Interruption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the books of a case keep of its payments, whole and folded, open and closed. */
class KeptPaymentsTest {

    private static final Instant NOW = instant("2026-01-12T12:00:00+08:00");
    private static final LocalDate PAID = day("2026-01-12");
    private static final LocalDate BACK = day("2026-01-15");
    private static final Open OPEN = (Open) opened().state();
    private static final Ledger LEDGER = OPEN.ledger();

    @Test
    void a_folded_payment_has_its_parts_its_day_and_how_it_was_taken_back() {
        List<Payment> payments = List.of(
                new Payment("p1", 500, PAID, 0, 0, 500, 0),
                new Payment("p2", 500, day("2026-01-02"), 70, 200, 230, 0),
                new Payment("p3", 500, day("2026-02-02"), 0, 200, 230, 70),
                new Payment("p4", 500, PAID, 100, 120, 130, 150),
                new Payment("p5", 500, PAID, 0, 100, 400, 0).reversed("r1", PAID),
                new Payment("p6", 500, PAID, 1, 2, 3, 494).reversed("r2", BACK),
                new Payment("p7", 500, PAID, 0, 0, 0, 500));
        FoldedPayments folded = FoldedPayments.NONE.with(payments.stream()
                .map(p -> new FoldedPayments.Entry(p, p.unallocated() == 0))
                .toList());

        assertThat(folded.entries())
                .isEqualTo(payments.stream()
                        .map(p -> new FoldedPayments.Entry(marked(p), p.unallocated() == 0))
                        .toList());
    }

    @Test
    void a_plain_payment_takes_fewer_characters_than_one_with_costs_or_with_something_left_over() {
        int plain = packed(new Payment("p1", 500, PAID, 0, 200, 300, 0));

        assertThat(plain).isEqualTo(18);
        assertThat(packed(new Payment("p1", 500, PAID, 1, 199, 300, 0))).isEqualTo(plain + 4);
        assertThat(packed(new Payment("p1", 500, PAID, 0, 199, 300, 1))).isEqualTo(plain + 4);
        assertThat(packed(new Payment("p1", 500, PAID, 0, 200, 300, 0).reversed("r1", PAID)))
                .isEqualTo(plain + 12);
    }

    @Test
    void a_payment_is_found_by_its_first_id_before_another_that_only_goes_by_it() {
        Payment alias = plain("p1").alsoKnownAs("x");
        Payment itself = plain("x");
        Ledger folded = LEDGER.with(itself).folding(List.of(itself), _ -> false).with(alias);

        assertThat(folded.called("x")).containsExactly(alias, itself);
        assertThat(folded.payment("x")).isEqualTo(itself);
        assertThat(LEDGER.with(alias).with(itself).payment("x")).isEqualTo(itself);
        assertThat(LEDGER.with(alias).payment("x")).isEqualTo(alias);
        assertThat(LEDGER.with(alias).payment("y")).isNull();
    }

    @Test
    void all_but_so_many_are_to_be_folded_and_never_the_latest_that_stands() {
        Payment back = plain("p3").reversed("r1", BACK);
        Ledger ledger = LEDGER.with(plain("p1")).with(plain("p2")).with(back);

        assertThat(ledger.latestStanding()).isEqualTo(plain("p2"));
        assertThat(ledger.old(3)).isEmpty();
        assertThat(ledger.old(2)).containsExactly(plain("p1"));
        assertThat(ledger.old(1)).containsExactly(plain("p1"), back);
        assertThat(ledger.old(0)).containsExactly(plain("p1"), back);
        assertThat(LEDGER.with(back).latestStanding()).isNull();
        assertThat(LEDGER.with(back).old(0)).containsExactly(back);
    }

    @Test
    void where_nothing_is_to_be_folded_nothing_changes_and_the_last_that_is_unfolded_leaves_none() {
        Ledger ledger = LEDGER.with(plain("p1")).with(plain("p2"));

        assertThat(ledger.folding(List.of(), _ -> true)).isEqualTo(ledger);
        Ledger folded = ledger.folding(List.of(plain("p1")), _ -> true);
        assertThat(folded.payments()).containsExactly(plain("p2"));
        assertThat(folded.unfolding("p1")).isEqualTo(LEDGER.with(plain("p2")).with(plain("p1")));
        assertThat(folded.unfolding("p9")).isEqualTo(folded);
    }

    @Test
    void another_name_of_a_payment_that_nobody_knows_changes_nothing() {
        Ledger ledger = LEDGER.with(plain("p1"));

        assertThat(ledger.alsoKnownAs("p9", "x")).isEqualTo(ledger);
        assertThat(ledger.alsoKnownAs("p1", "x"))
                .isEqualTo(LEDGER.with(plain("p1").alsoKnownAs("x")));
    }

    @Test
    void what_is_left_of_a_payment_is_numbered_and_a_long_id_is_known_by_its_mark() {
        String hundred = "x".repeat(100);

        assertThat(PaymentRest.id("p1", 2)).isEqualTo("rest/2/p1");
        assertThat(PaymentRest.id(hundred, 1)).isEqualTo("rest/1/" + hundred);
        assertThat(PaymentRest.id(hundred + "x", 1))
                .isEqualTo("rest/1/" + Packing.mark(hundred + "x").substring(1))
                .hasSize(7 + 8);
    }

    @Test
    void the_part_that_goes_back_first_is_what_was_paid_last() {
        Payment all = new Payment("p1", 1_000, PAID, 100, 200, 300, 400);

        assertThat(all.returning(400)).isEqualTo(new Payment("p1", 400, PAID, 0, 0, 0, 400));
        assertThat(all.returning(700)).isEqualTo(new Payment("p1", 700, PAID, 0, 0, 300, 400));
        assertThat(all.returning(900)).isEqualTo(new Payment("p1", 900, PAID, 0, 200, 300, 400));
        Payment part = all.returning(950);
        assertThat(part).isEqualTo(new Payment("p1", 950, PAID, 50, 200, 300, 400));
        assertThat(all.without(part, "rest")).isEqualTo(new Payment("rest", 50, PAID, 50, 0, 0, 0));
        assertThat(all.without(all.returning(650), "rest")).isEqualTo(new Payment("rest", 350, PAID, 100, 200, 50, 0));
    }

    @Test
    void a_ledger_of_before_a_day_has_only_what_counts_from_an_earlier_one() {
        Ledger ledger = LEDGER.with(new Cost("c1", 1, day("2026-01-11")))
                .with(new Cost("c2", 1, PAID))
                .with(new Relief("d1", day("2026-01-11"), List.of(1L, 1L), 1))
                .with(new Relief("d2", PAID, List.of(1L, 1L), 1))
                .with(new Payment("p1", 500, day("2026-01-11"), 0, 0, 500, 0))
                .with(plain("p2"));

        assertThat(ledger.before(PAID))
                .isEqualTo(LEDGER.with(new Cost("c1", 1, day("2026-01-11")))
                        .with(new Relief("d1", day("2026-01-11"), List.of(1L, 1L), 1))
                        .with(new Payment("p1", 500, day("2026-01-11"), 0, 0, 500, 0)));
    }

    @Test
    void a_statement_that_knows_of_a_relief_takes_its_place() {
        Relief known = new Relief("d1", PAID, List.of(1L, 1L), 1);
        Relief later = new Relief("d2", day("2026-01-13"), List.of(1L, 1L), 1);

        assertThat(LEDGER.with(known)
                        .with(later)
                        .counting(Given.statement("2026-01-12", 0, balance(0, 0, 90_000)), null)
                        .reliefs())
                .containsExactly(later);
    }

    @Test
    void a_case_has_the_payments_that_were_told_of_it_and_no_others() {
        Open paid = OPEN.with(l -> l.with(plain("p1")));
        CaseState unopened = Given.spec().state();

        assertThat(paid.hasPayment("p1")).isTrue();
        assertThat(paid.hasPayment("p2")).isFalse();
        assertThat(closed(paid, null).hasPayment("p1")).isTrue();
        assertThat(closed(paid, null).hasPayment("p2")).isFalse();
        assertThat(unopened.hasPayment("p1")).isFalse();
    }

    @Test
    void what_a_folded_payment_interrupts_is_folded_with_it_but_of_one_taken_back_and_other_proofs_stay() {
        Interruption first = new Interruption(PAID, false, "payment/p1");
        Interruption second = new Interruption(PAID, false, "payment/p2");
        Interruption third = new Interruption(PAID, false, "payment/p4");
        Interruption letter = new Interruption(PAID, false, "letter");
        Open paid = OPEN.with(l -> l.with(plain("p1").reversed("r1", BACK))
                        .with(plain("p2"))
                        .with(plain("p3"))
                        .with(plain("p4")))
                .with(OPEN.claim().keeping(facts(first, second, third, letter)));

        Open folded = paid.folded(1);

        assertThat(folded.claim().facts()).isEqualTo(facts(first, third, letter));
        assertThat(folded.ledger().payments()).containsExactly(plain("p4"));
        assertThat(entries(folded.ledger()))
                .containsExactly(
                        new FoldedPayments.Entry(marked(plain("p1").reversed("r1", BACK)), false),
                        new FoldedPayments.Entry(marked(plain("p2")), true),
                        new FoldedPayments.Entry(marked(plain("p3")), false));
        assertThat(folded.withFolded(folded.claim().facts()))
                .isEqualTo(facts(first, third, letter, new Interruption(PAID, false, "payment/" + Packing.mark("p2"))));
    }

    @Test
    void a_folded_payment_that_is_taken_back_is_the_latest_whole_one_and_brings_its_proof() {
        Open folded = paid(13).folded(Ledger.WHOLE);
        assertThat(ids(folded.ledger())).containsExactlyElementsOf(ids(2, 13));

        Open back = folded.reversed(new ReversalDated("p1", "r1", BACK));

        assertThat(ids(back.ledger())).containsExactlyElementsOf(and(ids(3, 13), "p1"));
        assertThat(back.ledger().payments().getLast()).isEqualTo(plain("p1").reversed("r1", BACK));
        assertThat(proofs(back)).contains("payment/p1").doesNotContain("payment/p2");
    }

    @Test
    void a_row_with_more_whole_payments_than_stay_so_folds_them_before_one_is_taken_back() {
        Open back = paid(14).reversed(new ReversalDated("p1", "r1", BACK));

        assertThat(ids(back.ledger())).containsExactlyElementsOf(and(ids(4, 14), "p1"));
        assertThat(proofs(back)).contains("payment/p1").doesNotContain("payment/p2", "payment/p3");
    }

    @Test
    void a_folded_payment_that_interrupted_nothing_brings_no_proof() {
        Open folded = OPEN.with(_ -> paid(13).ledger()).folded(Ledger.WHOLE);

        assertThat(proofs(folded.reversed(new ReversalDated("p1", "r1", BACK)))).isEmpty();
    }

    @Test
    void a_folded_payment_of_which_a_part_goes_back_stands_whole_with_its_rest_and_its_proof() {
        Open folded = paid(13).folded(Ledger.WHOLE);

        Open parted = folded.parted(new PaymentParted("p1", "r1", BACK, 200, "rest/1/p1"));

        assertThat(ids(parted.ledger())).containsExactlyElementsOf(and(and(ids(4, 13), "p1"), "rest/1/p1"));
        assertThat(parted.ledger().payments().get(10))
                .isEqualTo(plain("p1").returning(200).reversed("r1", BACK));
        assertThat(parted.ledger().payments().get(11)).isEqualTo(new Payment("rest/1/p1", 300, PAID, 0, 0, 300, 0));
        assertThat(proofs(parted)).contains("payment/p1");
    }

    @Test
    void of_what_is_late_already_nobody_is_reminded_and_of_what_is_due_today_somebody_is() {
        LocalDate due = day("2026-01-01");
        Open reminded = OPEN.reminded(day("2025-12-01"));

        assertThat(reminded.entered(new BucketEntered(Bucket.TECHNICAL, 0, due)).reminded())
                .isEqualTo(day("2025-12-01"));
        assertThat(reminded.entered(new BucketEntered(Bucket.TECHNICAL, 1, due)).reminded())
                .isEqualTo(due);
    }

    @Test
    void a_statement_that_changes_nothing_may_say_of_its_people_what_was_not_known() {
        Statement.Key key = new Statement.Key(day("2026-01-11"), 0, "hash");
        Open noted = (Open) CaseHistory.evolve(OPEN, new StatementNoted(key, "digest"));

        assertThat(noted.parties().people()).isEqualTo("digest");
        assertThat(noted.ledger().seen()).isEqualTo(key);
        assertThat(CaseHistory.evolve(noted, new StatementNoted(key, null)))
                .isInstanceOfSatisfying(
                        Open.class, o -> assertThat(o.parties().people()).isEqualTo("digest"));
    }

    @Test
    void two_bankruptcies_stop_the_interest_each_by_its_own_pause() {
        CaseState state = OPEN;
        for (String id : List.of("b1", "b2")) {
            state = CaseHistory.evolve(
                    state, new Told(new IntakeEvent.PauseStarted(id, PauseReason.BANKRUPTCY, NOW, NOW)));
        }
        state = CaseHistory.evolve(
                state,
                new Told(new IntakeEvent.PauseEnded(
                        "b1", PauseReason.BANKRUPTCY, instant("2026-01-20T12:00:00+08:00"))));

        assertThat(((Open) state).ledger().judgment().stops())
                .containsExactly(
                        new Judgment.Stop("pause/b1", true, PAID, day("2026-01-20")),
                        new Judgment.Stop("pause/b2", true, PAID, null));
    }

    @Test
    void a_closed_case_folds_what_comes_later_and_nothing_of_it_interrupts() {
        Closed full = closed(paid(12), null);
        CaseEvent next = new Told(
                new PaymentAllocated("p13", day("2026-01-13"), cny(500), 0, 0, 500, 0, balance(0, 0, 40_000), null));

        Closed paid = (Closed) CaseHistory.evolve(full, next);

        assertThat(ids(paid.ledger())).containsExactlyElementsOf(ids(2, 13));
        assertThat(entries(paid.ledger())).containsExactly(new FoldedPayments.Entry(marked(plain("p1")), false));
        assertThat(paid.ledger().balance()).isEqualTo(balance(0, 0, 40_000));
        Closed back = (Closed) CaseHistory.evolve(paid, new ReversalDated("p1", "r1", BACK));
        assertThat(ids(back.ledger())).containsExactlyElementsOf(and(ids(3, 13), "p1"));
        Closed parted = (Closed) CaseHistory.evolve(paid, new PaymentParted("p1", "r1", BACK, 200, "rest/1/p1"));
        assertThat(ids(parted.ledger())).containsExactlyElementsOf(and(and(ids(4, 13), "p1"), "rest/1/p1"));
    }

    @Test
    void a_closed_case_takes_names_notices_sales_and_balances() {
        Closed paid = closed(OPEN.with(l -> l.with(plain("p1"))), null);

        assertThat(after(paid, new PaymentKnownAs("p1", "x")).ledger().payments())
                .containsExactly(plain("p1").alsoKnownAs("x"));
        assertThat(after(paid, new PaymentKeyedAs("p1", "k")).ledger().payments())
                .containsExactly(plain("p1").keyedAs("k"));
        assertThat(after(paid, new CreditNoticeGiven(NOW, "letter")).account().creditNoticeAt())
                .isEqualTo(NOW);
        assertThat(after(paid, new Noticed(new LenderNotice.DeletionDue("bank-a", NOW)))
                        .account()
                        .reportExpiredAt())
                .isEqualTo(NOW);
        List<Succession> people = List.of(new Succession("old", "new"));
        assertThat(after(paid, new SuccessionKept("bank-b", "case-9", people))
                        .account()
                        .sale())
                .isEqualTo(new Sale(null, List.of(new Sale.Claim("bank-b", "case-9", people))));
        assertThat(after(
                                paid,
                                new Told(new BalanceAdjusted(
                                        "statement", balance(0, 5_000, 95_000), balance(0, 0, 7), day("2026-01-20"))))
                        .ledger())
                .isEqualTo(paid.ledger().standingAt(balance(0, 0, 7), day("2026-01-20")));
    }

    @Test
    void what_the_lender_took_back_stays_so_when_a_debt_is_restored_and_what_was_paid_again_does_not() {
        CaseEvent restored = new ReversedAfterClose("p1", "r1", 500);

        assertThat(after(closed(OPEN, CloseReason.RECALLED), restored).overAgain())
                .isEqualTo(CloseReason.RECALLED);
        assertThat(after(closed(OPEN, CloseReason.PAID), restored).overAgain()).isNull();
        assertThat(after(closed(OPEN, CloseReason.PAID), restored).debtRestored())
                .isTrue();
    }

    private static Closed after(Closed closed, CaseEvent event) {
        return (Closed) CaseHistory.evolve(closed, event);
    }

    private static Limitation facts(Interruption... interruptions) {
        return new Limitation(OPEN.claim().facts().start(), List.of(interruptions), List.of());
    }

    private static Payment plain(String id) {
        return new Payment(id, 500, PAID, 0, 0, 500, 0);
    }

    /** Of so many payments, whole, each of which interrupts the limitation. */
    private static Open paid(int payments) {
        Ledger ledger = LEDGER;
        List<Interruption> interruptions = new ArrayList<>();
        for (String id : ids(1, payments)) {
            ledger = ledger.with(plain(id));
            interruptions.add(new Interruption(PAID, false, Limits.proofOf(id)));
        }
        Ledger paid = ledger;
        return OPEN.with(_ -> paid).with(OPEN.claim().keeping(facts(interruptions.toArray(Interruption[]::new))));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "p" + n).toList();
    }

    private static List<String> and(List<String> ids, String id) {
        return Stream.concat(ids.stream(), Stream.of(id)).toList();
    }

    private static List<String> ids(Ledger ledger) {
        return ledger.payments().stream().map(Payment::id).toList();
    }

    private static List<String> proofs(Open open) {
        return open.claim().facts().interruptions().stream()
                .map(Interruption::proof)
                .toList();
    }

    private static List<FoldedPayments.Entry> entries(Ledger ledger) {
        FoldedPayments folded = ledger.folded();
        return folded == null ? List.of() : folded.entries();
    }

    private static int packed(Payment payment) {
        return FoldedPayments.NONE
                .with(List.of(new FoldedPayments.Entry(payment, false)))
                .packed()
                .length();
    }

    /** As it is read back: ids are marks. */
    private static Payment marked(Payment p) {
        Payment.Reversal back = p.reversal();
        Payment marked = p.called(Packing.mark(p.id()));
        return back == null ? marked : marked.reversed(Packing.mark(back.id()), back.on());
    }

    private static Closed closed(Open o, @Nullable CloseReason overAgain) {
        return new Closed(
                o.id(),
                o.account(),
                o.ledger(),
                o.parties(),
                CloseReason.PAID,
                Stage.INTAKE,
                NOW,
                o.answered(),
                List.of(),
                overAgain != null,
                overAgain,
                null);
    }
}
