package io.recourse.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A law firm's report of what a court did, written to {@code lawfirms.<id>.reports}.
 *
 * @param at when the court's act took effect, not when it was reported; statutory terms run from it
 * @param requestId the filing it answers, when it answers one
 * @param form of an objection; only a written one ends a payment order (民诉法解释 art. 436)
 * @param awarded with a judgment or an appeal's decision, what the debtor must pay
 * @param outcome how a decision or an enforcement ended, a word in capitals: with {@code ORDER_SERVED} FAILED if nobody
 *     was met; with {@code OBJECTION_RECEIVED}, then without a form, the ruling on it, UPHELD or REJECTED; with {@code
 *     SUIT_ACCEPTED} the route the court chose, SMALL_CLAIM, SUMMARY or ORDINARY, or AGAINST_GUARANTOR; with a judgment
 *     or an appeal's decision DISMISSED, or AWARDED, UPHELD or CHANGED beside what is awarded; with {@code
 *     ENFORCEMENT_CLOSED} SATISFIED or NO_ASSETS
 * @param detail a sentence for people, such as why a claim was dismissed; never identity
 */
public record CourtReported(
        String caseId,
        Report report,
        Instant at,
        @Nullable String requestId,
        @Nullable Form form,
        @Nullable Money awarded,
        @Nullable String outcome,
        @Nullable String detail)
        implements PartnerMessage {

    public enum Report {
        APPLICATION_ACCEPTED,
        ORDER_ISSUED,
        ORDER_SERVED,
        OBJECTION_RECEIVED,
        CONVERSION_REFUSED,
        FILING_REFUSED,
        SUIT_ACCEPTED,
        JUDGMENT_RENDERED,
        APPEAL_FILED,
        APPEAL_DECIDED,
        ENFORCEMENT_ACCEPTED,
        ENFORCEMENT_CLOSED
    }

    /** How an objection to a payment order was made. */
    public enum Form {
        WRITTEN,
        ORAL,
        INABILITY_TO_PAY,
        PARTIAL
    }
}
