package io.recourse.contracts;

import java.time.Instant;
import java.util.List;

/** Published by segmentation on {@code cases.segmentation}: who, why, how likely, what next. */
public sealed interface SegmentationEvent extends PublicEvent {

    @Override
    default String topic() {
        return "cases.segmentation";
    }

    /**
     * The case was scored.
     *
     * @param pdPpm probability of default, parts per million
     * @param priorityMilli priority × 1 000 under {@code priorityPolicy}
     * @param reasons codes of the features that moved the score most, strongest first
     */
    record CaseScored(
            String model, int pdPpm, String band, List<String> reasons, String priorityPolicy, long priorityMilli)
            implements SegmentationEvent {
        public CaseScored {
            reasons = List.copyOf(reasons);
        }
    }

    /** The case has a strategy; its steps travel with the event, so a decision can be explained without the document. */
    record StrategyAssigned(
            String strategy,
            String segment,
            Cause cause,
            String arm,
            Instant startAt,
            int exhaustAfterDays,
            List<Step> steps)
            implements SegmentationEvent {
        public StrategyAssigned {
            steps = List.copyOf(steps);
        }
    }

    /** Why the debtor does not pay, as far as the facts show. */
    enum Cause {
        FORGOT,
        CANNOT,
        WILL_NOT
    }

    /**
     * One step of a dunning ladder.
     *
     * @param day days after the start of the negotiation, ≥ 0
     * @param shelfLifeDays days after which the step is no longer worth taking, ≥ 1
     */
    record Step(String code, Tone tone, Channel channel, int day, int shelfLifeDays) {}

    enum Tone {
        FRIENDLY,
        FIRM,
        FINAL_NOTICE
    }

    enum Channel {
        SMS,
        EMAIL,
        VOICE_BOT,
        LETTER,
        APP,
        PHONE,
        FIELD_VISIT
    }
}
