package io.recourse.local.run;

import static io.recourse.local.run.Story.day;
import static io.recourse.local.run.Story.word;

import io.recourse.contracts.LitigationEvent;

/** Court procedure in sentences. */
final class CourtSentences {
    private CourtSentences() {}

    static String of(LitigationEvent event) {
        return switch (event) {
            case LitigationEvent.LitigationStarted e ->
                "The case went to court by " + word(e.route()) + " (" + e.rule() + ").";
            case LitigationEvent.ActRequested e ->
                "Leave was asked to " + plain(e.act()) + " over " + e.claim().text() + ".";
            case LitigationEvent.ActPerformed e -> "Done at the court: " + plain(e.act()) + ".";
            case LitigationEvent.ActAbandoned e -> "Not done: " + plain(e.act()) + ", because " + e.rule() + ".";
            case LitigationEvent.PaymentOrderAccepted e ->
                "The court accepted the application; the order is due by " + day(e.issueBy()) + ".";
            case LitigationEvent.PaymentOrderIssued e ->
                "The payment order was issued; unserved it lapses on " + day(e.lapsesAt()) + ".";
            case LitigationEvent.PaymentOrderServed e ->
                "The payment order was served; objections until " + day(e.objectionEndsAt()) + ".";
            case LitigationEvent.PaymentOrderObjected e ->
                "A written objection ended the payment order; it becomes a suit unless refused by "
                        + day(e.conversionRefusalEndsAt()) + ".";
            case LitigationEvent.PaymentOrderLapsed e -> "The payment order lapsed (" + e.rule() + ").";
            case LitigationEvent.SuitAccepted e ->
                "The suit was docketed as " + word(e.route()) + "; judgment is due by " + day(e.judgmentDueBy()) + ".";
            case LitigationEvent.JudgmentGiven e ->
                "Judgment for " + e.awarded().text() + "; it can be appealed until " + day(e.appealEndsAt()) + ".";
            case LitigationEvent.ClaimDismissed e -> "The claim was dismissed: " + e.ground() + ".";
            case LitigationEvent.TitleEffective e ->
                "There is an enforceable title over " + e.claim().text() + ", until " + day(e.enforceBy()) + ".";
            case LitigationEvent.CostsIncurred e -> e.amount().text() + " of costs arose (" + plain(e.kind()) + ").";
            case LitigationEvent.LitigationEnded e -> "The court procedure ended: " + word(e.outcome()) + ".";
        };
    }

    private static String plain(String act) {
        return act.replace('-', ' ');
    }
}
