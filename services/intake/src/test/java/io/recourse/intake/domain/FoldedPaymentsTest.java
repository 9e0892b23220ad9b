package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.interruption;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that has folded its earlier payments answers as one that has them whole, and has room for a life of them. */
class FoldedPaymentsTest {

    private static final CaseDecider DECIDER = Given.decider();
    private static final CasePolicy POLICY = Given.policy(Given.ledgerPack());
    private static final SealedJson<CaseState> STATES = new SealedJson<>(CaseState.class);
    private static final SubjectId CASE = new SubjectId("case", "case-1");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate OPENED = LocalDate.parse("2026-01-10");
    private static final int ROW = 64 * 1024;
    private static final int LIVES = 200;

    /** One input after the other to two cases: one keeps its payments whole, the other all but the latest folded. */
    private static final class Twins {
        private CaseState whole;
        private CaseState folded;
        private int refused;
        private int foldedAtMost;

        Twins(CaseState opened) {
            this.whole = opened;
            this.folded = opened;
        }

        void hear(CaseInput input, Instant now) {
            Turn<CaseState, CaseInput, CaseEvent> first = new Turn<>(DECIDER, whole, now);
            first.catchUp();
            Turn<CaseState, CaseInput, CaseEvent> second = new Turn<>(DECIDER, folded, now);
            second.catchUp();
            Decision<CaseEvent> expected = first.take(input);
            assertThat(told(second.take(input))).as("%s", input).isEqualTo(told(expected));
            refused += expected instanceof Decision.Refused<CaseEvent> ? 1 : 0;
            whole = first.state();
            folded = switch (second.state()) {
                case CaseState.Open open -> open.folded(1);
                case CaseState.Closed closed -> closed.folded(1);
                case CaseState.Unopened unopened -> unopened;
            };
            same(input);
        }

        private void same(CaseInput input) {
            assertThat(DECIDER.deadlines(folded)).as("%s", input).isEqualTo(DECIDER.deadlines(whole));
            assertThat(DECIDER.facets(folded)).as("%s", input).isEqualTo(DECIDER.facets(whole));
            assertThat(STATES.read(STATES.write(folded))).isEqualTo(folded);
            if (folded instanceof CaseState.Open open) {
                FoldedPayments payments = open.ledger().folded();
                foldedAtMost = Math.max(
                        foldedAtMost, payments == null ? 0 : payments.entries().size());
                Ledger ledger = ((CaseState.Open) whole).ledger();
                assertThat(open.ledger().balance()).isEqualTo(ledger.balance());
                assertThat(open.claim().endsAt())
                        .isEqualTo(((CaseState.Open) whole).claim().endsAt());
                assertThat(Reckoning.of(open.ledger(), open.account(), POLICY).balance())
                        .isEqualTo(Reckoning.of(ledger, open.account(), POLICY).balance());
            }
        }

        /** Where everything that stands is folded, a refund is told of another payment of the same ledger. */
        private static Object told(Decision<CaseEvent> decision) {
            return decision instanceof Decision.Accepted<CaseEvent> accepted
                    ? List.of(
                            accepted.events().stream()
                                    .map(e -> e instanceof Told(RefundDue due) ? due.amount() : e)
                                    .toList(),
                            accepted.tells())
                    : decision;
        }
    }

    /** What a lender, its courts and its callers may tell, late and again and otherwise. */
    private static final class Telling {
        private final Random chance;
        private final Authority authority;
        private final List<PaymentReceived> paid = new ArrayList<>();
        private LocalDate today = OPENED;
        private int number;

        Telling(long seed, Authority authority) {
            this.chance = new Random(seed);
            this.authority = authority;
        }

        Instant now() {
            return today.atTime(12, 0).atZone(ZONE).toInstant();
        }

        CaseInput next() {
            today = today.plusDays(chance.nextInt(25));
            return switch (chance.nextInt(15)) {
                case 0, 1, 2, 3 -> payment();
                case 4 -> paid.isEmpty() ? payment() : any();
                case 5 -> paid.isEmpty() ? payment() : otherwise(any());
                case 6, 7, 8 -> paid.isEmpty() ? payment() : reversal();
                case 9 -> statement();
                case 10 -> Given.costs("c" + ++number, 1 + chance.nextInt(900), day(20).toString());
                case 11 -> new CaseInput.ContactSent("a" + ++number, Tone.FIRM);
                case 12 -> new CaseInput.ContactEnded("a" + (number - chance.nextInt(3)), true, now());
                case 13 ->
                    interruption(
                            chance.nextInt(9) == 0 ? InterruptionCause.PROMISE : InterruptionCause.DEMAND,
                            day(400).atStartOfDay(ZONE).toInstant(),
                            "letter-" + ++number);
                default -> new CaseInput.StandingAsked("debtor-1", "s" + ++number, day(90));
            };
        }

