package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.CaseEvent.EarlyWarned;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.CaseInput.Opened;
import io.recourse.segmentation.domain.CaseInput.PauseEnded;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import io.recourse.segmentation.edge.PolicyFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random lives of a case, with every input doubled at random and looks at the clock in between. */
class CaseWalkTest {
    private static final CaseDecider DECIDER = new CaseDecider(PolicyFiles.load());
    private static final SealedJson<CaseState> STATES = new SealedJson<>(CaseState.class);
    private static final SealedJson<CaseEvent> EVENTS = new SealedJson<>(CaseEvent.class);
    private static final LocalDate DUE = LocalDate.of(2025, 3, 1);

    @Test
    void a_case_is_assigned_once_tells_no_score_twice_and_survives_its_journal() {
        long first = Long.getLong("walk.seed", System.nanoTime());
        System.out.println("walk.seed " + first);
        LongStream.range(first, first + 300).forEach(CaseWalkTest::walk);
    }

    private static void walk(long seed) {
        Random random = new Random(seed);
        Instant now = Instant.parse("2025-03-03T02:00:00Z");
        CaseState state = DECIDER.initial(new SubjectId(CaseDecider.KIND, "case-" + random.nextInt(1_000)));
        CaseState unopened = state;
        List<CaseEvent> journal = new ArrayList<>();
        state = step(state, opened(random, now), now, journal);
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(random.nextInt(3 * 86_400));
            CaseInput input = any(random, state, now);
            state = step(state, input, now, journal);
            int before = journal.size();
            state = random.nextBoolean() ? step(state, input, now, journal) : state;
            assertThat(journal).as("seed " + seed + ", twice " + input).hasSize(before);
        }
        check(journal, seed);
        CaseState replayed = unopened;
        for (CaseEvent event : journal) {
            replayed = DECIDER.evolve(replayed, EVENTS.read(EVENTS.write(event)));
        }
        assertThat(replayed).as("seed " + seed).isEqualTo(state);
        assertThat(STATES.read(STATES.write(state))).as("seed " + seed).isEqualTo(state);
    }

    private static CaseState step(CaseState state, CaseInput input, Instant now, List<CaseEvent> journal) {
        Turn<CaseState, CaseInput, CaseEvent> turn = new Turn<>(DECIDER, state, now);
        turn.catchUp();
        turn.take(input);
        turn.events().forEach(recorded -> journal.add(recorded.event()));
        assertThat(DECIDER.deadlines(turn.state())).allMatch(d -> d.dueAt().isAfter(now));
        return turn.state();
    }

    private static void check(List<CaseEvent> journal, long seed) {
        assertThat(journal.stream().filter(e -> e instanceof Told(StrategyAssigned _)))
                .as("seed " + seed)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(journal.stream().filter(EarlyWarned.class::isInstance).map(e -> ((EarlyWarned) e).warning()))
                .as("seed " + seed)
                .doesNotHaveDuplicates();
        List<CaseScored> scores = journal.stream()
                .flatMap(e -> e instanceof Told(CaseScored scored) ? Stream.of(scored) : Stream.empty())
                .toList();
        for (int i = 1; i < scores.size(); i++) {
            assertThat(scores.get(i)).as("seed " + seed).isNotEqualTo(scores.get(i - 1));
        }
    }

    private static Opened opened(Random random, Instant now) {
        ScoringFacts facts = new ScoringFacts(
                random.nextInt(20_000),
                random.nextInt(8_000),
                random.nextInt(6_000) - 3_000,
                random.nextInt(11),
                random.nextInt(13));
        DebtorKind kind = random.nextInt(5) == 0 ? DebtorKind.ENTERPRISE : DebtorKind.NATURAL;
        return new Opened(
                "lender-a",
                kind,
                "CN",
                "Asia/Shanghai",
                "Asia/Urumqi",
                random.nextBoolean(),
                facts,
                balance(random),
                DUE,
                2,
                now);
    }

    private static Balance balance(Random random) {
        return new Balance("CNY", random.nextInt(10_000), random.nextInt(100_000), random.nextInt(30_000_000));
    }

    private static CaseInput any(Random random, CaseState state, Instant now) {
        String pause = "p" + random.nextInt(3);
        Bucket bucket = one(Bucket.values(), random);
        LocalDate due = DUE.plusDays(random.nextInt(40));
        Integer lot = random.nextInt(state instanceof CaseState.Watched ? 90 : 100);
        return switch (lot) {
            case Integer n when n < 40 -> new BucketReached(bucket, random.nextInt(120), due, now);
            case Integer n when n < 60 -> new BalanceChanged(balance(random), due, now);
            case Integer n when n < 75 -> new PauseStarted(pause, one(PauseReason.values(), random), now);
            case Integer n when n < 89 -> new PauseEnded(pause, now);
            case Integer n when n == 89 -> new Closed(CloseReason.PAID, now);
            case Integer _ -> new NegotiationOver(now);
        };
    }

    private static <T> T one(T[] values, Random random) {
        return List.of(values).get(random.nextInt(values.length));
    }
}
