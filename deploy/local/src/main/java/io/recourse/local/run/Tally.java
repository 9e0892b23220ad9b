package io.recourse.local.run;

import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PartnerNotice;
import io.recourse.contracts.PartyEvent;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.StrategyNews;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Counts what the journals tell; fed with every published event, each subject's in order. */
final class Tally {
    static final String CLOSED = "closed";
    static final String OPENING = "opening";
    static final String RECOVERED = "recovered";
    static final String PROCEEDS = "proceeds";
    static final String TOPICS = "events per topic";
    static final String ESCALATIONS = "escalations";
    static final String STEPS = "steps taken by channel";
    static final String LAPSED = "steps lapsed by rule";
    static final String ORDERS = "payment orders";
    static final String COURTS = "courts";
    static final String AUCTIONS = "auctions";
    static final String DENIALS = "clearances denied by rule";
    static final String NOTICES = "partners' messages refused by rule";

    private static final String LIMITATION = "limitation";
    private static final String CONTACTS = "contacts attempted";

    private final Counts counts = new Counts();
    private final Map<String, CaseTrace> cases = new HashMap<>();

    /** What is kept of one case. */
    private static final class CaseTrace {
        private final Set<String> services = new HashSet<>();
        private final Set<String> types = new HashSet<>();
        private final Set<String> legalDates = new TreeSet<>();
        private final Map<String, Long> kept = new HashMap<>();
        private final PausedTalks talks = new PausedTalks();
        private final Map<String, Boolean> plansKept = new HashMap<>();
        private Balance balance = Balance.zero("CNY");
        private boolean opened;
    }

    Counts counts() {
        return counts;
    }

    /** Once everything was taken. */
    Map<String, Long> pauses() {
        Counts seen = new Counts();
        cases.values().forEach(trace -> trace.talks.count(seen));
        return seen.of(PausedTalks.SECTION);
    }

    /**
     * Plans by the last word of each, for a late payment may mend one that was broken.
     *
     * @param incidents contacts that should not have been made
     */
    TargetFigures.Kept kept(long incidents) {
        List<Boolean> plans = cases.values().stream()
                .flatMap(trace -> trace.plansKept.values().stream())
                .toList();
        return new TargetFigures.Kept(
                counts.of(ESCALATIONS, CONTACTS),
                incidents,
                plans.size(),
                plans.stream().filter(kept -> !kept).count());
    }

    void take(Journal.Entry entry) {
        counts.one(TOPICS, entry.topic());
        switch (entry.event()) {
            case IntakeEvent e -> intake(trace(entry), e);
            case NegotiationEvent e -> negotiation(trace(entry), e);
            case LitigationEvent e -> litigation(trace(entry), e);
            case DisposalEvent e -> disposal(trace(entry), e);
            case SegmentationEvent _ -> trace(entry);
            case PartyEvent _, StrategyNews _ -> {}
            case LenderNotice.MessageRefused refused -> counts.one(NOTICES, refused.rule());
            case LenderNotice.ReminderDue _, LenderNotice.LimitationEnding _, LenderNotice.DeletionDue _ ->
                trace(entry);
            case PartnerNotice.ReportRefused refused -> counts.one(NOTICES, refused.rule());
        }
    }

    private CaseTrace trace(Journal.Entry entry) {
        CaseTrace trace = cases.computeIfAbsent(entry.id(), _ -> new CaseTrace());
        trace.services.add(entry.service());
        trace.types.add(entry.event().getClass().getSimpleName());
        trace.talks.take(entry.event());
        return trace;
    }

