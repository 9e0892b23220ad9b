package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.ChannelPolicy.Prior;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the debtor of a case answered by one channel.
 *
 * @param answered contacts it answered; a wish to be left alone, a complaint or a stranger is no answer
 * @param contacts that reached it
 */
public record Responses(Channel channel, int answered, int contacts) {

    static Responses of(CaseFile file, Channel channel) {
        List<Attempt> reached =
                attempts(file, channel).filter(Attempt::reachedSomebody).toList();
        return new Responses(
                channel, (int) reached.stream().filter(Attempt::isAnswered).count(), reached.size());
    }

    /** What went to the debtor itself by it, oldest first. */
    static Stream<Attempt> attempts(CaseFile file, Channel channel) {
        return file.attempts().stream().filter(a -> a.party() == null && a.channel() == channel);
    }

    /** Compares (answered + a) ÷ (contacts + n) of both without rounding, where a of n are credited to each. */
    boolean doBetterThan(Responses other, Prior prior) {
        return ((long) answered + prior.answered()) * ((long) other.contacts + prior.contacts())
                > ((long) other.answered + prior.answered()) * ((long) contacts + prior.contacts());
    }
}
