package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.due;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of a ledger: no cent appears or vanishes, and the order of a day's facts does not matter. */
class LedgerWalkTest {

    private static final int LIVES = 60;
    private static final SealedJson<CaseState> STATES = new SealedJson<>(CaseState.class);
    private static final SealedJson<CaseInput> INPUTS = new SealedJson<>(CaseInput.class);
    private static final SealedJson<CaseEvent> EVENTS = new SealedJson<>(CaseEvent.class);

    private final CaseDecider decider = Given.decider();

    private record Walk(long maxPaid, boolean statements, boolean reversals, boolean chargedOff) {}

    private record Day(Instant noon, List<CaseInput> facts) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void no_cent_appears_or_vanishes_and_a_replay_gives_the_same_state(long seed) {
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            List<CaseEvent> journal = new ArrayList<>();
            CaseState state = live(days(random, new Walk(140_000, true, true, true)), journal);
            check(state, journal, "seed " + seed + ", life " + life);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void shuffling_a_days_payments_costs_and_reversals_changes_nothing(long seed) {
        shuffle(seed, new Walk(60_000, false, true, true), this::sameInEverything);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void shuffling_a_days_payments_costs_and_statements_changes_nothing(long seed) {
        shuffle(seed, new Walk(60_000, true, false, true), this::sameInEverything);
    }

    /** What a statement has swallowed comes back under the heads it was told with: only the sum is sure then. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void shuffling_reversals_of_what_statements_have_swallowed_changes_no_total(long seed) {
        shuffle(seed, new Walk(60_000, true, true, false), (one, other, which) -> assertThat(
                        ledgerOf(other).balance().total())
                .as(which)
                .isEqualTo(ledgerOf(one).balance().total()));
    }

    private interface Comparison {
        void compare(CaseState one, CaseState other, String which);
    }

    private void shuffle(long seed, Walk walk, Comparison comparison) {
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            List<Day> days = days(random, walk);
            CaseState one = live(days, new ArrayList<>());
            CaseState other = live(shuffled(days, random), new ArrayList<>());
            comparison.compare(one, other, "seed " + seed + ", life " + life);
        }
    }

    private void sameInEverything(CaseState one, CaseState other, String which) {
        assertThat(ledgerOf(other).balance()).as(which).isEqualTo(ledgerOf(one).balance());
        assertThat(decider.facets(other)).as(which).isEqualTo(decider.facets(one));
        assertThat(decider.deadlines(other)).as(which).isEqualTo(decider.deadlines(one));
    }

    private CaseState live(List<Day> days, List<CaseEvent> journal) {
        CaseState state = decider.initial(new SubjectId("case", "case-1"));
        for (Day day : days) {
            Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(decider, state, day.noon());
            turn.catchUp();
            for (CaseInput fact : day.facts()) {
                assertThat(turn.take(INPUTS.read(INPUTS.write(fact))))
                        .as(fact.toString())
                        .isInstanceOf(Decision.Accepted.class);
            }
            turn.events().forEach(e -> journal.add(e.event()));
            state = turn.state();
        }
        return state;
    }

    private void check(CaseState state, List<CaseEvent> journal, String which) {
        long owed = 0;
        Map<String, PaymentAllocated> payments = new HashMap<>();
        CaseState replayed = decider.initial(new SubjectId("case", "case-1"));
        for (CaseEvent event : journal) {
            replayed = decider.evolve(replayed, EVENTS.read(EVENTS.write(event)));
            if (event instanceof Told(IntakeEvent told)) {
                owed += movement(told, payments);
                Balance balance = balanceOf(told);
                if (balance != null) {
                    assertThat(balance.total().minor())
                            .as("%s: %s", which, told)
                            .isEqualTo(owed);
                }
            }
        }
        assertThat(ledgerOf(state).balance().total().minor()).as(which).isEqualTo(owed);
        assertThat(replayed).as(which).isEqualTo(state);
        assertThat(STATES.read(STATES.write(state))).as(which).isEqualTo(state);
        if (state instanceof CaseState.Open open) {
            Reckoning reckoning = Reckoning.of(open.ledger(), open.account().product(), Packs.waterfalls("CN"));
            assertThat(reckoning.balance()).as(which).isEqualTo(open.ledger().balance());
            assertThat(reckoning.oldestUnpaidDue())
                    .as(which)
                    .isEqualTo(open.ledger().oldestUnpaidDue());
        }
    }

    private static long movement(IntakeEvent told, Map<String, PaymentAllocated> payments) {
        return switch (told) {
            case CaseOpened e -> e.balance().total().minor();
            case BalanceAdjusted e ->
                e.balance().total().minor() - e.before().total().minor();
            case PaymentAllocated e -> {
                payments.put(e.paymentId(), e);
                assertThat(allocated(e) + e.unallocated()).isEqualTo(e.amount().minor());
                yield -allocated(e);
            }
            case PaymentReversed e -> allocated(payments.remove(e.paymentId()));
            default -> 0;
        };
    }

    private static @Nullable Balance balanceOf(IntakeEvent told) {
        return switch (told) {
            case BalanceAdjusted e -> e.balance();
            case PaymentAllocated e -> e.balance();
            case PaymentReversed e -> e.balance();
            default -> null;
        };
    }

    private static long allocated(PaymentAllocated e) {
        return e.toCosts() + e.toInterest() + e.toPrincipal();
    }

    private static Ledger ledgerOf(CaseState state) {
        return switch (state) {
            case CaseState.Open open -> open.ledger();
            case CaseState.Closed closed -> closed.ledger();
            case CaseState.Unopened _ -> throw new AssertionError("every life begins with a statement");
        };
    }

    private static List<Day> shuffled(List<Day> days, Random random) {
        List<Day> result = new ArrayList<>();
        for (Day day : days) {
            List<CaseInput> facts = new ArrayList<>(day.facts());
            Collections.shuffle(facts, random);
            result.add(new Day(day.noon(), facts));
        }
        return result;
    }

    /** One statement, then days of payments with value dates up to five days back, costs, statements and reversals. */
    private static List<Day> days(Random random, Walk walk) {
        LocalDate opened = LocalDate.parse("2026-01-10");
        boolean ours = walk.chargedOff() && random.nextBoolean();
        String product = random.nextBoolean() ? "CARD" : "CONSUMER_LOAN";
        AccountFacts account = Given.account(product);
        Balance first = balance(random.nextInt(2_000), random.nextInt(9_000), 95_000);
        Instalment[] unpaid = {due("2025-10-15", 40_000), due("2025-11-15", 30_000), due("2025-12-15", 20_000)};
        Statement statement = ours
                ? Given.chargedOff(opened.toString(), first, unpaid)
                : Given.statement(opened.toString(), 0, first, unpaid);
        List<Day> days = new ArrayList<>();
        days.add(new Day(noon(opened), List.of(Given.received(account, statement))));
        List<PaymentReceived> paid = new ArrayList<>();
        long left = walk.maxPaid();
        for (int d = 1; d <= 12; d++) {
            LocalDate day = opened.plusDays(d * 4L);
            List<CaseInput> facts = new ArrayList<>();
            for (PaymentReceived p : List.copyOf(paid)) {
                if (walk.reversals() && random.nextInt(8) == 0) {
                    paid.remove(p);
                    facts.add(Given.reversal(p.paymentId(), day.toString()));
                }
            }
            for (int n = random.nextInt(3); n > 0 && left > 0; n--) {
                long minor = 1 + random.nextLong(Math.min(left, 15_000));
                left -= minor;
                LocalDate valueDate = day.minusDays(random.nextInt(walk.statements() ? 6 : 4));
                PaymentReceived payment =
                        new PaymentReceived("p" + d + "-" + n, cny(minor), valueDate, PaymentSource.LENDER, noon(day));
                facts.add(payment);
                paid.add(payment);
            }
            if (random.nextInt(3) == 0) {
                facts.add(Given.costs("c" + d, 1 + random.nextInt(1_500), day.toString()));
            }
            if (walk.statements() && random.nextInt(4) == 0) {
                Balance stated = balance(0, random.nextInt(9_000), 90_000 + random.nextInt(9_000));
                facts.add(Given.received(
                        account,
                        Given.statement(day.minusDays(random.nextInt(2)).toString(), 0, stated, unpaid)));
            }
            days.add(new Day(noon(day), facts));
        }
        days.add(new Day(noon(opened.plusDays(60)).plus(Duration.ofHours(1)), List.of()));
        return days;
    }

    private static Instant noon(LocalDate day) {
        return Given.instant(day + "T12:00:00+08:00");
    }
}
