package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.StrategyDocument.StepDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** Counts the steps of a ladder from the start of talks, whichever step each was counted from. */
final class LadderDays {
    /** So far that no sum of days overflows. */
    private static final int MOST = 1_000_000;

    private final List<StepDocument> steps;

    LadderDays(List<StepDocument> steps) {
        this.steps = steps;
    }

    /** In the order of the steps; empty, with a fault noted, where a step follows one that is none, or itself. */
    List<OptionalInt> days(Faults faults) {
        List<OptionalInt> days = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            days.add(day(i, faults.at(Integer.toString(i))));
        }
        return days;
    }

    private OptionalInt day(int index, Faults faults) {
        StepDocument step = steps.get(index);
        faults.at("day").unless(step.day() >= 0 && step.day() <= MOST, "day must be 0 … " + MOST);
        Set<String> followed = new HashSet<>();
        long day = 0;
        while (true) {
            day += Math.clamp(step.day(), 0, MOST);
            String after = step.after();
            if (after == null) {
                return OptionalInt.of((int) Math.min(day, MOST));
            }
            StepDocument before = step(after);
            if (before == null) {
                faults.at("after").unless(false, "no step has this code");
                return OptionalInt.empty();
            }
            if (!followed.add(after)) {
                faults.at("after").unless(false, "goes round in a circle of " + followed.size());
                return OptionalInt.empty();
            }
            step = before;
        }
    }

    private @org.jspecify.annotations.Nullable StepDocument step(String code) {
        return steps.stream()
                .filter(step -> Objects.equals(step.code(), code))
                .findFirst()
                .orElse(null);
    }
}