        private LocalDate day(int before) {
            return today.minusDays(chance.nextInt(before));
        }

        private PaymentReceived any() {
            return paid.get(chance.nextInt(paid.size()));
        }

        /** So few that the one twin folds none. */
        private CaseInput payment() {
            if (paid.size() == Ledger.WHOLE) {
                return any();
            }
            PaymentReceived payment = new PaymentReceived(
                    "p" + ++number,
                    cny(1 + chance.nextInt(chance.nextInt(8) == 0 ? 30_000 : 4_000)),
                    day(120),
                    chance.nextInt(5) == 0 ? PaymentSource.PROCEEDS : PaymentSource.LENDER,
                    now());
            paid.add(payment);
            return payment;
        }

        private static PaymentReceived otherwise(PaymentReceived known) {
            return new PaymentReceived(
                    known.paymentId(),
                    cny(known.amount().minor() + 1),
                    known.valueDate(),
                    PaymentSource.LENDER,
                    known.bookedAt());
        }

        private PaymentReversed reversal() {
            String id = any().paymentId();
            return new PaymentReversed(id, (chance.nextInt(6) == 0 ? "x-" : "r-") + id, day(60), now());
        }

        private CaseInput statement() {
            return Given.received(
                    Given.account("CARD"),
                    Given.statement(
                            day(40).toString(),
                            ++number,
                            balance(0, chance.nextInt(9_000), 80_000 + chance.nextInt(20_000)),
                            due("2026-01-01", 50_000),
                            due("2026-01-20", 40_000)));
        }

