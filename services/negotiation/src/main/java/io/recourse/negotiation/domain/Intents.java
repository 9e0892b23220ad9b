package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.util.Set;

/** Says what an answer means. The answer itself is kept nowhere, so whoever implements it keeps it nowhere either. */
public interface Intents {

    /**
     * The one intent that counts.
     *
     * @param text as the debtor wrote it
     * @param language the debtor's, as intake knows it; people answer in others too
     */
    Intent of(String text, String language);

    /**
     * The channels of a {@link Intent#STOP}, at least one: those it names, else that by which it came.
     *
     * @param by channel of the answer
     */
    default Set<Channel> unwanted(String text, String language, Channel by) {
        return Set.of(by);
    }
}
