package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what an answer means. The answer itself is kept nowhere, so whoever implements it keeps it nowhere either. */
public interface Intents {

    /**
     * All that it means: at least one, each once, in the order of {@link Intent}; {@link Intent#OTHER} stands alone.
     *
     * @param text as the debtor wrote it
     * @param language the debtor's, as intake knows it; people answer in others too
     * @param asked channel of a text of ours that this answers; null if no text of ours asked for it
     */
    List<Intent> of(String text, String language, @Nullable Channel asked);

    /**
     * The channels of a {@link Intent#STOP}, at least one: those it names, else that by which it came.
     *
     * @param by channel of the answer
     */
    default Set<Channel> unwanted(String text, String language, Channel by) {
        return Set.of(by);
    }
}
