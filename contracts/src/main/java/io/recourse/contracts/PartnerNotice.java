package io.recourse.contracts;

import org.jspecify.annotations.Nullable;

/** What a law firm, a venue or a channel must know about its own reports, on {@code <partners>.<id>.notices}. */
public sealed interface PartnerNotice extends Notice {

    /** Topic and partition the report came from; the topic names the partner. */
    String topicPartition();

    @Override
    default String topic() {
        String[] parts = topicPartition().split("\\.", -1);
        return parts[0] + "." + parts[1] + ".notices";
    }

    /** A report was refused; nothing of it was applied. */
    record ReportRefused(
            String topicPartition,
            long offset,
            String rule,
            @Nullable String field,
            String detail) implements PartnerNotice {}
}
