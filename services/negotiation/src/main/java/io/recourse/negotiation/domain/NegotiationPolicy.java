package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Source;
import java.time.LocalTime;
import java.util.List;

/**
 * Our own numbers for the ladder and for promises.
 *
 * @param stepTime debtor-local time of day at which steps fall due
 * @param humanChannels channels on which a person acts; their steps move to a working day
 * @param promiseMaxDays days from the made day to a promise's last date, ≥ 0
 * @param brokenBeforeApproval broken promises after which the next one needs approval, ≥ 1
 * @param answerWithinHours hours within which the party must have answered an ask before its step lapses, ≥ 1
 * @param threats what is not said any more once the claim is time-barred
 * @param coDebtors which steps go to who owes besides the debtor, too
 */
public record NegotiationPolicy(
        String name,
        int version,
        Source source,
        LocalTime stepTime,
        List<Channel> humanChannels,
        int promiseMaxDays,
        int brokenBeforeApproval,
        int answerWithinHours,
        Threats threats,
        ToCoDebtors coDebtors) {

    /**
     * What announces suit or enforcement, and so asserts that a court would still grant the claim.
     *
     * @param tones of the steps that do
     */
    public record Threats(List<Tone> tones, Source source) {
        public Threats {
            tones = List.copyOf(tones);
        }
    }

    /** @param tones of the steps that go to every co-debtor as well */
    public record ToCoDebtors(List<Tone> tones, Source source) {
        public ToCoDebtors {
            tones = List.copyOf(tones);
        }
    }

    public NegotiationPolicy {
        humanChannels = List.copyOf(humanChannels);
        if (promiseMaxDays < 0 || brokenBeforeApproval < 1 || answerWithinHours < 1) {
            throw new IllegalArgumentException("a number of " + name + " is out of range");
        }
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }
}
