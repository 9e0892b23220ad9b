package io.recourse.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Ingredient;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.RandomWalk;
import io.recourse.casework.spec.Step;
import io.recourse.casework.spec.Walked;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.limitation.Limitation.Interruption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random lives of a ledger and its parties: no cent appears or vanishes, and the order of a day's facts does not matter. */
class LedgerWalkTest {

    private static final CaseDecider DECIDER = Given.decider();
    private static final CasePolicy POLICY = Given.policy(Given.ledgerPack());

    private static RandomWalk walk(LedgerLife.Setting setting) {
        return RandomWalk.of(
                        () -> new Checked(setting),
                        PaperKind.of(DECIDER, CaseState.class, CaseInput.class, CaseEvent.class),
                        PaperKind.of(
                                Given.partyDecider(),
                                PartyState.class,
                                PartyInput.class,
                                io.recourse.intake.domain.PartyEvent.class),
                        PaperKind.of(
                                new CreditRecordDecider(CreditRecordTest.pack()),
                                CreditRecordState.class,
                                CreditRecordInput.class,
                                CreditRecordEvent.class))
                .from(LedgerLife.BEGIN)
                .pace(Duration.ofDays(8))
                .lives(150)
                .rounds(16);
    }

    private static final LedgerLife.Setting TO_THE_END = new LedgerLife.Setting(140_000, true, true, true, true);
    private static final LedgerLife.Setting WITHOUT_STATEMENTS =
            new LedgerLife.Setting(60_000, false, true, true, false);
    private static final LedgerLife.Setting WITHOUT_REVERSALS =
            new LedgerLife.Setting(60_000, true, false, true, false);
    private static final LedgerLife.Setting AT_THE_HOST = new LedgerLife.Setting(60_000, true, true, false, false);

    @Test
    void no_cent_appears_or_vanishes_whatever_happens_until_the_end() {
        everythingWasSeen(walk(TO_THE_END).rounds(40).walk());
    }

    @Test
    void shuffling_a_days_payments_costs_and_reversals_changes_nothing() {
        ofBothProducts(walk(WITHOUT_STATEMENTS).walk().compared(500));
    }

    @Test
    void shuffling_a_days_payments_costs_and_statements_changes_nothing() {
        ofBothProducts(walk(WITHOUT_REVERSALS).walk().compared(500));
    }

    /** What a statement has swallowed comes back under the heads it was told with: only the sum is sure then. */
    @Test
    void shuffling_reversals_of_what_statements_have_swallowed_changes_no_total() {
        ofBothProducts(walk(AT_THE_HOST).walk().compared(500));
    }

    @Test
    @Tag("long")
    void ten_thousand_ledgers_keep_every_cent_and_the_laws_of_the_house() {
        Walked toTheEnd = walk(TO_THE_END).lives(5_500).rounds(10).lastLooks(20).walk();
        Walked open = Stream.of(WITHOUT_STATEMENTS, WITHOUT_REVERSALS, AT_THE_HOST)
                .map(setting -> walk(setting)
                        .lives(1_500)
                        .rounds(6)
                        .lastLooks(20)
                        .walk()
                        .compared(3_000))
                .reduce(Walked::and)
                .orElseThrow();
        everythingWasSeen(toTheEnd.and(open))
                .lived(10_000)
                .compared(10_000)
                .comparedWithRefusals(1_000)
                .comparedExactly(7_000)
                .restedAndWoke()
                .met(1_000, Ingredient.values());
    }

    private static Walked everythingWasSeen(Walked walked) {
        return ofBothProducts(walked)
                .heardEvery(CaseInput.class)
                .heardEvery(PartyInput.class)
                .toldEvery(IntakeEvent.class)
                .reached("case OPEN", "case PAID", "case CURED", "case RECALLED", "case UNRECOVERABLE")
                .reached("party REGISTERED", "party CEASED", "party ERASED")
                .passedOnly(
                        "case bucket",
                        "case limitation",
                        "case limitation-warning",
                        "case guarantee-period",
                        "case guarantee-limitation",
                        "case instalment-reminder",
                        "case pause-review",
                        "party standings",
                        "party review-answer");
    }

    /** Their payments are allocated by different rules. */
    private static Walked ofBothProducts(Walked walked) {
        return walked.livesOf(50, "CARD", "CONSUMER_LOAN");
    }

    /** Counts every cent that is told. */
    private static final class Checked extends LedgerLife {

        private final Map<SubjectId, Long> owed = new HashMap<>();
        private final Map<String, PaymentAllocated> payments = new HashMap<>();

        Checked(Setting setting) {
            super(setting);
        }

        @Override
        public Object balance(Object state) {
            if (!(state instanceof CaseState.Open open)) {
                return state;
            }
            Balance balance = open.ledger().balance();
            return exact(open) ? List.of(balance, DECIDER.facets(open), whole(open), open.progress()) : balance.total();
        }

        /** Which payments are folded depends on the order in which they came; what they interrupt does not. */
        private static Claim whole(CaseState.Open open) {
            Limitation facts = open.withFolded(open.claim().facts());
            return open.claim()
                    .keeping(new Limitation(
                            facts.start(),
                            facts.interruptions().stream()
                                    .map(i -> new Interruption(i.on(), i.revives(), mark(i.proof())))
                                    .toList(),
                            facts.suspensions()));
        }

        private static String mark(String proof) {
            String ofPayment = Limits.proofOf("");
            return proof.startsWith(ofPayment)
                    ? Limits.proofOf(Packing.mark(proof.substring(ofPayment.length())))
                    : proof;
        }

        @Override
        public void witness(Step step) {
            for (Object event : step.published()) {
                if (event instanceof IntakeEvent told) {
                    owed.merge(step.subject(), movement(told), Long::sum);
                    Balance balance = balanceOf(told);
                    if (balance != null) {
                        assertThat(balance.total().minor()).as("%s", told).isEqualTo(owed.get(step.subject()));
                    }
                }
            }
            switch (step.after().state()) {
                case CaseState.Open open -> {
                    adds(step.subject(), open.ledger());
                    Reckoning reckoning = Reckoning.of(open.ledger(), open.account(), POLICY);
                    assertThat(reckoning.balance()).isEqualTo(open.ledger().balance());
                    assertThat(reckoning.oldestUnpaidDue())
                            .isEqualTo(open.ledger().oldestUnpaidDue());
                }
                case CaseState.Closed closed -> adds(step.subject(), closed.ledger());
                default -> {}
            }
        }

        private void adds(SubjectId id, Ledger ledger) {
            assertThat(ledger.balance().total().minor()).isEqualTo(owed.get(id));
        }

        private long movement(IntakeEvent told) {
            return switch (told) {
                case CaseOpened e -> e.balance().total().minor();
                case BalanceAdjusted e ->
                    e.balance().total().minor() - e.before().total().minor();
                case PaymentAllocated e -> {
                    payments.put(e.paymentId(), e);
                    assertThat(allocated(e) + e.unallocated())
                            .isEqualTo(e.amount().minor());
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
    }
}
