package io.recourse.segmentation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.segmentation.domain.Conditions.Condition;
import io.recourse.segmentation.domain.Strategy.Arm;
import io.recourse.segmentation.domain.StrategyDocument.ArmEntry;
import io.recourse.segmentation.domain.StrategyDocument.StepEntry;
import io.recourse.segmentation.domain.StrategyDocument.StrategyEntry;
import io.recourse.segmentation.domain.StrategyDocument.TalksEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges a strategy document as a whole: one bad step must not hide the next one. */
final class StrategyReader {

    private static final String CHAMPION = "champion";
    private static final int MOST_STEPS = 100;

    private final Conditions conditions;
    private final Faults faults = new Faults("strategies");

    StrategyReader(Conditions conditions) {
        this.conditions = conditions;
    }

    StrategyBook read(StrategyDocument document) {
        faults.unless(document.source() != null, "source is missing");
        faults.unless(!document.strategies().isEmpty(), "no strategies");
        Talks talks = talks(document.talks());
        List<Strategy> strategies = document.strategies().stream()
                .map(entry -> strategy(entry, talks))
                .toList();
        faults.unique(strategies.stream().map(Strategy::code).toList(), "strategies");
        Optional<Strategy> otherwise = strategies.stream()
                .filter(s -> s.code().equals(document.defaultStrategy()))
                .findFirst();
        faults.unless(otherwise.isPresent(), "no default strategy: " + document.defaultStrategy());
        document.strategies().stream()
                .filter(s -> s.when() == null && !Objects.equals(s.code(), document.defaultStrategy()))
                .forEach(s -> faults.unless(false, s.code() + ": no condition, and not the default"));
        faults.raise();
        return new StrategyBook(talks, strategies, otherwise.orElseThrow());
    }

    private Talks talks(TalksEntry entry) {
        faults.unless(entry.source() != null, "talks: source is missing");
        faults.unless(entry.assignedAtDpd() >= 1, "talks: assignedAtDpd must be ≥ 1");
        faults.unless(entry.latestDpd() > entry.assignedAtDpd(), "talks: latestDpd must be > assignedAtDpd");
        return new Talks(entry.assignedAtDpd(), entry.latestDpd(), entry.opensAt());
    }

    private Strategy strategy(StrategyEntry entry, Talks talks) {
        String code = faults.code(entry.code(), "strategy");
        faults.unless(entry.version() >= 1, code + ": version must be ≥ 1");
        faults.unless(
                entry.startAfterDays() >= 0 && entry.startAfterDays() <= talks.latestStart(),
                code + ": startAfterDays must be 0 … " + talks.latestStart());
        faults.days(entry.exhaustAfterDays(), code + ": exhaustAfterDays");
        faults.unless(
                entry.arms().stream().allMatch(arm -> arm.percent() >= 1), code + ": an arm's percent must be ≥ 1");
        faults.unless(
                entry.arms().stream().mapToLong(ArmEntry::percent).sum() == 100,
                code + ": arms must sum to 100 percent");
        faults.unique(
                entry.arms().stream().map(arm -> String.valueOf(arm.name())).toList(), code + ": arms");
        faults.unless(
                entry.arms().stream().anyMatch(arm -> CHAMPION.equals(arm.name())),
                code + ": no arm named " + CHAMPION);
        return new Strategy(
                code,
                entry.version(),
                faults.code(entry.segment(), code + ": segment"),
                condition(entry.when(), code),
                entry.startAfterDays(),
                entry.exhaustAfterDays(),
                entry.arms().stream()
                        .map(arm -> arm(arm, code, entry.exhaustAfterDays()))
                        .toList());
    }

    private @Nullable Condition condition(@Nullable String text, String code) {
        if (text == null) {
            return null;
        }
        return switch (conditions.read(text)) {
            case Conditions.Read.Fit(Condition condition) -> condition;
            case Conditions.Read.Unfit(String why) -> {
                faults.unless(false, code + ": when: " + why);
                yield null;
            }
        };
    }

    private Arm arm(ArmEntry entry, String strategy, int exhaustAfterDays) {
        String name = faults.code(entry.name(), strategy + ": arm");
        String where = strategy + "/" + name;
        faults.unless(!entry.steps().isEmpty(), where + ": no steps");
        faults.unless(entry.steps().size() <= MOST_STEPS, where + ": more than " + MOST_STEPS + " steps");
        faults.unique(
                entry.steps().stream().map(step -> String.valueOf(step.code())).toList(), where + ": steps");
        List<Step> steps = new ArrayList<>();
        entry.steps().forEach(step -> step(step, where).ifPresent(steps::add));
        days(entry.steps(), where, exhaustAfterDays);
        for (int i = 1; i < steps.size(); i++) {
            faults.unless(
                    steps.get(i - 1).tone().compareTo(steps.get(i).tone()) <= 0,
                    where + ": the tone softens at " + steps.get(i).code());
        }
        return new Arm(name, entry.percent(), steps);
    }

    /** Strictly ascending: of two steps on one day the first would always lapse for its successor. */
    private void days(List<StepEntry> steps, String where, int exhaustAfterDays) {
        for (int i = 0; i < steps.size(); i++) {
            StepEntry step = steps.get(i);
            faults.unless(step.day() >= 0, where + ": day of " + step.code() + " must be ≥ 0");
            faults.unless(
                    i == 0 || steps.get(i - 1).day() < step.day(), where + ": days do not ascend at " + step.code());
            faults.unless(
                    step.day() < exhaustAfterDays, where + ": " + step.code() + " comes after talks are exhausted");
        }
    }

    private Optional<Step> step(StepEntry entry, String where) {
        String code = faults.code(entry.code(), where + ": step");
        String at = where + "/" + code;
        faults.days(entry.shelfLifeDays(), at + ": shelfLifeDays");
        Optional<Tone> tone = faults.word(Tone.class, entry.tone(), at);
        Optional<Channel> channel = faults.word(Channel.class, entry.channel(), at);
        return tone.flatMap(t -> channel.map(c -> new Step(code, t, c, entry.day(), entry.shelfLifeDays())));
    }
}
