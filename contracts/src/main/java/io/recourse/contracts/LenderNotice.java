package io.recourse.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Published on {@code lenders.<id>.notices}: what became of one lender's own input, and what it may or has to do about a case
 * of its own, whose id is the key.
 */
public sealed interface LenderNotice extends Notice {

    /** What a lender's id looks like (LenderId): one segment of a topic's name, so that its notices always have a topic. */
    Pattern LENDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

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

    /** The debtor may be reminded of the instalment that falls due on that day, in the contract's zone. */
    record ReminderDue(String lender, LocalDate dueOn) implements LenderNotice {}

    /**
     * So many days are left until the limitation of the claim ends.
     *
     * @param daysBefore 180, 90 or 30 as the policy has it
     * @param endsAt from then on nobody sues for it
     */
    record LimitationEnding(String lender, int daysBefore, Instant endsAt) implements LenderNotice {}

    /** From {@code at} on what a credit bureau was told of the case must not stand there (征信业管理条例 art. 16). */
    record DeletionDue(String lender, Instant at) implements LenderNotice {}
}
