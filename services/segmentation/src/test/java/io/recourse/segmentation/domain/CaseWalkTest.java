package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Ingredient;
import io.recourse.casework.spec.Life;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.RandomWalk;
import io.recourse.casework.spec.Rest;
import io.recourse.casework.spec.Step;
import io.recourse.casework.spec.Walked;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.segmentation.domain.CaseEvent.CaseClustered;
import io.recourse.segmentation.domain.CaseEvent.EarlyWarned;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.Contacted;
import io.recourse.segmentation.domain.CaseInput.LimitationMoved;
import io.recourse.segmentation.domain.CaseInput.LookedAtAgain;
import io.recourse.segmentation.domain.CaseInput.MigrationAsked;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.CaseInput.Opened;
import io.recourse.segmentation.domain.CaseInput.PauseEnded;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import io.recourse.segmentation.domain.CaseInput.PreemptionAsked;
import io.recourse.segmentation.domain.CaseState.Ended;
import io.recourse.segmentation.domain.CaseState.Escalated;
import io.recourse.segmentation.domain.CaseState.Live;
import io.recourse.segmentation.domain.CaseState.Segmented;
import io.recourse.segmentation.domain.CaseState.Watched;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import io.recourse.segmentation.edge.PolicyFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random lives of a case: assigned once unless it is migrated, no score told twice in a row, no warning given twice. */
class CaseWalkTest {

    private static final List<String> STRATEGIES = PolicyFiles.load().strategies().strategies().stream()
            .map(Strategy::reference)
            .toList();

    private static final SubjectId CASE = new SubjectId(CaseDecider.KIND, "case-1");

    @Test
    void a_case_is_assigned_once_or_migrated_tells_no_score_twice_and_warns_once_of_each_cause() {
        everythingWasSeen(walk().lives(300).walk().compared(300));
    }

    @Test
    @Tag("long")
    void ten_thousand_cases_keep_the_laws_of_the_house() {
        everythingWasSeen(walk().lives(10_000).rounds(15).walk().lived(10_000).compared(10_000))
                // its one deadline is looked for by chance: half as many as of the other ingredients
                .met(500, Ingredient.values());
    }

    private static RandomWalk walk() {
        return RandomWalk.of(
                        Debtor::new,
                        PaperKind.of(DECIDER, CaseState.class, CaseInput.class, CaseEvent.class),
                        PaperKind.of(
                                new IndustryDecider(), IndustryState.class, IndustryInput.class, IndustryEvent.class))
                .from(Instant.parse("2025-03-03T02:00:00Z"))
                .pace(Duration.ofDays(3));
    }

    private static Walked everythingWasSeen(Walked walked) {
        return walked.heardEvery(CaseInput.class)
                .toldEvery(SegmentationEvent.class)
                .reached("case ended", "case escalated", "case segmented", "case watched", "case withheld")
                .passedOnly("case early-warning")
                .restedAndWoke();
    }

    private static final class Debtor implements Life {

        private final Set<Warning> warned = EnumSet.noneOf(Warning.class);
        private @Nullable CaseScored score;
        private @Nullable Cluster cluster;
        private boolean assigned;
        private int contacts;
        private int readings;

        /** Nothing else may come before it: talks wait for the strategy that is told only after the opening. */
        @Override
        public List<Message> beginning(Chance chance) {
            ScoringFacts facts = new ScoringFacts(
                    chance.below(20_000),
                    chance.below(8_000),
                    chance.below(6_000) - 3_000,
                    chance.below(11),
                    chance.below(13));
            return List.of(Message.opening(
                    "intake",
                    CASE,
                    new Opened(
                            "lender-a",
                            chance.oneIn(5) ? DebtorKind.ENTERPRISE : DebtorKind.NATURAL,
                            "CN",
                            "Asia/Shanghai",
                            "Asia/Urumqi",
                            "XJ",
                            chance.coin(),
                            facts,
                            balance(chance),
                            DUE,
                            2,
                            limitation(chance),
                            chance.now())));
        }

        @Override
        public List<Message> next(Chance chance) {
            List<Message> facts = new ArrayList<>();
            for (int i = chance.below(3); i >= 0; i--) {
                facts.add(Message.fact("intake", CASE, ofIntake(chance)));
            }
            // of intake's stream, because a profile is told only of a case that is open
            if (chance.oneIn(6)) {
                Shown shown = new Shown(
                        chance.coin(),
                        chance.below(3),
                        chance.below(3),
                        chance.of(Profile.Area.values()),
                        chance.oneIn(4) ? "A01" : "C17",
                        chance.coin() ? null : ModelsTest.account(chance.below(3), 5 + chance.below(3)));
                facts.add(Message.fact("intake", CASE, new CaseInput.ProfileKnown(shown, chance.now())));
            }
            // likewise, because who tells a reading looks for the cases whose industry is known
            if (chance.oneIn(6)) {
                Instant asOf = chance.now().minus(Duration.ofDays(chance.below(60)));
                IndustryIndex index = new IndustryIndex("C17", ++readings, asOf, chance.below(4_000) - 3_000);
                facts.add(Message.fact("intake", CASE, new CaseInput.IndexKnown(index, chance.now())));
            }
            if (assigned && chance.oneIn(3)) {
                facts.add(Message.fact(
                        "negotiation",
                        CASE,
                        new Contacted(
                                "a" + ++contacts, chance.of(Channel.values()), chance.within(Duration.ofDays(1)))));
            }
            // talks begin only with a strategy
            if (assigned && chance.oneIn(4)) {
                facts.add(Message.fact("negotiation", CASE, new NegotiationOver(chance.within(Duration.ofDays(1)))));
            }
            return facts;
        }