    private void intake(CaseTrace trace, IntakeEvent event) {
        switch (event) {
            case IntakeEvent.CaseOpened e -> {
                trace.opened = true;
                trace.balance = e.balance();
                counts.add(OPENING, e.balance().currency(), e.balance().total().minor());
                legal(trace, LIMITATION, e.limitationEndsAt());
                e.guarantors().forEach(g -> legal(trace, "guarantee", g.periodEndsAt()));
            }
            case IntakeEvent.PaymentAllocated e -> {
                trace.balance = e.balance();
                trace.kept.put(e.paymentId(), e.amount().minor());
                counts.add(RECOVERED, e.amount().currency(), e.amount().minor());
            }
            // of what no part took, and of what a settlement waived though it had been paid
            case IntakeEvent.RefundDue e -> {
                trace.kept.merge(e.paymentId(), -e.amount().minor(), Long::sum);
                counts.add(RECOVERED, e.amount().currency(), -e.amount().minor());
            }
            case IntakeEvent.PaymentReversed e -> {
                trace.balance = e.balance();
                Long kept = trace.kept.remove(e.paymentId());
                counts.add(RECOVERED, e.amount().currency(), kept == null ? 0 : -kept);
            }
            case IntakeEvent.BalanceAdjusted e -> trace.balance = e.balance();
            // only the last end is the same whatever the order in which its causes were heard
            case IntakeEvent.LimitationMoved e -> {
                trace.legalDates.removeIf(date -> date.startsWith(LIMITATION + " "));
                legal(trace, LIMITATION, e.endsAt());
            }
            case IntakeEvent.ClearanceDenied e -> counts.one(DENIALS, e.rule());
            case IntakeEvent.CaseClosed e -> counts.one(CLOSED, e.stage() + " " + e.reason());
            case IntakeEvent.BucketEntered _,
                    IntakeEvent.PauseStarted _,
                    IntakeEvent.PauseEnded _,
                    IntakeEvent.PartyReleased _,
                    IntakeEvent.EpisodeOpened _,
                    IntakeEvent.ClearanceGranted _ -> {}
        }
    }

    private void negotiation(CaseTrace trace, NegotiationEvent event) {
        switch (event) {
            case NegotiationEvent.NegotiationStarted _ -> counts.one(ESCALATIONS, "negotiations started");
            case NegotiationEvent.ContactAttempted e -> {
                counts.one(ESCALATIONS, CONTACTS);
                counts.one(STEPS, e.channel().name());
            }
            case NegotiationEvent.StepLapsed e -> counts.one(LAPSED, e.rule());
            case NegotiationEvent.PromiseRecorded _ -> counts.one(ESCALATIONS, "promises made");
            case NegotiationEvent.PromiseKept _ -> counts.one(ESCALATIONS, "promises kept");
            case NegotiationEvent.PromisePartlyKept _ -> counts.one(ESCALATIONS, "promises partly kept");
            case NegotiationEvent.PromiseBroken _ -> counts.one(ESCALATIONS, "promises broken");
            case NegotiationEvent.OfferMade _ -> counts.one(ESCALATIONS, "offers made");
            case NegotiationEvent.OfferEnded e -> counts.one(ESCALATIONS, "offers " + Story.word(e.outcome()));
            case NegotiationEvent.PlanAgreed _ -> counts.one(ESCALATIONS, "plans agreed");
            case NegotiationEvent.PlanKept e -> {
                trace.plansKept.put(e.planId(), true);
                counts.one(ESCALATIONS, "plans kept");
            }
            case NegotiationEvent.PlanBroken e -> {
                trace.plansKept.put(e.planId(), false);
                counts.one(ESCALATIONS, "plans broken");
            }
            case NegotiationEvent.DebitRequested _ -> counts.one(ESCALATIONS, "debits asked for");
            case NegotiationEvent.DebitEnded e -> counts.one(ESCALATIONS, "debits " + Story.word(e.outcome()));
            case NegotiationEvent.SettlementAgreed _ -> counts.one(ESCALATIONS, "settlements agreed");
            case NegotiationEvent.SettlementFulfilled _ -> counts.one(ESCALATIONS, "settlements fulfilled");
            case NegotiationEvent.SettlementFailed _ -> counts.one(ESCALATIONS, "settlements failed");
            case NegotiationEvent.SettlementReopened _ -> counts.one(ESCALATIONS, "settlements reopened");
            case NegotiationEvent.NegotiationExhausted _ -> counts.one(ESCALATIONS, "negotiations exhausted");
            case NegotiationEvent.NegotiationResumed _ -> counts.one(ESCALATIONS, "negotiations resumed");
            case NegotiationEvent.NoContactAsked _ -> counts.one(ESCALATIONS, "wishes for no contact heard");
            case NegotiationEvent.AnswerAwaitsReader _ -> counts.one(ESCALATIONS, "answers held for a reader");
            case NegotiationEvent.ContactResult _, NegotiationEvent.AnswerWasRead _ -> {}
        }
    }

