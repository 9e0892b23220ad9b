package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which channel a message takes, by how often this debtor answered on each: (answered + a) ÷ (contacts + n), where a and n are
 * credited to every channel beforehand. The strategy's own channel is left only for one that does better.
 *
 * @param channel the one that is taken
 * @param counts of every channel it was taken among, the strategy's own first
 */
record ChannelChoice(Channel channel, List<Responses> counts) {

    ChannelChoice {
        counts = List.copyOf(counts);
    }

    /**
     * Empty where there is nothing to choose: the step takes no message, its tone forbids it, or too little is known of it or of
     * any other.
     */
    static Optional<ChannelChoice> of(ChannelPolicy policy, CaseFile file, Step step) {
        if (!policy.choosesFor(step.channel(), step.tone())) {
            return Optional.empty();
        }
        List<Responses> all = policy.channels().stream()
                .map(channel -> Responses.of(file, channel))
                .toList();
        if (all.stream().mapToInt(Responses::contacts).sum() < policy.leastContacts()) {
            return Optional.empty();
        }
        Responses planned = Responses.of(file, step.channel());
        List<Responses> others = all.stream()
                .filter(r -> r.channel() != step.channel())
                .filter(r -> r.contacts() >= policy.leastOfOther() && !failedLast(file, r.channel()))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Responses best = planned;
        for (Responses other : others) {
            if (other.doBetterThan(best, policy.prior())) {
                best = other;
            }
        }
        return Optional.of(new ChannelChoice(
                best.channel(),
                Stream.concat(Stream.of(planned), others.stream()).toList()));
    }

    /** Whoever was not reached there the last time is not written to there instead of elsewhere; what never went out says nothing. */
    private static boolean failedLast(CaseFile file, Channel channel) {
        List<Attempt> ended = Responses.attempts(file, channel)
                .filter(a -> a.outcome() != null && a.notSent() == null)
                .toList();
        return !ended.isEmpty() && ended.getLast().outcome() == ContactOutcome.UNREACHABLE;
    }
}
