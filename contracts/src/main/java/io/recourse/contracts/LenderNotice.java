package io.recourse.contracts;

import org.jspecify.annotations.Nullable;

/** Published on {@code lenders.<id>.notices}: what one lender must know about its own input. */
public sealed interface LenderNotice extends Notice {

    String lender();

    @Override
    default String topic() {
        return "lenders." + lender() + ".notices";
    }

    /** A message on {@code lenders.<id>.accounts} was refused; nothing of it was applied. */
    record MessageRefused(
            String lender,
            String topicPartition,
            long offset,
            String rule,
            @Nullable String field,
            String detail) implements LenderNotice {}
}