    private void litigation(CaseTrace trace, LitigationEvent event) {
        switch (event) {
            case LitigationEvent.LitigationStarted e -> counts.one(COURTS, "started as " + e.route());
            case LitigationEvent.ActPerformed e -> counts.one(ESCALATIONS, "filed: " + e.act());
            case LitigationEvent.ActAbandoned e -> counts.one(COURTS, "abandoned: " + e.rule());
            case LitigationEvent.PaymentOrderAccepted e -> {
                counts.one(ORDERS, "accepted");
                legal(trace, "order issue", e.issueBy());
            }
            case LitigationEvent.PaymentOrderIssued e -> {
                counts.one(ORDERS, "issued");
                legal(trace, "order lapse", e.lapsesAt());
            }
            case LitigationEvent.PaymentOrderServed e -> {
                counts.one(ORDERS, "served");
                legal(trace, "objection", e.objectionEndsAt());
            }
            case LitigationEvent.PaymentOrderObjected e -> {
                counts.one(ORDERS, "objected");
                legal(trace, "conversion", e.conversionRefusalEndsAt());
            }
            case LitigationEvent.PaymentOrderLapsed _ -> counts.one(ORDERS, "lapsed");
            case LitigationEvent.SuitAccepted e -> {
                counts.one(COURTS, "suits accepted");
                legal(trace, "judgment", e.judgmentDueBy());
            }
            case LitigationEvent.JudgmentGiven e -> {
                counts.one(COURTS, "judgments");
                legal(trace, "appeal", e.appealEndsAt());
            }
            case LitigationEvent.ClaimDismissed _ -> counts.one(COURTS, "claims dismissed");
            case LitigationEvent.TitleEffective e -> {
                counts.one(e.route() == LitigationEvent.Route.PAYMENT_ORDER ? ORDERS : COURTS, "enforceable");
                legal(trace, "enforcement", e.enforceBy());
            }
            case LitigationEvent.LitigationEnded e -> counts.one(COURTS, "ended " + e.outcome());
            case LitigationEvent.ActRequested _, LitigationEvent.CostsIncurred _ -> {}
        }
    }

    private void disposal(CaseTrace trace, DisposalEvent event) {
        switch (event) {
            case DisposalEvent.AuctionAnnounced e -> {
                counts.one(AUCTIONS, "round " + e.round() + " announced");
                legal(trace, "auction opens", e.opensAt());
            }
            case DisposalEvent.AuctionFailed e -> counts.one(AUCTIONS, "round " + e.round() + " failed");
            case DisposalEvent.ForcedSaleOpened e -> {
                counts.one(AUCTIONS, "round 3 announced");
                legal(trace, "forced sale closes", e.closesAt());
            }
            case DisposalEvent.AssetSold e -> counts.one(AUCTIONS, "round " + e.round() + " sold");
            case DisposalEvent.WinnerDefaulted e -> counts.one(AUCTIONS, "round " + e.round() + " winner defaulted");
            case DisposalEvent.SaleStopped _ -> counts.one(AUCTIONS, "stopped");
            case DisposalEvent.AssetReleased _ -> counts.one(AUCTIONS, "released unsold");
            case DisposalEvent.ProceedsDistributed e ->
                counts.add(PROCEEDS, e.price().currency(), e.price().minor());
            case DisposalEvent.ValuationFixed e -> {
                counts.one(AUCTIONS, "valued");
                legal(trace, "valuation valid", e.validUntil());
            }
            case DisposalEvent.DisposalStarted _,
                    DisposalEvent.SaleRequested _,
                    DisposalEvent.SaleCostsIncurred _,
                    DisposalEvent.DisposalEnded _ -> {}
        }
    }

    private static void legal(CaseTrace trace, String what, Instant at) {
        trace.legalDates.add(what + " " + at);
    }

    /** Ids of all cases that intake opened. */
    Collection<String> cases() {
        return cases.entrySet().stream()
                .filter(e -> e.getValue().opened)
                .map(Map.Entry::getKey)
                .toList();
    }

    Balance balanceOf(String caseId) {
        CaseTrace trace = cases.get(caseId);
        return trace == null ? Balance.zero("CNY") : trace.balance;
    }

    Set<String> legalDatesOf(String caseId) {
        CaseTrace trace = cases.get(caseId);
        return trace == null ? Set.of() : Set.copyOf(trace.legalDates);
    }

    /** The case worth telling: the one that most services and most sorts of events have to do with. */
    Optional<String> richest(Function<String, String> stableName) {
        return cases().stream()
                .min(Comparator.<String>comparingInt(id -> -trace(id).services.size())
                        .thenComparingInt(id -> -trace(id).types.size())
                        .thenComparing(stableName));
    }

    private CaseTrace trace(String caseId) {
        return cases.getOrDefault(caseId, new CaseTrace());
    }
}
