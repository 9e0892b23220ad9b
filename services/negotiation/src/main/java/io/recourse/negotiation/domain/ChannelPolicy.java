package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Bounds;
import io.recourse.rules.Source;
import io.recourse.rules.contact.ContactKind;
import java.util.List;
import java.util.Set;

/**
 * Whether and by which numbers a step takes another channel than the one its strategy names.
 *
 * @param adapts false where every step takes the strategy's own channel
 * @param channels that stand in for each other, all of them messages; of two that do equally well the earlier is taken
 * @param tones of the steps that may take another
 * @param leastContacts messages that reached the debtor, by all these channels together, before any choice is made; ≥ 1
 * @param leastOfOther messages that reached it by a channel, before that is taken in place of another; ≥ 0, and with 0 an
 *     untried channel may be
 * @param prior what each channel is credited with beforehand
 */
public record ChannelPolicy(
        boolean adapts,
        List<Channel> channels,
        List<Tone> tones,
        int leastContacts,
        int leastOfOther,
        Prior prior,
        Source source) {

    /**
     * @param answered of them, 0 … {@code contacts}
     * @param contacts ≥ 1
     */
    public record Prior(int answered, int contacts) {
        public Prior {
            if (answered < 0 || contacts < 1 || answered > contacts) {
                throw new IllegalArgumentException("of the contacts beforehand at most all are answered");
            }
        }
    }

    public ChannelPolicy {
        channels = List.copyOf(channels);
        tones = List.copyOf(tones);
        Bounds.atLeast("channels.leastContacts", leastContacts, 1);
        Bounds.atLeast("channels.leastOfOther", leastOfOther, 0);
        if (Set.copyOf(channels).size() < channels.size()
                || !channels.stream().allMatch(c -> ContactKind.of(c) == ContactKind.MESSAGE)) {
            throw new IllegalArgumentException("only messages stand in for each other, each named once");
        }
    }

    boolean choosesFor(Channel planned, Tone tone) {
        return adapts && channels.contains(planned) && tones.contains(tone);
    }
}
