package io.recourse.local.run;

import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PartnerNotice;
import io.recourse.contracts.PartyEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.StrategyNews;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What happened to one case, told in sentences from what the services published. */
public final class Story {

    private Story() {}

    /** One line per event: its day, who says so, and what happened. */
    public static List<String> tell(List<Journal.Entry> inTimeOrder) {
        return inTimeOrder.stream()
                .map(e -> String.format(
                        Locale.ROOT, "%s  %-12s  %s", day(e.businessAt()), e.service(), sentence(e.event())))
                .toList();
    }

    static String sentence(PublicEvent event) {
        return switch (event) {
            case IntakeEvent e -> intake(e);
            case SegmentationEvent e -> segmentation(e);
            case NegotiationEvent e -> negotiation(e);
            case LitigationEvent e -> CourtSentences.of(e);
            case DisposalEvent e -> SaleSentences.of(e);
            case PartyEvent.PartyRegistered e -> "A person in " + e.province() + " became known.";
            case PartyEvent.NumberReplaced e ->
                "The lender names another telephone number, known since its statement of " + e.asOf() + ".";
            case PartyEvent.ContactCeased e ->
                "The debtor wanted no contact any more, said by " + word(e.channel()) + ".";
            case PartyEvent.ContactBarred e ->
                "Nobody contacts the person from " + day(e.from()) + " on (" + word(e.ground()) + ").";
            case PartyEvent.ContactBarEnded e -> "What kept the person from contact ended on " + day(e.at()) + ".";
            case StrategyNews.StrategyActivated e -> "The strategy " + e.strategy() + " came into force.";
            case StrategyNews.StrategyRetired e -> "The strategy " + e.strategy() + " left force.";
            case LenderNotice.MessageRefused e -> "A message of the lender was refused: " + e.rule() + ".";
            case LenderNotice.ReminderDue e ->
                "The lender was told that it may remind the debtor of what falls due on " + e.dueOn() + ".";
            case LenderNotice.LimitationEnding e ->
                "The lender was told that " + days(e.daysBefore())
                        + " are left until the limitation of the claim ends.";
            case LenderNotice.DeletionDue _ ->
                "The lender was told to have what it reported of the case deleted at the credit bureau.";
            case PartnerNotice.ReportRefused e -> "A partner's report was refused: " + e.rule() + ".";
        };
    }

    private static String intake(IntakeEvent event) {
        return switch (event) {
            case IntakeEvent.CaseOpened e ->
                "The case was opened for " + e.lender() + ": " + word(e.product()) + ", " + owed(e.balance()) + ", "
                        + days(e.dpd()) + " past due"
                        + (e.collateral().isEmpty()
                                ? "."
                                : ", secured by " + e.collateral().size() + " asset(s).");
            case IntakeEvent.BucketEntered e ->
                "The account reached bucket " + e.bucket() + ", " + days(e.dpd()) + " past due.";
            case IntakeEvent.PaymentAllocated e ->
                e.amount().text() + " came in (value date " + e.valueDate() + "); " + owed(e.balance()) + ".";
            case IntakeEvent.PaymentReversed e -> e.amount().text() + " was taken back; " + owed(e.balance()) + ".";
            case IntakeEvent.BalanceAdjusted e ->
                "The balance changed (" + e.reason() + ") from "
                        + e.before().total().text() + " to "
                        + e.balance().total().text() + ".";
            case IntakeEvent.RefundDue e -> e.amount().text() + " belongs to the payer and is to be refunded.";
            case IntakeEvent.EpisodeOpened _ -> "The account was overdue before; the debt is that of an earlier case.";
            case IntakeEvent.PartyReleased _ -> "A co-debtor was released and owes nothing any more.";
            case IntakeEvent.LimitationMoved e ->
                "The claim may now be brought to court until " + day(e.endsAt()) + " (" + e.reason() + ").";
            case IntakeEvent.PauseStarted e ->
                "A pause began (" + word(e.reason()) + "), to be looked at on " + day(e.reviewAt()) + ".";
            case IntakeEvent.PauseEnded e -> "The pause (" + word(e.reason()) + ") ended.";
            case IntakeEvent.ClearanceGranted e ->
                "The ledger cleared \"" + e.act() + "\" until " + e.until() + "; " + owed(e.balance()) + ".";
            case IntakeEvent.ClearanceDenied e -> "The ledger did not clear \"" + e.act() + "\": " + e.rule() + ".";
            case IntakeEvent.CaseClosed e ->
                "The case was closed in " + word(e.stage()) + ": " + word(e.reason()) + ".";
        };
    }

