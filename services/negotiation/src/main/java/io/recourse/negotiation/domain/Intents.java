package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.util.List;
import java.util.Set;

/** Says what an answer means. The answer itself is kept nowhere, so whoever implements it keeps it nowhere either. */
public interface Intents {

    /**
     * All that it means: at least one, each once, in the order of {@link Intent}; {@link Intent#OTHER} stands alone.
     *
     * @param text as the debtor wrote it
     * @param language the debtor's, as intake knows it; people answer in others too
     */
    List<Intent> of(String text, String language);

    /**
     * The channels of a {@link Intent#STOP}, at least one: those it names, else that by which it came.
     *
     * @param by channel of the answer
     */
    default Set<Channel> unwanted(String text, String language, Channel by) {
        return Set.of(by);
    }
}
