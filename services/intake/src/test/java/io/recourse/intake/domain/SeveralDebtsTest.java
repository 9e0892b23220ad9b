package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.Spec;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.StandingAsked;
import io.recourse.intake.domain.Debts.Part;
import io.recourse.intake.domain.PartyEvent.PartyPaymentSplit;
import io.recourse.intake.domain.PartyEvent.PartyPaymentTaken;
import io.recourse.intake.domain.PartyEvent.PartyRefundDue;
import io.recourse.intake.domain.PartyEvent.StandingTaken;
import io.recourse.intake.domain.PartyEvent.StandingsAsked;
import io.recourse.intake.domain.PartyEvent.StandingsOverdue;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import io.recourse.intake.domain.PartyInput.StandingTold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One debtor, several accounts, money that names none of them (民法典 art. 560). Amounts are fen. */
class SeveralDebtsTest {

    private static final String NOW = "2026-01-12T10:00:00+08:00";
    private static final String NEXT_DAY = "2026-01-13T10:00:00+08:00";
    private static final SubjectId DEBTOR = new SubjectId("party", "debtor-1");

    private final List<Step> steps = new ArrayList<>();
    private final PaperDesk desk = new PaperDesk(
            List.of(
                    PaperKind.of(Given.decider(), CaseState.class, CaseInput.class, CaseEvent.class),
                    PaperKind.of(Given.partyDecider(), PartyState.class, PartyInput.class, PartyEvent.class)),
            steps::add);

