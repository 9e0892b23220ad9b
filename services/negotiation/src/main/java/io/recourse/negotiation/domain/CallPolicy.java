package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Bounds;
import io.recourse.rules.Source;
import java.util.List;

/**
 * Our own numbers for calls: when a caller must calm down or hang up, and which recordings there must be.
 *
 * @param stress when a call is broken off
 * @param soothing which voices are calmed, and how
 * @param phrases what follows when the caller says what nobody may say
 * @param recording until when a call's recording is to be named
 * @param sampling which calls a person listens to
 */
public record CallPolicy(
        String name,
        int version,
        Source source,
        Stress stress,
        Soothing soothing,
        SensitivePhrases phrases,
        Recorded recording,
        Sampling sampling) {

    /** @param most stress with which a call still goes on, 0 … 100; one above it ends it */
    public record Stress(int most, Source source) {
        public Stress {
            Bounds.within("stress.most", most, 0, CallInput.MOST_STRESS);
        }
    }

    /**
     * @param labels of voices that are calmed
     * @param tones in which the caller may go on from then on
     */
    public record Soothing(List<VoiceLabel> labels, List<Tone> tones, Source source) {
        public Soothing {
            labels = List.copyOf(labels);
            tones = List.copyOf(tones);
        }
    }

    /** What a transcript is searched for stands in the packs of phrases. */
    public record SensitivePhrases(Source source) {}

    /** @param withinHours hours after a call took place, ≥ 1 */
    public record Recorded(int withinHours, Source source) {
        public Recorded {
            Bounds.atLeast("recording.withinHours", withinHours, 1);
        }
    }

    /** @param shareBp of all calls that took place, 1/10 000 */
    public record Sampling(int shareBp, Source source) {
        public Sampling {
            BasisPoints.requirePart("sampling.shareBp", shareBp);
        }
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }
}
