package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The ladder as segmentation gave it.
 *
 * @param strategy {@code name@version}
 * @param exhaustAfterDays days without result after which talks are over, ≥ 1
 * @param asksBefore asks made under the strategies it had before, so that every ask keeps a name of its own; null if there were none
 * @param over true once talks under it were over: where they go on, no other ladder is begun any more; null before
 */
public record Plan(
        String strategy,
        Instant startAt,
        int exhaustAfterDays,
        List<Step> steps,
        @Nullable Integer asksBefore,
        @Nullable Boolean over) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** Which of its steps a contact was, counted from 0; empty of one beside the ladder, and of a strategy of before. */
    Optional<Integer> indexOf(Attempt attempt) {
        String name = attempt.step() + "-";
        String id = CoContacts.ofDebtor(attempt.attemptId());
        if (!id.startsWith(name)) {
            return Optional.empty();
        }
        int ask = Integer.parseInt(id, name.length(), id.length(), 10);
        return asksBefore != null && ask <= asksBefore
                ? Optional.empty()
                : IntStream.range(0, steps.size())
                        .filter(i -> steps.get(i).code().equals(attempt.step()))
                        .boxed()
                        .findFirst();
    }

    Plan ended() {
        return new Plan(strategy, startAt, exhaustAfterDays, steps, asksBefore, true);
    }
}