    private static String segmentation(SegmentationEvent event) {
        return switch (event) {
            case SegmentationEvent.CaseScored e ->
                String.format(
                        Locale.ROOT,
                        "Probability of default %.1f %%, band %s (%s); priority %.1f.",
                        e.pdPpm() / 1e4,
                        e.band(),
                        String.join(", ", e.reasons()),
                        e.priorityMilli() / 1e3);
            case SegmentationEvent.StrategyAssigned e ->
                "Strategy " + e.strategy() + " (" + e.arm() + ") for cause " + word(e.cause()) + ", "
                        + e.steps().size() + " steps from " + day(e.startAt()) + " on.";
        };
    }

    private static String negotiation(NegotiationEvent event) {
        return switch (event) {
            case NegotiationEvent.NegotiationStarted e ->
                "Talks began; without result they end on " + day(e.exhaustsAt()) + ".";
            case NegotiationEvent.ContactAttempted e ->
                "Step \"" + e.step() + "\" went out by " + word(e.channel()) + ", " + word(e.tone()) + ".";
            case NegotiationEvent.ContactResult e -> "The contact ended: " + word(e.outcome()) + ".";
            case NegotiationEvent.NoContactAsked e ->
                "Asked by " + word(e.channel()) + ", they want no contact any more.";
            case NegotiationEvent.AnswerAwaitsReader e ->
                "What was said rests the case until somebody has read it, or " + e.until() + ".";
            case NegotiationEvent.AnswerWasRead _ -> "Somebody has read what was said.";
            case NegotiationEvent.StepLapsed e -> "Step \"" + e.step() + "\" was not taken: " + e.rule() + ".";
            case NegotiationEvent.PromiseRecorded e ->
                "The debtor promised " + e.amount().text() + " by " + e.lastDate() + ".";
            case NegotiationEvent.PromiseKept e ->
                "The promise was kept with " + e.paid().text() + ".";
            case NegotiationEvent.PromisePartlyKept e ->
                "Of the promised " + e.amount().text() + " came " + e.paid().text() + ".";
            case NegotiationEvent.PromiseBroken e ->
                "The promise of " + e.amount().text() + " was broken.";
            case NegotiationEvent.OfferMade e ->
                "The debtor was offered " + word(e.type()) + " over "
                        + e.payable().text() + waived(e.waived()) + ".";
            case NegotiationEvent.OfferEnded e ->
                "The offer (" + word(e.type()) + ") ended: " + word(e.outcome()) + ".";
            case NegotiationEvent.PlanAgreed e ->
                "A plan of " + e.instalments().size() + " instalment(s) was agreed, the last due on "
                        + e.instalments().getLast().dueOn() + ".";
            case NegotiationEvent.PlanKept e ->
                "The plan was kept with " + e.paid().text() + ".";
            case NegotiationEvent.PlanBroken e ->
                "The plan was broken at instalment " + e.instalment() + ": of "
                        + e.due().text() + " came " + e.paid().text() + ".";
            case NegotiationEvent.DebitRequested e ->
                "A debit of " + e.amount().text() + " waits for the ledger's clearance: instalment " + e.instalment()
                        + ".";
            case NegotiationEvent.DebitEnded e ->
                "The debit of " + e.amount().text() + " ended: " + word(e.outcome())
                        + (e.rule() == null ? "." : ", " + e.rule() + ".");
            case NegotiationEvent.SettlementAgreed e ->
                "A settlement was agreed, to be paid by "
                        + e.instalments().getLast().dueOn() + waived(e.waived()) + ".";
            case NegotiationEvent.SettlementFulfilled e -> "The settlement was paid" + waived(e.waived()) + ".";
            case NegotiationEvent.SettlementFailed e ->
                "The settlement failed: of " + e.due().text() + " came "
                        + e.paid().text() + ".";
            case NegotiationEvent.SettlementReopened e ->
                "A payment of the settlement went back; " + e.paid().text() + " of it is paid.";
            case NegotiationEvent.NegotiationExhausted e ->
                "Talks ended without result after " + e.attempts() + " contacts and " + e.brokenPromises()
                        + " broken promises (" + e.basis() + ").";
            case NegotiationEvent.NegotiationResumed e ->
                "Talks went on: " + e.reason() + " \"" + e.commitmentId() + "\".";
        };
    }

    static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** {@code FINAL_NOTICE} → {@code final notice}. */
    static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String owed(Balance balance) {
        return balance.total().text() + " owed";
    }

    private static String waived(Balance waived) {
        return waived.settled() ? "" : ", " + waived.total().text() + " waived";
    }

    private static String days(int number) {
        return number + (number == 1 ? " day" : " days");
    }
}
