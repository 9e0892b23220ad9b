package io.recourse.verify.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A line of the loader's journal.
 *
 * @param account with its episode, if the line names one
 * @param caseId null if the line names none
 */
public record Accepted(
        String lender, String account, @Nullable String caseId) {}