        private static CaseInput ofIntake(Chance chance) {
            Instant at = chance.within(Duration.ofHours(12));
            String pause = "p" + chance.below(3);
            LocalDate due = DUE.plusDays(chance.below(40));
            int lot = chance.below(115);
            if (lot < 40) {
                return new BucketReached(chance.of(Bucket.values()), chance.below(120), due, at);
            } else if (lot < 60) {
                return new BalanceChanged(balance(chance), chance.oneIn(6) ? null : due, chance.coin(), at);
            } else if (lot < 75) {
                return new PauseStarted(pause, chance.of(PauseReason.values()), at);
            } else if (lot < 84) {
                return new LimitationMoved(limitation(chance), at);
            }
            // as many pauses end as before claims ran out, or the deadline would rest too long to be met
            if (lot < 107) {
                return new PauseEnded(pause, at);
            }
            // these come by doors of their own, but what they find depends on what intake has told
            if (lot < 113) {
                return switch (chance.below(3)) {
                    case 0 -> new LookedAtAgain(at);
                    case 1 -> new PreemptionAsked(new Preempted(DUE, "province", "XJ"), at);
                    default -> new MigrationAsked(chance.of(STRATEGIES), chance.of(STRATEGIES), at);
                };
            }
            return new Closed(chance.of(CloseReason.values()), at);
        }

        /** Over at the opening, while the case lives, or much later. */
        private static Instant limitation(Chance chance) {
            return chance.now().plus(Duration.ofDays(chance.below(120) - 30));
        }

        private static Balance balance(Chance chance) {
            return chance.oneIn(12)
                    ? Balance.zero("CNY")
                    : new Balance("CNY", chance.below(10_000), chance.below(100_000), chance.below(30_000_000));
        }

        @Override
        public List<Rest> rests() {
            return List.of(
                    Rest.over(Ended.class),
                    // nobody reads it: the door would tell the case, as this life does by itself
                    Rest.over(IndustryState.Awaited.class),
                    Rest.until(
                            Live.class,
                            "paused",
                            live -> !live.standing().pauses().isEmpty(),
                            PauseEnded.class,
                            Closed.class),
                    Rest.until(
                            Live.class,
                            "owing nothing",
                            Debtor::owesNothing,
                            BalanceChanged.class,
                            BucketReached.class),
                    Rest.until(Watched.class, "warned of", Debtor::isWarnedOf, BucketReached.class, Closed.class),
                    Rest.until(Segmented.class, "warned of", Debtor::isWarnedOf, NegotiationOver.class, Closed.class),
                    Rest.until(Escalated.class, "warned of", Debtor::isWarnedOf, Closed.class));
        }

        private static boolean owesNothing(Live live) {
            return live.standing().oldestUnpaidDue() == null
                    || live.standing().balance().settled();
        }

        private static boolean isWarnedOf(Live live) {
            return live.standing().warned().contains(Warning.DPD);
        }

        /** Intake tells a reversal as a balance that rises. */
        @Override
        public boolean reverses(Step step) {
            return step.input() instanceof BalanceChanged moved
                    && step.before().state() instanceof Live live
                    && moved.balance().total().minor()
                            > live.standing().balance().total().minor();
        }

        @Override
        public boolean pauses(Input input) {
            return input instanceof PauseStarted || input instanceof PauseEnded;
        }

        @Override
        public Object balance(Object state) {
            return state instanceof Live live ? List.of(live.standing(), String.valueOf(live.scored())) : "";
        }

        @Override
        public void witness(Step step) {
            for (Object event : step.events()) {
                switch (event) {
                    case Told(CaseScored scored) -> {
                        assertThat(scored).as("no score is told twice in a row").isNotEqualTo(score);
                        score = scored;
                    }
                    case Told(StrategyAssigned again) -> {
                        if (assigned) {
                            assertThat(step.input())
                                    .as("only who migrates a case gives it another strategy: %s", again)
                                    .isInstanceOfSatisfying(MigrationAsked.class, asked -> assertThat(again.strategy())
                                            .isEqualTo(asked.to())
                                            .isNotEqualTo(asked.from()));
                        }
                        assigned = true;
                    }
                    case CaseClustered(String _, Cluster kind) -> {
                        assertThat(kind).as("no kind is found twice in a row").isNotEqualTo(cluster);
                        cluster = kind;
                    }
                    case EarlyWarned warning ->
                        assertThat(warned.add(warning.warning()))
                                .as("warned once of each cause: %s", warning)
                                .isTrue();
                    default -> {}
                }
            }
        }
    }
}
