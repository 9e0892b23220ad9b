package io.recourse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.PublicEvent;
import io.recourse.intake.domain.AccountFacts;
import io.recourse.intake.domain.Authority;
import io.recourse.intake.domain.CasePolicy;
import io.recourse.intake.domain.Instalment;
import io.recourse.intake.domain.InterruptionCause;
import io.recourse.intake.domain.LedgerPack;
import io.recourse.intake.domain.PartyFacts;
import io.recourse.intake.domain.Statement;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseEvent;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.OfferPolicy;
import io.recourse.negotiation.domain.Terms;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The ledger and the talks of one case hear each other: it closes by a settlement when the settlement is paid, to the cent.
 * Of 1 000.00 yuan 500.00 settle it, paid from 2 to 16 March 2026. Amounts are fen.
 */
class SettledInTwoBooksTest {

    @Test
    void of_a_part_that_goes_back_nothing_is_taken_as_paid_twice() {
        Books books = new Books();
        books.settling();
        books.paid("p1", 40_000, 4);
        books.back("p1", "r1", 5_000, 6);
        assertThat(books.told).noneMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled);
        assertThat(books.owed()).isEqualTo(65_000);
        books.paid("p2", 14_999, 9);
        assertThat(books.owed()).isEqualTo(50_001);
        books.paid("p3", 1, 10);
        assertThat(books.owed()).isZero();
        assertThat(books.told)
                .filteredOn(
                        e -> e instanceof IntakeEvent.CaseClosed || e instanceof NegotiationEvent.SettlementReopened)
                .singleElement()
                .isInstanceOf(IntakeEvent.CaseClosed.class);
    }

    /** The lender has what was agreed, whatever went back in between and in how many parts. */
    @Test
    void when_the_case_closes_the_lender_has_the_500_yuan_and_waived_as_much() {
        for (long part : new long[] {1, 4_999, 5_000, 20_000, 39_999}) {
            Books books = new Books();
            books.settling();
            books.paid("p1", 40_000, 4);
            books.back("p1", "r1", part, 6);
            books.paid("p2", 9_000, 7);
            books.back("p2", "r2", 8_999, 8);
            long has = 40_000 - part + 1;
            assertThat(books.owed()).isEqualTo(100_000 - has);
            books.paid("p3", 50_000 - has, 12);
            assertThat(books.owed()).isZero();
            assertThat(books.told).anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
            assertThat(books.kept()).isEqualTo(50_000);
        }
    }

    /** 500.00 came in that morning, and of the other 500.00 400.00 settle it: the lender has 900.00 in the end, and not 500.00. */
    @Test
    void what_came_in_before_it_was_agreed_waives_nothing() {
        Books books = new Books();
        books.opened();
        books.paid("p0", 50_000, 2);
        books.settles(40_000, new Balance("CNY", 0, 0, 10_000));
        assertThat(books.owed()).isEqualTo(50_000);
        assertThat(books.told).noneMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled);
        books.paid("p1", 40_000, 2);
        assertThat(books.owed()).isZero();
        assertThat(books.told).anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
        assertThat(books.kept()).isEqualTo(90_000);
    }

    /** Nobody offered to waive what was not owed then. */
    @Test
    void what_goes_back_before_the_yes_overtakes_the_offer() {
        Books books = new Books();
        books.opened();
        books.paid("p0", 50_000, 2);
        books.offers(40_000, new Balance("CNY", 0, 0, 10_000), 2);
        books.back("p0", "r0", 50_000, 3);
        assertThatThrownBy(() -> books.accepts(3)).hasMessageContaining("offer-overtaken");
    }

    /** 500.00 that had come in before go back, in whole or in part; the 400.00 still waive 100.00, and no more than that. */
    @Test
    void what_goes_back_of_before_after_the_yes_is_owed_again_and_no_part_of_what_is_waived() {
        for (int agreed : new int[] {2, 3}) {
            for (long part : new long[] {1, 12_345, 50_000}) {
                Books books = paidAndAgreed(agreed);
                books.back("p0", "r0", part, 4);
                books.paid("p1", 40_000, 5);
                isOwed(books, part);
            }
        }
    }

    @Test
    void so_is_what_goes_back_of_before_while_the_word_that_all_is_paid_is_on_its_way() {
        Books books = paidAndAgreed(2);
        books.crossing = () -> books.backUnheard("p0", "r0", 12_345, 5);
        books.paid("p1", 40_000, 5);
        isOwed(books, 12_345);
    }

    private static Books paidAndAgreed(int day) {
        Books books = new Books();
        books.opened();
        books.paid("p0", 50_000, 2);
        books.offers(40_000, new Balance("CNY", 0, 0, 10_000), day);
        books.accepts(day);
        return books;
    }

    /** Until it is paid, which closes the case with all that the lender was to have. */
    private static void isOwed(Books books, long minor) {
        assertThat(books.owed()).isEqualTo(minor);
        assertThat(books.told)
                .anyMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled)
                .noneMatch(e -> e instanceof IntakeEvent.CaseClosed);
        books.paid("p2", minor, 7);
        assertThat(books.owed()).isZero();
        assertThat(books.told).anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
        assertThat(books.kept()).isEqualTo(90_000);
    }

    /** 49 300.00 become due between the yes and the payment, be it that the lender charges off or that it bills: nobody settled those. */
    @Test
    void what_a_statement_adds_after_the_yes_is_owed_and_the_case_goes_on() {
        for (Authority authority : Authority.values()) {
            Books books = new Books();
            books.settling();
            books.stated(authority, new Balance("CNY", 0, 10_100, 90_000 + 4_930_000), 9);
            books.paid("p1", 50_000, 12);
            assertThat(books.owed()).isEqualTo(4_930_000);
            assertThat(books.told)
                    .anyMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled)
                    .noneMatch(e -> e instanceof IntakeEvent.CaseClosed);
        }
    }

    /** The ledger knows of the return, or hears of it after the statement: it is owed once. */
    @Test
    void a_statement_that_repeats_what_went_back_of_before_adds_nothing() {
        for (boolean toldFirst : new boolean[] {true, false}) {
            Books books = paidAndAgreed(2);
            if (toldFirst) {
                books.back("p0", "r0", 12_345, 4);
            }
            books.stated(Authority.HOST, new Balance("CNY", 0, 0, 50_000 + 12_345), 4);
            if (!toldFirst) {
                books.back("p0", "r0", 12_345, 4);
            }
            books.paid("p1", 40_000, 5);
            isOwed(books, 12_345);
        }
    }

    /** All that is owed closes the case before the word that a part of it was enough. */
    @Test
    void whatever_is_paid_beyond_the_500_yuan_goes_back() {
        for (long minor : new long[] {50_001, 99_999, 100_000, 120_000}) {
            Books books = new Books();
            books.settling();
            books.paid("p1", minor, 4);
            assertThat(books.owed()).isZero();
            assertThat(books.told)
                    .anyMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled)
                    .anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
            assertThat(books.kept()).isEqualTo(50_000);
        }
    }

    /** What went back of a case that closed is owed again; the waiver is a person's matter then. */
    @Test
    void what_goes_back_after_the_close_is_owed_again_to_the_cent() {
        Books books = new Books();
        books.settling();
        books.paid("p1", 50_000, 4);
        assertThat(books.owed()).isZero();
        books.back("p1", "r1", 12_345, 6);
        assertThat(books.owed()).isEqualTo(12_345);
    }

    /** Word that all is paid is on its way when some of it goes back: nothing is waived until it is there again. */
    @Test
    void what_goes_back_before_the_ledger_hears_that_all_is_paid_keeps_the_case_open_until_it_is() {
        for (long part : new long[] {1, 12_345, 50_000}) {
            Books books = new Books();
            books.settling();
            books.crossing = () -> books.backUnheard("p1", "r1", part, 4);
            books.paid("p1", 50_000, 4);
            assertThat(books.owed()).isEqualTo(50_000 + part);
            assertThat(books.told)
                    .noneMatch(e -> e instanceof IntakeEvent.CaseClosed)
                    .filteredOn(e -> e instanceof NegotiationEvent.SettlementFulfilled
                            || e instanceof NegotiationEvent.SettlementReopened)
                    .hasSize(2);
            books.paid("p2", part, 9);
            assertThat(books.owed()).isZero();
            assertThat(books.told).anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
            assertThat(books.kept()).isEqualTo(50_000);
        }
    }

    /** 250.00 were paid at the host, whose statement knew them before the lender told them; the other 750.00 closed the case. 800.00 settled it. */
    @Test
    void who_paid_all_has_back_what_was_waived_though_one_of_his_payments_is_told_after_the_close() {
        Books books = new Books();
        books.stated(Authority.HOST, new Balance("CNY", 0, 0, 100_000), 1);
        books.settles(80_000, new Balance("CNY", 0, 0, 20_000));
        books.stated(Authority.HOST, new Balance("CNY", 0, 0, 75_000), 5);
        books.paid("p2", 75_000, 9);
        assertThat(books.told)
                .anyMatch(e -> e instanceof IntakeEvent.CaseClosed)
                .noneMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled);
        books.told("p1", 25_000, 4, 12);
        assertThat(books.owed()).isZero();
        assertThat(books.kept()).isEqualTo(80_000);
    }

    /**
     * Of 1 000.00 60.00 of interest are waived and the rest is paid in two parts, the second on 16 April. The host takes its interest
     * first, and its statement of 20 March says so or comes too late.
     */
    @Test
    void an_interest_waiver_in_two_parts_waives_the_same_whether_a_statement_comes_in_between() {
        for (boolean stated : new boolean[] {false, true}) {
            Books books = inTwoParts(OfferType.INTEREST_WAIVER, 94_000, 6_000, stated);
            books.paid("p2", 47_000, 47);
            assertThat(books.owed()).isZero();
            assertThat(books.told).anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
            assertThat(books.kept()).isEqualTo(94_000);
        }
    }

    @Test
    void so_does_a_settlement_of_which_more_is_paid_than_its_parts() {
        for (boolean stated : new boolean[] {false, true}) {
            for (long last : new long[] {45_500, 45_501, 54_499, 54_500}) {
                Books books = inTwoParts(OfferType.SETTLEMENT, 91_000, 9_000, stated);
                books.paid("p2", last, 47);
                assertThat(books.owed()).isZero();
                assertThat(books.told)
                        .anyMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled)
                        .anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
                assertThat(books.kept()).isEqualTo(91_000);
            }
        }
    }

    /** The first of them paid on its day. */
    private static Books inTwoParts(OfferType type, long payable, long interest, boolean stated) {
        Books books = new Books();
        books.stated(Authority.HOST, new Balance("CNY", 0, 30_000, 70_000), 1);
        books.offers(type, payable, new Balance("CNY", 0, interest, 0), 2, 2);
        books.accepts(2);
        books.paid("p1", payable / 2, 16);
        if (stated) {
            books.stated(Authority.HOST, new Balance("CNY", 0, 0, 100_000 - payable / 2), 20);
        }
        return books;
    }

    /** 200.00 of 28 February, which the statement of the yes had, are told after it. 800.00 are billed then. */
    @Test
    void a_payment_of_before_the_yes_that_is_told_late_hides_nothing_of_what_is_billed_after_it() {
        Books books = new Books();
        books.stated(Authority.HOST, new Balance("CNY", 0, 30_000, 70_000), 1);
        books.settles(91_000, new Balance("CNY", 0, 9_000, 0));
        books.told("p0", 20_000, 0, 4);
        books.stated(Authority.HOST, new Balance("CNY", 0, 30_000, 150_000), 9);
        books.paid("p1", 91_000, 12);
        assertThat(books.told).anyMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled);
        assertThat(books.owed()).isEqualTo(80_000);
    }

    /** The ledger has taken the charge-off, or the bill, and has not heard the yes; those who agreed have not heard of it. */
    @Test
    void what_a_statement_adds_while_the_word_of_the_yes_is_on_its_way_was_not_settled() {
        for (Authority authority : Authority.values()) {
            Books books = new Books();
            books.crossingTheYes = () -> books.statedUnheard(authority, new Balance("CNY", 0, 10_100, 4_990_000), 1);
            books.settling();
            books.paid("p1", 50_000, 4);
            assertThat(books.told).anyMatch(e -> e instanceof NegotiationEvent.SettlementFulfilled);
            assertThat(books.owed()).isEqualTo(4_900_000);
        }
    }

    @Test
    void nor_was_what_goes_back_meanwhile() {
        Books books = new Books();
        books.opened();
        books.paid("p0", 50_000, 2);
        books.offers(40_000, new Balance("CNY", 0, 0, 10_000), 2);
        books.crossingTheYes = () -> books.backUnheard("p0", "r0", 12_345, 2);
        books.accepts(2);
        books.paid("p1", 40_000, 5);
        isOwed(books, 12_345);
    }

    /** It fulfils what was agreed, so what comes up afterwards is discharged as ever: a yuan of interest here. */
    @Test
    void what_is_paid_meanwhile_was_paid_since() {
        Books books = new Books();
        books.crossingTheYes = () -> books.paidUnheard("p1", 49_000, 2);
        books.settling();
        books.stated(Authority.HOST, new Balance("CNY", 0, 100, 51_000), 9);
        books.paid("p2", 1_000, 12);
        assertThat(books.owed()).isZero();
        assertThat(books.told).anyMatch(e -> e instanceof IntakeEvent.CaseClosed);
        assertThat(books.kept()).isEqualTo(50_000);
    }

    /** What one says the other hears, in the order in which it was said. */
    private static final class Books {
        private static final String CASE = "case-1";

        private final io.recourse.intake.domain.CaseDecider ledger = new io.recourse.intake.domain.CaseDecider(Map.of(
                "CN",
                new CasePolicy(
                        Packs.resource(LedgerPack.class, "/policy/ledger-cn.json"),
                        Packs.waterfalls("CN"),
                        Packs.limitation("CN"),
                        Packs.clearance("CN"),
                        Packs.judgmentInterest("CN"),
                        Packs.workingDays("CN"),
                        Packs.rateCap("CN"))));
        private final CaseDecider talks = talks();
        private final Deque<PublicEvent> mail = new ArrayDeque<>();
        final List<PublicEvent> told = new ArrayList<>();

        /** Happens at the ledger while the first word that a settlement is paid is on its way. */
        private Runnable crossing = () -> {};

        /** Likewise while the word of the yes is. */
        private Runnable crossingTheYes = () -> {};

        private io.recourse.intake.domain.CaseState owed = ledger.initial(new SubjectId("case", CASE));
        private CaseState talked = talks.initial(new SubjectId("case", CASE));
        private long standing;

        private static CaseDecider talks() {
            NegotiationPolicy policy = Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json");
            return new CaseDecider(
                    policy,
                    Packs.resource(OfferPolicy.class, "/policy/offers-ours.json"),
                    Map.of("CN", Packs.workingDays("CN")),
                    "courier-1",
                    TemplateFiles.by("message", policy));
        }

        void settling() {
            opened();
            settles(50_000, new Balance("CNY", 0, 10_000, 40_000));
        }

        void opened() {
            stated(Authority.HOST, new Balance("CNY", 0, 10_000, 90_000), 1);
        }

        /** The ledger takes it on the next day. */
        void stated(Authority authority, Balance owed, int day) {
            ledger(statement(authority, owed, day, 0), noon(day + 1));
        }

        /** All of it is overdue. */
        private static io.recourse.intake.domain.CaseInput statement(
                Authority authority, Balance owed, int day, int revision) {
            PartyFacts debtor =
                    new PartyFacts("party-1", "Asia/Shanghai", "ZJ", "zh", true, false, DebtorKind.NATURAL, null);
            AccountFacts account = new AccountFacts(
                    "CONSUMER_LOAN",
                    DebtorKind.NATURAL,
                    debtor,
                    "CN",
                    "Asia/Shanghai",
                    List.of(),
                    List.of(),
                    List.of(),
                    new ScoringFacts(5_000, 1_000, 0, 3, 2),
                    null);
            Statement statement = new Statement(
                    day(day),
                    revision,
                    "as-of-" + day + "-march-" + revision,
                    authority,
                    365,
                    owed,
                    List.of(new Instalment(
                            LocalDate.of(2026, 2, 1), owed.total().minor())));
            return new io.recourse.intake.domain.CaseInput.StatementReceived(
                    "bank-a", "1", account, statement, null, null, null);
        }

        void settles(long minor, Balance waived) {
            offers(minor, waived, 2);
            accepts(2);
        }

        void offers(long minor, Balance waived, int day) {
            offers(OfferType.SETTLEMENT, minor, waived, 1, day);
        }

        void offers(OfferType type, long minor, Balance waived, int parts, int day) {
            Instant at = noon(day);
            talks(
                    new CaseInput.OfferProposed(
                            "o-1",
                            type,
                            new Money(minor, "CNY"),
                            waived,
                            day(16),
                            List.of(new Terms.Stage(parts, 1)),
                            null,
                            "maker-1",
                            Maker.STAFF),
                    at);
            if (told.stream().noneMatch(e -> e instanceof NegotiationEvent.OfferMade)) {
                talks(new CaseInput.OfferReviewed("o-1", "boss-1", Maker.SUPERVISOR, true), at);
            }
        }

        void accepts(int day) {
            talks(new CaseInput.OfferAccepted("o-1", "a-1", "party-1", false, false), noon(day));
        }

        void paid(String id, long minor, int day) {
            told(id, minor, day, day);
        }

        void told(String id, long minor, int paidOn, int day) {
            standing += minor;
            ledger(payment(id, minor, paidOn, day), noon(day));
        }

        private static io.recourse.intake.domain.CaseInput payment(String id, long minor, int paidOn, int day) {
            return new io.recourse.intake.domain.CaseInput.PaymentReceived(
                    id,
                    new Money(minor, "CNY"),
                    day(paidOn),
                    io.recourse.intake.domain.CaseInput.PaymentSource.LENDER,
                    noon(day));
        }

        void back(String id, String reversalId, long minor, int day) {
            standing -= minor;
            ledger(
                    new io.recourse.intake.domain.CaseInput.PaymentReversed(
                            id, reversalId, day(day), noon(day), new Money(minor, "CNY")),
                    noon(day));
        }

        /** The talks hear of it after what is on its way already; so of the two below. */
        void paidUnheard(String id, long minor, int day) {
            standing += minor;
            decide(payment(id, minor, day, day), noon(day));
        }

        void statedUnheard(Authority authority, Balance owed, int day) {
            decide(statement(authority, owed, day, 1), noon(day + 1));
        }

        void backUnheard(String id, String reversalId, long minor, int day) {
            standing -= minor;
            decide(
                    new io.recourse.intake.domain.CaseInput.PaymentReversed(
                            id, reversalId, day(day), noon(day), new Money(minor, "CNY")),
                    noon(day));
        }

        /** What was paid, did not go back and is not due back. */
        long kept() {
            return standing;
        }

        long owed() {
            return switch (owed) {
                case io.recourse.intake.domain.CaseState.Open open ->
                    open.ledger().balance().total().minor();
                case io.recourse.intake.domain.CaseState.Closed closed ->
                    closed.ledger().balance().total().minor();
                case io.recourse.intake.domain.CaseState.Unopened _ -> throw new IllegalStateException("not opened");
            };
        }

        private void ledger(io.recourse.intake.domain.CaseInput input, Instant now) {
            decide(input, now);
            deliver(now);
        }

        private void decide(io.recourse.intake.domain.CaseInput input, Instant now) {
            for (io.recourse.intake.domain.CaseEvent event : decided(ledger, owed, input, now)) {
                owed = ledger.evolve(owed, event);
                if (event instanceof io.recourse.intake.domain.CaseEvent.Told(IntakeEvent said)) {
                    mail.add(said);
                }
            }
        }

        private void talks(CaseInput input, Instant now) {
            for (CaseEvent event : decided(talks, talked, input, now)) {
                talked = talks.evolve(talked, event);
                if (event instanceof CaseEvent.Told(NegotiationEvent said)) {
                    mail.add(said);
                }
            }
            deliver(now);
        }

        private static <S, I extends Input, E> List<E> decided(
                Decider<S, I, E> decider, S state, I input, Instant now) {
            return switch (decider.decide(state, input, now)) {
                case Decision.Accepted<E> accepted -> accepted.events();
                case Decision.Refused<E> refused -> throw new IllegalStateException(input + ": " + refused.refusal());
            };
        }

        private void deliver(Instant now) {
            PublicEvent next = mail.poll();
            if (next == null) {
                return;
            }
            told.add(next);
            switch (next) {
                case IntakeEvent.CaseOpened e ->
                    talks(
                            new CaseInput.Opened(
                                    e.lender(),
                                    e.debtorParty(),
                                    e.debtorZone(),
                                    e.jurisdiction(),
                                    e.language(),
                                    e.balance(),
                                    e.limitationEndsAt(),
                                    now,
                                    e.coDebtors(),
                                    e.oldestUnpaidDue(),
                                    e.contractZone()),
                            now);
                case IntakeEvent.PaymentAllocated e ->
                    talks(
                            new CaseInput.PaymentHeard(
                                    e.paymentId(), e.amount(), e.valueDate(), e.balance(), now, e.oldestUnpaidDue()),
                            now);
                case IntakeEvent.PaymentReversed e ->
                    talks(new CaseInput.PaymentTakenBack(e.paymentId(), e.balance(), now, e.oldestUnpaidDue()), now);
                case IntakeEvent.BalanceAdjusted e ->
                    talks(new CaseInput.BalanceChanged(e.balance(), now, e.oldestUnpaidDue(), cause(e.reason())), now);
                case IntakeEvent.RefundDue e -> {
                    standing -= e.amount().minor();
                    deliver(now);
                }
                case IntakeEvent.CaseClosed e -> talks(new CaseInput.Closed(e.at(), e.reason()), now);
                case NegotiationEvent.SettlementAgreed e -> {
                    Runnable meanwhile = crossingTheYes;
                    crossingTheYes = () -> {};
                    meanwhile.run();
                    ledger(
                            new io.recourse.intake.domain.CaseInput.SettlementAgreed(
                                    e.settlementId(),
                                    e.instalments().stream()
                                            .map(NegotiationEvent.Instalment::amount)
                                            .reduce(Money::plus)
                                            .orElseThrow(),
                                    InterruptionCause.CONSENT,
                                    e.at(),
                                    e.owed()),
                            now);
                }
                case NegotiationEvent.SettlementFulfilled e -> {
                    Runnable meanwhile = crossing;
                    crossing = () -> {};
                    meanwhile.run();
                    ledger(
                            new io.recourse.intake.domain.CaseInput.SettlementPaid(
                                    e.settlementId(), e.agreedOn(), e.paidOn(), e.waived(), e.discharged()),
                            now);
                }
                case NegotiationEvent.SettlementFailed e ->
                    ledger(new io.recourse.intake.domain.CaseInput.SettlementUndone(e.settlementId()), now);
                case NegotiationEvent.SettlementReopened e ->
                    ledger(new io.recourse.intake.domain.CaseInput.SettlementUndone(e.settlementId()), now);
                default -> deliver(now);
            }
        }

        private static CaseInput.@Nullable Cause cause(String reason) {
            return switch (reason) {
                case IntakeEvent.BalanceAdjusted.STATEMENT -> CaseInput.Cause.STATEMENT;
                case IntakeEvent.BalanceAdjusted.IN_STATEMENT -> CaseInput.Cause.IN_STATEMENT;
                default -> null;
            };
        }

        /** Before the first and after the last of March, too. */
        private static LocalDate day(int ofMarch) {
            return LocalDate.of(2026, 2, 28).plusDays(ofMarch);
        }

        private static Instant noon(int ofMarch) {
            return OffsetDateTime.parse(day(ofMarch) + "T12:00:00+08:00").toInstant();
        }
    }
}
