package io.recourse.bench.segmentation;

import io.recourse.bench.Figures;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.bench.segmentation.SampleCases.SampleCase;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseEvent;
import io.recourse.segmentation.domain.CaseInput;
import io.recourse.segmentation.domain.CaseInput.LookedAtAgain;
import io.recourse.segmentation.domain.CaseState;
import io.recourse.segmentation.edge.PolicyFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Live cases in one batch through segmentation's own decider, without desk and database: each is scored, its priority
 * reckoned, its kind and its cause found, and its strategy chosen by the conditions that ship, with arm and start.
 */
public final class Segmenting implements Section {

    private static final int CASES = 100_000;

    private final CaseDecider cases = new CaseDecider(PolicyFiles.load());

    private record Waiting(CaseState state, CaseInput input) {}

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public String about() {
        return "%,d cases segmented in a batch, no I/O".formatted(CASES);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) {
        List<Waiting> all =
                SampleCases.stream(setup.seed(), CASES).map(this::waiting).toList();
        List<CaseState> segmented = segment(all);
        again(segmented);
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int round = 0; round < setup.rounds(); round++) {
            long began = System.nanoTime();
            segmented = segment(all);
            first.add(perSecond(began));
            began = System.nanoTime();
            again(segmented);
            again.add(perSecond(began));
        }
        figures.add(
                "segment_cases_per_s",
                "/s",
                first,
                "%,d cases decided and evolved in memory: score, priority, kind, cause, strategy; one core"
                        .formatted(CASES));
        figures.add(
                "resegment_cases_per_s",
                "/s",
                again,
                "%,d cases looked at again in memory a day later, each with another score; one core".formatted(CASES));
    }

    private static double perSecond(long began) {
        return CASES / ((System.nanoTime() - began) / 1e9);
    }

    private Waiting waiting(SampleCase sample) {
        CaseState unopened = cases.initial(new SubjectId(CaseDecider.KIND, sample.id()));
        return new Waiting(take(unopened, sample.opened()), sample.reached());
    }

    private CaseState take(CaseState state, CaseInput input) {
        Instant now = SampleCases.AT;
        if (!(cases.decide(state, input, now) instanceof Decision.Accepted<CaseEvent> accepted)) {
            throw new IllegalStateException("refused: " + input);
        }
        CaseState after = state;
        for (CaseEvent event : accepted.events()) {
            after = cases.evolve(after, event);
        }
        return after;
    }

    private List<CaseState> segment(List<Waiting> all) {
        List<CaseState> after = new ArrayList<>(all.size());
        for (Waiting waiting : all) {
            CaseState state = take(waiting.state(), waiting.input());
            if (!(state instanceof CaseState.Segmented)) {
                throw new IllegalStateException("a case got no strategy");
            }
            after.add(state);
        }
        return after;
    }

    private void again(List<CaseState> all) {
        LookedAtAgain tomorrow = new LookedAtAgain(SampleCases.AT.plus(Duration.ofDays(1)));
        for (CaseState state : all) {
            if (take(state, tomorrow).equals(state)) {
                throw new IllegalStateException("a day went by and nothing was said");
            }
        }
    }
}