    @Test
    void it_is_journaled_first_and_then_every_debt_is_asked_how_it_stands() {
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, null))
                .at(NOW)
                .then(
                        new PartyPaymentTaken("p1", cny(500), day("2026-01-12"), null, instant(NOW)),
                        new StandingsAsked("p1", List.of("case-1", "case-2"), instant(NEXT_DAY)))
                .andDeadline("standings", NEXT_DAY);
    }

    @Test
    void when_the_last_debt_has_answered_each_is_told_its_part() {
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(stands("p1", "case-2", 300, "2026-01-01"))
                .at(NOW)
                .then(new StandingTaken("p1", standing("case-2", 300, "2026-01-01")))
                .when(stands("p1", "case-1", 300, "2026-01-02"))
                .at(NOW)
                .then(
                        new StandingTaken("p1", standing("case-1", 300, "2026-01-02")),
                        new PartyPaymentSplit("p1", List.of(new Part("case-2", 300), new Part("case-1", 200))))
                .andTells(part("case-2", "party/p/p1/1", 300), part("case-1", "party/p/p1/2", 200))
                .andNoDeadline("standings");
    }

    @Test
    void the_debt_that_was_named_comes_first() {
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, "case-1"))
                .at(NOW)
                .when(stands("p1", "case-2", 300, "2026-01-01"))
                .at(NOW)
                .when(stands("p1", "case-1", 300, "2026-01-02"))
                .at(NOW)
                .andTells(part("case-1", "party/p/p1/1", 300), part("case-2", "party/p/p1/2", 200));
    }

    @Test
    void what_exceeds_all_debts_goes_with_the_last_part_whose_ledger_gives_it_back() {
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(stands("p1", "case-2", 100, "2026-01-01"))
                .at(NOW)
                .when(stands("p1", "case-1", 200, "2026-01-02"))
                .at(NOW)
                .andTells(part("case-2", "party/p/p1/1", 100), part("case-1", "party/p/p1/2", 400));
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(stands("p1", "case-2", 0, "2026-01-01"))
                .at(NOW)
                .when(stands("p1", "case-1", 0, "2026-01-02"))
                .at(NOW)
                .andTells(part("case-2", "party/p/p1/1", 500));
    }

    @Test
    void a_debt_that_does_not_answer_is_looked_into_every_day_and_the_payment_waits_for_it() {
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(stands("p1", "case-2", 100, "2026-01-01"))
                .at(NOW)
                .whenTimePasses()
                .at(NEXT_DAY)
                .then(new StandingsOverdue("p1", List.of("case-1"), instant("2026-01-14T10:00:00+08:00")))
                .andDeadline("standings", "2026-01-14T10:00:00+08:00")
                .when(stands("p1", "case-1", 900, "2026-01-02"))
                .at("2026-01-13T12:00:00+08:00")
                .andTells(part("case-2", "party/p/p1/1", 100), part("case-1", "party/p/p1/2", 400))
                .andNoDeadline("standings");
    }

    @Test
    void the_next_payment_is_split_when_the_debts_have_been_told_their_parts_of_the_one_before() {
        debtorOf("case-1")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(payment("p2", 700, null))
                .at(NOW)
                .then(new PartyPaymentTaken("p2", cny(700), day("2026-01-12"), null, instant(NOW)))
                .andTells()
                .when(stands("p1", "case-1", 900, "2026-01-01"))
                .at(NOW)
                .andTells(
                        part("case-1", "party/p/p1/1", 500),
                        tell("case-1", new StandingAsked("p", "p2", day("2026-01-12"))))
                .when(stands("p2", "case-1", 400, "2026-01-01"))
                .at(NOW)
                .andTells(part("case-1", "party/p/p2/1", 700));
    }

    @Test
    void an_answer_nobody_waits_for_changes_nothing() {
        debtorOf("case-1", "case-2")
                .when(stands("p1", "case-1", 900, "2026-01-01"))
                .at(NOW)
                .thenNothing()
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(stands("p1", "case-1", 900, "2026-01-01"))
                .at(NOW)
                .when(stands("p1", "case-1", 800, "2026-01-01"))
                .at(NOW)
                .thenNothing()
                .when(stands("p0", "case-2", 800, "2026-01-01"))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void the_same_payment_again_changes_nothing_and_another_under_its_id_is_refused() {
        debtorOf("case-1")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(payment("p1", 500, null))
                .at(NOW)
                .thenNothing()
                .when(payment("p1", 501, null))
                .at(NOW)
                .thenRefused("payment-conflict")
                .when(payment("p1", 500, "case-1"))
                .at(NOW)
                .thenRefused("payment-conflict")
                .when(new PartyPaymentReceived("p1", cny(500), day("2026-01-11"), null, instant(NOW)))
                .at(NOW)
                .thenRefused("payment-conflict");
    }

    @Test
    void it_is_refused_where_nothing_can_be_paid_with_it() {
        debtorOf("case-1")
                .when(payment("p1", 0, null))
                .at(NOW)
                .thenRefused("payment-not-positive")
                .when(payment("p1", 500, "case-2"))
                .at(NOW)
                .thenRefused("designated-case-unknown")
                .when(new PartyPaymentReceived("p1", new Money(500, "USD"), day("2026-01-12"), null, instant(NOW)))
                .at(NOW)
                .thenRefused("currency-mismatch")
                .when(new PartyPaymentReceived("p1", cny(500), day("2026-01-13"), null, instant(NOW)))
                .at(NOW)
                .thenRefused("value-date-in-future");
        Spec.of(Given.partyDecider(), "p")
                .when(payment("p1", 500, null))
                .at(NOW)
                .thenRefused("party-unknown")
                .when(Given.named("case-1", party("p"), "2026-01-09", PartyRole.GUARANTOR))
                .at(NOW)
                .when(payment("p1", 500, null))
                .at(NOW)
                .thenRefused("no-debt-known");
    }

    @Test
    void only_debts_in_its_currency_are_asked_and_a_named_one_in_another_takes_nothing() {
        Spec<PartyState, PartyInput, PartyEvent> debtor = debtorOf("case-1");
        debtor.when(new PartyInput.PartyNamed(
                        "bank-a",
                        "case-2",
                        party("p"),
                        day("2026-01-09"),
                        PartyRole.DEBTOR,
                        new DebtTerms("CN", "Asia/Shanghai", "USD", 0)))
                .at(NOW)
                .when(payment("p1", 500, "case-2"))
                .at(NOW)
                .thenRefused("currency-mismatch")
                .when(payment("p1", 500, null))
                .at(NOW)
                .then(
                        new PartyPaymentTaken("p1", cny(500), day("2026-01-12"), null, instant(NOW)),
                        new StandingsAsked("p1", List.of("case-1"), instant(NEXT_DAY)));
    }

    @Test
    void where_nothing_is_owed_the_named_debt_gives_it_back() {
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, "case-1"))
                .at(NOW)
                .when(stands("p1", "case-2", 0, "2026-01-01"))
                .at(NOW)
                .when(stands("p1", "case-1", 0, "2026-01-02"))
                .at(NOW)
                .andTells(part("case-1", "party/p/p1/1", 500));
    }

    @Test
    void a_case_whose_terms_nobody_kept_is_no_debt_a_payment_could_be_split_over() {
        Spec.of(Given.partyDecider(), "p")
                .when(new PartyInput.PartyNamed("bank-a", "case-1", party("p"), day("2026-01-09"), null, null))
                .at(NOW)
                .when(payment("p1", 500, null))
                .at(NOW)
                .thenRefused("no-debt-known");
    }

    @Test
    void a_reversal_takes_back_every_part() {
        split().when(reversal("p1", "r1"))
                .at(NEXT_DAY)
                .andTells(reversed("case-2", "party/p/p1/1"), reversed("case-1", "party/p/p1/2"))
                .when(reversal("p1", "r1"))
                .at(NEXT_DAY)
                .thenNothing()
                .when(reversal("p1", "r2"))
                .at(NEXT_DAY)
                .thenRefused("payment-already-reversed")
                .when(reversal("p9", "r1"))
                .at(NEXT_DAY)
                .thenRefused("payment-unknown")
                .when(payment("p1", 500, null))
                .at(NEXT_DAY)
                .thenNothing();
        split().when(new PartyPaymentReversed("p1", "r1", day("2026-01-14"), instant(NEXT_DAY)))
                .at(NEXT_DAY)
                .thenRefused("value-date-in-future");
    }

    @Test
    void what_is_taken_back_before_it_was_split_is_split_and_taken_back() {
        debtorOf("case-1")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(reversal("p1", "r1"))
                .at(NEXT_DAY)
                .andTells()
                .when(stands("p1", "case-1", 900, "2026-01-01"))
                .at(NEXT_DAY)
                .andTells(part("case-1", "party/p/p1/1", 500), reversed("case-1", "party/p/p1/1"));
    }

    /** 1 000.00 on a mortgaged and on a free account: the free one is paid first, whatever it costs. */
    @Test
    void the_ledgers_take_their_parts_and_the_balances_add_up() {
        open("flat", secured(), Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000)));
        open("card", Given.account("CARD"), Given.statement("2026-01-10", 0, balance(0, 0, 40_000)));
        pay("p1", 100_000, "2026-01-12");

        assertThat(paid()).containsExactly("card 40000", "flat 60000");
        assertThat(desk.status(new SubjectId("case", "card"))).isEqualTo("PAID");
        assertThat(owed("flat")).isEqualTo(40_000);
    }

    @Test
    void a_guarantee_secures_as_collateral_does() {
        GuarantorFacts friend = new GuarantorFacts(party("friend-1"), GuaranteeKind.JOINT, day("2026-01-20"), null);
        open(
                "guaranteed",
                Given.account("CARD", DebtorKind.NATURAL, List.of(friend), List.of()),
                Given.statement("2026-01-10", 0, balance(0, 0, 40_000), due("2025-12-01", 40_000)));
        open("free", Given.account("CARD"), Given.statement("2026-01-10", 0, balance(0, 0, 40_000)));
        pay("p1", 50_000, "2026-01-12");

        assertThat(paid()).containsExactly("free 40000", "guaranteed 10000");
    }

    /** 365 bp on 1 000 000 are 100 a day: ten days later 1 001 000 are owed, and not a fen comes back. */
    @Test
    void a_debt_counts_with_its_interest_up_to_the_day_of_the_payment() {
        open(
                "charged-off",
                Given.account("CONSUMER_LOAN"),
                Given.chargedOff("2026-01-02", balance(0, 0, 1_000_000), due("2026-01-01", 1_000_000)));
        open(
                "later",
                Given.account("CONSUMER_LOAN"),
                Given.statement("2026-01-02", 0, balance(0, 0, 50_000), due("2026-01-02", 50_000)));
        pay("p1", 1_011_000, "2026-01-12");

        assertThat(paid()).containsExactly("charged-off 1001000", "later 10000");
        assertThat(steps).noneMatch(s -> s.published().stream().anyMatch(RefundDue.class::isInstance));
    }

    @Test
    void money_is_never_lost_where_every_case_is_over() {
        open("over", Given.account("CARD"), Given.statement("2026-01-10", 0, balance(0, 0, 40_000)));
        desk.hear(Message.asked("lender", id("over"), new Recalled(instant(NOW))), instant(NOW));
        pay("p1", 500, "2026-01-12");

        assertThat(steps.getLast().published())
                .contains(new RefundDue("party/debtor-1/p1/1", cny(500)))
                .anyMatch(e -> e instanceof PaymentAllocated a && a.unallocated() == 500);
    }

    @Test
    void a_reversal_restores_every_balance() {
        open("flat", secured(), Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000)));
        open("card", Given.account("CARD"), Given.statement("2026-01-10", 0, balance(0, 0, 40_000)));
        pay("p1", 60_000, "2026-01-12");
        desk.hear(
                Message.asked(
                        "lender", DEBTOR, new PartyPaymentReversed("p1", "r1", day("2026-01-13"), instant(NEXT_DAY))),
                instant(NEXT_DAY));
        desk.deliver(instant(NEXT_DAY));

        assertThat(owed("flat")).isEqualTo(100_000);
        assertThat(((CaseState.Closed) desk.state(CaseState.class, id("card"))).debtRestored())
                .isTrue();
    }

    /** 民法典 art. 520: whom the creditor releases owes nothing any more. */
    @Test
    void what_waits_when_its_payer_is_released_from_its_only_debt_is_due_back() {
        Spec<PartyState, PartyInput, PartyEvent> released = debtorOf("case-1")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(payment("p2", 300, null))
                .at(NOW)
                .when(new PartyInput.CaseReleased("case-1"))
                .at(NOW)
                .when(stands("p1", "case-1", 900, "2026-01-01"))
                .at(NOW)
                .then(
                        new StandingTaken("p1", standing("case-1", 900, "2026-01-01")),
                        new PartyRefundDue("p1", cny(500), "no-debt-known"),
                        new PartyRefundDue("p2", cny(300), "no-debt-known"))
                .andTells()
                .andNoDeadline("standings");
        released.when(payment("p2", 300, null)).at(NEXT_DAY).thenNothing();
        released.when(payment("p3", 300, null)).at(NEXT_DAY).thenRefused("no-debt-known");
        released.when(reversal("p2", "r1")).at(NEXT_DAY).andTells();
        released.when(reversal("p2", "r1")).at(NEXT_DAY).thenNothing();
    }

    @Test
    void a_debt_its_payer_was_released_from_meanwhile_gets_nothing_and_the_others_do() {
        debtorOf("case-1", "case-2")
                .when(payment("p1", 500, "case-1"))
                .at(NOW)
                .when(stands("p1", "case-1", 900, "2026-01-01"))
                .at(NOW)
                .when(new PartyInput.CaseReleased("case-1"))
                .at(NOW)
                .when(stands("p1", "case-2", 300, "2026-01-01"))
                .at(NOW)
                .andTells(part("case-2", "party/p/p1/1", 500));
    }

    @Test
    void what_was_taken_back_before_it_found_no_debt_is_not_due_back_twice() {
        debtorOf("case-1")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(reversal("p1", "r1"))
                .at(NEXT_DAY)
                .when(new PartyInput.CaseReleased("case-1"))
                .at(NEXT_DAY)
                .when(stands("p1", "case-1", 900, "2026-01-01"))
                .at(NEXT_DAY)
                .then(
                        new StandingTaken("p1", standing("case-1", 900, "2026-01-01")),
                        new PartyRefundDue("p1", cny(0), "no-debt-known"));
    }

    /** Only the debts that got a part were acknowledged by it. */
    @Test
    void a_part_interrupts_the_limitation_of_its_debt_alone() {
        open("flat", secured(), Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000)));
        open("card", Given.account("CARD"), Given.statement("2026-01-10", 0, balance(0, 0, 40_000)));
        pay("p1", 30_000, "2026-01-12");

        assertThat(interruptions("card")).isEqualTo(1);
        assertThat(interruptions("flat")).isZero();
    }

    private int interruptions(String caseId) {
        return ((CaseState.Open) desk.state(CaseState.class, id(caseId)))
                .claim()
                .facts()
                .interruptions()
                .size();
    }

    private long owed(String caseId) {
        return ((CaseState.Open) desk.state(CaseState.class, id(caseId)))
                .ledger()
                .balance()
                .total()
                .minor();
    }

    private List<String> paid() {
        return steps.stream()
                .flatMap(s -> s.published().stream()
                        .filter(PaymentAllocated.class::isInstance)
                        .map(e -> s.subject().id() + " "
                                + ((PaymentAllocated) e).amount().minor()))
                .toList();
    }

    private void open(String caseId, AccountFacts account, Statement statement) {
        Instant at = instant("2026-01-11T10:00:00+08:00");
        desk.hear(Message.opening("lender", id(caseId), Given.received(account, statement)), at);
        desk.deliver(at);
    }

    private void pay(String paymentId, long minor, String valueDate) {
        Instant at = instant(valueDate + "T10:00:00+08:00");
        desk.hear(
                Message.asked(
                        "lender", DEBTOR, new PartyPaymentReceived(paymentId, cny(minor), day(valueDate), null, at)),
                at);
        desk.deliver(at);
    }

    private static SubjectId id(String caseId) {
        return new SubjectId("case", caseId);
    }

    private static AccountFacts secured() {
        Collateral flat = new Collateral("flat-1", AssetKind.REAL_ESTATE, cny(1), "ZJ");
        return Given.account("MORTGAGE", DebtorKind.NATURAL, List.of(), List.of(flat));
    }

    private static Spec<PartyState, PartyInput, PartyEvent> debtorOf(String... cases) {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "p");
        for (String caseId : cases) {
            spec.when(Given.named(caseId, party("p"), "2026-01-09")).at(NOW);
        }
        return spec;
    }

    private static Spec<PartyState, PartyInput, PartyEvent> split() {
        return debtorOf("case-1", "case-2")
                .when(payment("p1", 500, null))
                .at(NOW)
                .when(stands("p1", "case-2", 300, "2026-01-01"))
                .at(NOW)
                .when(stands("p1", "case-1", 300, "2026-01-02"))
                .at(NOW);
    }

    private static PartyPaymentReceived payment(String id, long minor, @Nullable String designated) {
        return new PartyPaymentReceived(id, cny(minor), day("2026-01-12"), designated, instant(NOW));
    }

    private static PartyPaymentReversed reversal(String paymentId, String reversalId) {
        return new PartyPaymentReversed(paymentId, reversalId, day("2026-01-13"), instant(NEXT_DAY));
    }

    private static DebtStanding standing(String caseId, long owed, String dueOn) {
        return new DebtStanding(caseId, owed, day(dueOn), 1_800, false);
    }

    private static StandingTold stands(String paymentId, String caseId, long owed, String dueOn) {
        return new StandingTold(paymentId, standing(caseId, owed, dueOn));
    }

    private static Tell tell(String caseId, CaseInput input) {
        return new Tell(id(caseId), input);
    }

    private static Tell part(String caseId, String paymentId, long minor) {
        return tell(
                caseId,
                new PaymentReceived(paymentId, cny(minor), day("2026-01-12"), PaymentSource.PARTY, instant(NOW)));
    }

    private static Tell reversed(String caseId, String paymentId) {
        return tell(caseId, new PaymentReversed(paymentId, "r1", day("2026-01-13"), instant(NEXT_DAY)));
    }
}
