package io.recourse.segmentation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.segmentation.domain.Conditions.Condition;
import io.recourse.segmentation.domain.Strategy.Arm;
import io.recourse.segmentation.domain.Strategy.When;
import io.recourse.segmentation.domain.StrategyDocument.ArmDocument;
import io.recourse.segmentation.domain.StrategyDocument.StepDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges the document of a strategy as a whole: one bad step must not hide the next one. */
public final class StrategyReader {

    private static final int MOST_STEPS = 100;
    private static final int MOST_ARMS = 10;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,47}");

    private final Conditions conditions;
    private final Talks talks;

    public StrategyReader(Conditions conditions, Talks talks) {
        this.conditions = conditions;
        this.talks = talks;
    }

    /** What binds every strategy. */
    public Talks talks() {
        return talks;
    }

    /** @throws InvalidPolicy with all faults, if there are any */
    public Strategy read(StrategyDocument document) {
        Faults faults = new Faults("strategy");
        Strategy strategy = read(document, faults);
        faults.raise();
        return strategy;
    }

    /** Of use only if no faults were found. */
    Strategy read(StrategyDocument document, Faults faults) {
        String code = String.valueOf(document.code());
        faults.at("source").unless(document.source() != null, "source is missing");
        faults.at("code")
                .unless(
                        CODE.matcher(code).matches() && document.code() != null,
                        "a code is 1 … 48 lower case letters, digits and hyphens, a letter first");
        faults.at("version").unless(document.version() >= 1, "version must be ≥ 1");
        faults.at("startAfterDays")
                .unless(
                        document.startAfterDays() >= 0 && document.startAfterDays() <= talks.latestStart(),
                        "startAfterDays must be 0 … " + talks.latestStart());
        faults.at("exhaustAfterDays").days(document.exhaustAfterDays(), "exhaustAfterDays");
        List<ArmDocument> arms = document.arms();
        Faults ofArms = faults.at("arms");
        ofArms.unless(arms.size() <= MOST_ARMS, "more than " + MOST_ARMS + " arms");
        ofArms.unless(arms.stream().mapToLong(ArmDocument::percent).sum() == 100, "arms must sum to 100 percent");
        ofArms.different(arms.stream().map(arm -> String.valueOf(arm.name())).toList(), "name");
        ofArms.unless(
                arms.stream().anyMatch(arm -> Strategy.CHAMPION.equals(arm.name())),
                "no arm is named " + Strategy.CHAMPION);
        List<Arm> read = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            read.add(arm(arms.get(i), document.exhaustAfterDays(), ofArms.at(Integer.toString(i))));
        }
        return new Strategy(
                code,
                document.version(),
                faults.at("segment").code(document.segment(), "segment"),
                when(document, faults),
                document.startAfterDays(),
                document.exhaustAfterDays(),
                read);
    }

    private @Nullable When when(StrategyDocument document, Faults faults) {
        Integer rank = document.rank();
        String text = document.when();
        if (text == null) {
            faults.at("rank").unless(rank == null, "a strategy without a condition is the default, which has no rank");
            return null;
        }
        faults.at("rank")
                .unless(
                        rank != null && rank >= When.LEAST_RANK && rank <= When.MOST_RANK,
                        "a strategy with a condition has a rank, " + When.LEAST_RANK + " … " + When.MOST_RANK);
        return switch (conditions.read(text)) {
            case Conditions.Read.Fit(Condition condition) -> new When(rank == null ? 0 : rank, text, condition);
            case Conditions.Read.Unfit(String why) -> {
                faults.at("when").unless(false, why);
                yield null;
            }
        };
    }

    private static Arm arm(ArmDocument document, int exhaustAfterDays, Faults faults) {
        List<StepDocument> entries = document.steps();
        faults.at("percent").unless(document.percent() >= 1, "percent must be ≥ 1");
        Faults ofSteps = faults.at("steps");
        ofSteps.unless(!entries.isEmpty(), "no steps");
        ofSteps.unless(entries.size() <= MOST_STEPS, "more than " + MOST_STEPS + " steps");
        ofSteps.different(
                entries.stream().map(step -> String.valueOf(step.code())).toList(), "code");
        List<OptionalInt> days = new LadderDays(entries).days(ofSteps);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            step(entries.get(i), days.get(i), ofSteps.at(Integer.toString(i))).ifPresent(steps::add);
        }
        order(days, exhaustAfterDays, ofSteps);
        for (int i = 1; i < steps.size() && steps.size() == entries.size(); i++) {
            ofSteps.at(Integer.toString(i))
                    .at("tone")
                    .unless(steps.get(i - 1).tone().compareTo(steps.get(i).tone()) <= 0, "the tone softens");
        }
        return new Arm(faults.at("name").code(document.name(), "name"), document.percent(), steps);
    }

    /** Strictly ascending: of two steps on one day the first would always lapse for its successor. */
    private static void order(List<OptionalInt> days, int exhaustAfterDays, Faults faults) {
        int before = -1;
        for (int i = 0; i < days.size(); i++) {
            OptionalInt day = days.get(i);
            if (day.isPresent()) {
                Faults ofDay = faults.at(Integer.toString(i)).at("day");
                ofDay.unless(day.getAsInt() > before, "days must ascend, but this is day " + day.getAsInt());
                ofDay.unless(
                        day.getAsInt() < exhaustAfterDays,
                        "day " + day.getAsInt() + " comes after talks are exhausted");
                before = day.getAsInt();
            }
        }
    }

    private static Optional<Step> step(StepDocument document, OptionalInt day, Faults faults) {
        String code = faults.at("code").code(document.code(), "code");
        faults.at("shelfLifeDays").days(document.shelfLifeDays(), "shelfLifeDays");
        Optional<Tone> tone = faults.at("tone").word(Tone.class, document.tone(), "tone");
        Optional<Channel> channel = faults.at("channel").word(Channel.class, document.channel(), "channel");
        return tone.flatMap(t -> channel.map(c -> new Step(code, t, c, day.orElse(0), document.shelfLifeDays())));
    }
}