        CaseState opened() {
            Statement first = authority == Authority.HOST
                    ? Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000))
                    : Given.chargedOff("2026-01-10", balance(0, 5_000, 95_000), due("2026-01-01", 90_000));
            return Given.spec()
                    .when(Given.received(Given.account("CARD"), first))
                    .at(Given.OPENED)
                    .state();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("chance")
    void random_lives_are_answered_alike_folded_or_whole(Authority authority) {
        int refused = 0;
        int folded = 0;
        for (long seed = 0; seed < LIVES; seed++) {
            Telling telling = new Telling(seed, authority);
            Twins twins = new Twins(telling.opened());
            for (int i = 0; i < 60; i++) {
                CaseInput input = telling.next();
                twins.hear(input, telling.now());
            }
            refused += twins.refused;
            folded += twins.foldedAtMost;
        }
        assertThat(refused).as("refusals compared").isGreaterThan(LIVES);
        assertThat(folded).as("payments folded").isGreaterThan(3 * LIVES);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("large")
    void a_payment_a_day_for_two_years_has_room(Authority authority) {
        List<CaseState> life = life(authority, 730);
        assertThat(bytes(life.get(260))).as("a card paid weekly for five years").isLessThan(9_000);
        assertThat(bytes(life.getLast())).isLessThan(17_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void three_thousand_payments_have_room(Authority authority) {
        List<CaseState> life = life(authority, 3_000);
        assertThat(life.getLast()).isInstanceOfSatisfying(CaseState.Open.class, open -> assertThat(
                        open.ledger().everyPayment())
                .hasSize(3_000));
        assertThat(bytes(life.getLast())).isLessThan(ROW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1", "p250"})
    void a_folded_payment_is_still_known_and_can_be_taken_back_once(String id) {
        CaseState state = paid(Authority.RECOURSE, 260);
        LocalDate last = OPENED.plusDays(261);
        Instant now = last.atTime(12, 0).atZone(ZONE).toInstant();
        PaymentReceived told = payment(Integer.parseInt(id.substring(1)), Authority.RECOURSE);
        long owed = ((CaseState.Open) state).ledger().balance().total().minor();
        assertThat(DECIDER.decide(state, told, now)).isEqualTo(Decision.nothing());
        assertThat(rule(DECIDER.decide(state, Telling.otherwise(told), now))).isEqualTo("payment-conflict");
        Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, now);
        turn.take(new PaymentReversed(id, "r1", last, now));
        CaseState after = turn.state();
        assertThat(((CaseState.Open) after).ledger().balance().total().minor())
                .isGreaterThanOrEqualTo(owed + told.amount().minor());
        assertThat(DECIDER.decide(after, new PaymentReversed(id, "r1", last, now), now))
                .isEqualTo(Decision.nothing());
        assertThat(rule(DECIDER.decide(after, new PaymentReversed(id, "r2", last, now), now)))
                .isEqualTo("payment-already-reversed");
        assertThat(DECIDER.decide(after, told, now)).isEqualTo(Decision.nothing());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_folded_payment_is_known_by_either_of_its_ids(boolean toldBeforeItWasFolded) {
        CaseState state = paid(Authority.RECOURSE, toldBeforeItWasFolded ? 3 : 60);
        Instant now = at(OPENED.plusDays(61));
        PaymentReceived told = payment(2, Authority.RECOURSE);
        PaymentReceived both = by(told, told.paymentId(), "s2");
        state = after(state, both, now);
        for (int n = 100; toldBeforeItWasFolded && n < 130; n++) {
            state = after(state, by(told, "p" + n, null), now);
        }
        for (PaymentReceived again : List.of(told, both, by(told, "s2", null), by(told, "s2", "p2"))) {
            assertThat(DECIDER.decide(state, again, now)).isEqualTo(Decision.nothing());
        }
        assertThat(rule(DECIDER.decide(state, by(told, "p2", "p3"), now))).isEqualTo("payment-conflict");
        assertThat(rule(DECIDER.decide(state, by(told, "s2", "s3"), now))).isEqualTo("payment-conflict");
        long owed = ((CaseState.Open) state).ledger().balance().total().minor();
        state = after(state, new PaymentReversed("s2", "r1", OPENED.plusDays(61), now), now);
        assertThat(((CaseState.Open) state).ledger().balance().total().minor())
                .isGreaterThanOrEqualTo(owed + told.amount().minor());
        assertThat(DECIDER.decide(state, new PaymentReversed("p2", "r1", OPENED.plusDays(61), now), now))
                .isEqualTo(Decision.nothing());
        assertThat(DECIDER.decide(state, told, now)).isEqualTo(Decision.nothing());
    }

    /** What others were told of is taken back under the id they know. */
    @ParameterizedTest
    @CsvSource({
        "iso/00112233445566778899aabbccddeeff, L-1, true",
        "iso/short, L-1, true",
        "iso/00112233445566778899aabbccddeeff, L-1, false",
        "L-1, iso/00112233445566778899aabbccddeeff, false"
    })
    void a_folded_payment_is_taken_back_under_the_id_it_was_told_by(String id, String other, boolean atOnce) {
        Instant now = at(OPENED.plusDays(61));
        PaymentReceived first = by(payment(2, Authority.RECOURSE), id, atOnce ? other : null);
        CaseState state = after(paid(Authority.RECOURSE, 1), first, now);
        for (int n = 100; n < 130; n++) {
            state = after(state, by(first, "p" + n, null), now);
        }
        String servicers = id.startsWith("iso/") ? id : other;
        state = after(state, by(first, servicers, "L-1"), now);
        for (String name : List.of(id, other)) {
            PaymentReversed back = new PaymentReversed(name, "r1", OPENED.plusDays(61), now);
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, now);
            assertThat(reversed(turn.take(back))).as("by %s", name).containsExactly(id);
            CaseState then = turn.state();
            for (int n = 130; n < 160; n++) {
                then = after(then, by(first, "p" + n, null), now);
            }
            for (String again : List.of(id, other)) {
                assertThat(DECIDER.decide(then, new PaymentReversed(again, "r1", back.valueDate(), now), now))
                        .isEqualTo(Decision.nothing());
            }
            assertThat(STATES.read(STATES.write(then))).isEqualTo(then);
        }
    }

    private static List<String> reversed(Decision<CaseEvent> decision) {
        return ((Decision.Accepted<CaseEvent>) decision)
                .events().stream()
                        .flatMap(e -> e instanceof Told(IntakeEvent.PaymentReversed back)
                                ? Stream.of(back.paymentId())
                                : Stream.empty())
                        .toList();
    }

    private static PaymentReceived by(PaymentReceived told, String id, @Nullable String alias) {
        return new PaymentReceived(id, told.amount(), told.valueDate(), told.source(), told.bookedAt(), alias, null);
    }

    private static CaseState after(CaseState before, CaseInput input, Instant now) {
        Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, before, now);
        assertThat(rule(turn.take(input))).isEqualTo("accepted");
        return turn.state();
    }

    @Test
    void a_reversal_falls_back_to_the_interruption_of_an_earlier_folded_payment() {
        CaseState state = paid(Authority.RECOURSE, 30);
        assertThat(ends(state)).isEqualTo(endAfter(30));
        for (int last = 30; last > 3; last--) {
            LocalDate day = OPENED.plusDays(31);
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, at(day));
            turn.take(new PaymentReversed("p" + last, "r" + last, day, at(day)));
            state = turn.state();
            assertThat(ends(state)).as("without %s", last).isEqualTo(endAfter(last - 1));
        }
    }

    @Test
    void where_there_is_no_room_a_lenders_fact_is_refused_and_what_others_tell_still_finds_some() {
        CaseState state = paid(Authority.RECOURSE, 5);
        int n = 5;
        Decision<CaseEvent> decision = Decision.nothing();
        String proof = "x".repeat(100);
        while (decision instanceof Decision.Accepted<CaseEvent>) {
            n++;
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, at(OPENED.plusDays(40)));
            decision = turn.take(interruption(InterruptionCause.DEMAND, at(OPENED), proof + n));
            state = turn.state();
            assertThat(bytes(state)).isLessThan(CaseRoom.MOST);
        }
        assertThat(n).isGreaterThan(200);
        assertThat(rule(decision)).isEqualTo("case-full");
        Instant now = at(OPENED.plusDays(40));
        assertThat(rule(DECIDER.decide(state, payment(6, Authority.RECOURSE), now)))
                .isEqualTo("case-full");
        for (int i = 0; i < 15; i++) {
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, now);
            assertThat(turn.take(new CaseInput.ProceedsReceived("d" + i, cny(100), now)))
                    .isInstanceOf(Decision.Accepted.class);
            state = turn.state();
        }
        assertThat(bytes(state)).isLessThan(ROW);
        assertThat(DECIDER.decide(state, new CaseInput.Recalled(now), now)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void no_state_has_more_characters_than_it_is_said_to_have() {
        ExampleStates.cases().forEach((name, state) -> assertThat(bytes(state))
                .as(name)
                .isLessThanOrEqualTo(state instanceof CaseState.Unopened ? ROW : CaseRoom.characters(state)));
        for (Authority authority : Authority.values()) {
            CaseState state = paid(authority, 100);
            assertThat(bytes(state)).isLessThanOrEqualTo(CaseRoom.characters(state));
        }
    }

    @Test
    void demands_that_a_later_one_supersedes_are_not_kept_and_payments_are() {
        CaseState state = paid(Authority.HOST, 3);
        for (int i = 0; i < 200; i++) {
            LocalDate day = OPENED.plusDays(10 + 7L * i);
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, at(day));
            turn.catchUp();
            turn.take(new CaseInput.ContactSent("a" + i, Tone.FIRM));
            turn.take(new CaseInput.ContactEnded("a" + i, true, at(day)));
            state = turn.state();
        }
        Claim claim = ((CaseState.Open) state).claim();
        assertThat(claim.facts().interruptions()).hasSizeBetween(8, 14);
        assertThat(claim.facts().interruptions())
                .filteredOn(i -> i.proof().startsWith("payment/"))
                .hasSize(3);
        assertThat(claim.endsAt())
                .isEqualTo(OPENED.plusDays(10 + 7 * 199)
                        .plusYears(3)
                        .plusDays(1)
                        .atStartOfDay(ZONE)
                        .toInstant());
    }

    private static Instant ends(CaseState state) {
        return ((CaseState.Open) state).claim().endsAt();
    }

    private static Instant endAfter(int payment) {
        LocalDate on = OPENED.plusDays(payment);
        LocalDate from = on.isBefore(LocalDate.parse("2026-01-20")) ? LocalDate.parse("2026-01-20") : on;
        return from.plusYears(3).plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(12, 0).atZone(ZONE).toInstant();
    }

    private static PaymentReceived payment(int n, Authority authority) {
        long minor = authority == Authority.HOST ? 20_000 + n * 7_919L % 80_000 : 10_000 + n * 7_919L % 300_000;
        LocalDate day = OPENED.plusDays(n);
        return new PaymentReceived("p" + n, cny(minor), day, PaymentSource.LENDER, at(day));
    }

    private static CaseState paid(Authority authority, int payments) {
        return life(authority, payments).getLast();
    }

    /** The state after each payment, one a day; the host states every thirty days that as much is owed as before. */
    private static List<CaseState> life(Authority authority, int payments) {
        Balance owed = balance(0, 5_000, authority == Authority.HOST ? 9_000_000 : 900_000_000);
        Instalment[] unpaid = {due("2026-01-01", 4_000_000), due("2026-01-20", 4_000_000)};
        Statement first = authority == Authority.HOST
                ? Given.statement("2026-01-10", 0, owed, unpaid)
                : Given.chargedOff("2026-01-10", owed, unpaid);
        CaseState state = Given.spec()
                .when(Given.received(Given.account("CARD"), first))
                .at(Given.OPENED)
                .state();
        List<CaseState> states = new ArrayList<>(List.of(state));
        for (int n = 1; n <= payments; n++) {
            LocalDate day = OPENED.plusDays(n);
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, at(day));
            turn.catchUp();
            assertThat(rule(turn.take(payment(n, authority)))).isEqualTo("accepted");
            if (authority == Authority.HOST && n % 30 == 0) {
                turn.take(Given.received(Given.account("CARD"), Given.statement(day.toString(), n, owed, unpaid)));
            }
            state = turn.state();
            states.add(state);
        }
        return states;
    }

    private static int bytes(CaseState state) {
        return STATES.write(state).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String rule(Decision<CaseEvent> decision) {
        return decision instanceof Decision.Refused<CaseEvent> refused
                ? refused.refusal().rule()
                : "accepted";
    }
}
