package io.recourse.disposal.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.DisposalEvent.AssetReleased;
import io.recourse.contracts.DisposalEvent.AssetSold;
import io.recourse.contracts.DisposalEvent.AuctionAnnounced;
import io.recourse.contracts.DisposalEvent.AuctionFailed;
import io.recourse.contracts.DisposalEvent.DisposalStarted;
import io.recourse.contracts.DisposalEvent.ForcedSaleOpened;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleStopped;
import io.recourse.contracts.DisposalEvent.ValuationFixed;
import io.recourse.contracts.DisposalEvent.WinnerDefaulted;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AssetInput.LetGo;
import io.recourse.disposal.domain.AssetInput.NoticePublished;
import io.recourse.disposal.domain.AssetInput.ValuationOrdered;
import io.recourse.disposal.domain.AuctionInput.SaleOrdered;
import io.recourse.disposal.domain.CaseEvent.PersonAnswered;
import io.recourse.disposal.domain.CaseEvent.PersonAsked;
import io.recourse.disposal.domain.CaseEvent.SaleAnswered;
import io.recourse.disposal.domain.CaseEvent.SaleBegun;
import io.recourse.disposal.domain.CaseEvent.ValuationOutdated;
import io.recourse.disposal.domain.CaseEvent.ValuationRenewed;
import io.recourse.disposal.domain.CaseInput.Announced;
import io.recourse.disposal.domain.CaseInput.ClearanceNeeded;
import io.recourse.disposal.domain.CaseInput.FromBelow;
import io.recourse.disposal.domain.CaseInput.HoldRefused;
import io.recourse.disposal.domain.CaseInput.NoticeFailed;
import io.recourse.disposal.domain.CaseInput.PersonDecided;
import io.recourse.disposal.domain.CaseInput.RoundFailed;
import io.recourse.disposal.domain.CaseInput.Sold;
import io.recourse.disposal.domain.CaseInput.Stopped;
import io.recourse.disposal.domain.CaseInput.Unsold;
import io.recourse.disposal.domain.CaseInput.ValuationLapsed;
import io.recourse.disposal.domain.CaseInput.ValuationStuck;
import io.recourse.disposal.domain.CaseInput.ValuationTooOld;
import io.recourse.disposal.domain.CaseInput.Valued;
import io.recourse.disposal.domain.CaseInput.WinnerLost;
import io.recourse.disposal.domain.Line.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The assets of a case on their way to cash or back to their owner. */
record Lots(DisposalRules rules, Clearances clearances) {

    static final String DEBT_PAID = "debt-paid";
    static final String ENOUGH_SOLD = "enough-sold";
    static final String GIVEN_UP = "given-up-by-person";
    static final String NO_LAW = "no-disposal-law";

    /** Without the law of the case's jurisdiction nothing is valued or sold: a person decides on each asset. */
    void start(CaseDraft draft, Instant at) {
        int assets = Math.toIntExact(draft.dossier().collateral().stream()
                .map(Collateral::asset)
                .distinct()
                .count());
        draft.tell(new DisposalStarted(assets, at));
        Dossier dossier = draft.dossier();
        String currency = dossier.balance().currency();
        for (Line line : dossier.lines()) {
            if (!rules.govern(dossier)) {
                draft.add(new PersonAsked(line.asset(), NO_LAW));
            } else if (line.pledge().estimate().currency().equals(currency)) {
                orderValuation(draft, line, at);
            } else {
                draft.tell(new AssetReleased(line.asset(), "currency-differs", at));
            }
        }
        draft.endIfAllOver(at);
    }

    private void orderValuation(CaseDraft draft, Line line, Instant at) {
        Dossier d = draft.dossier();
        Collateral p = line.pledge();
        draft.tellAsset(
                p.asset(),
                new ValuationOrdered(
                        d.caseId(), p.asset(), d.lender(), p.kind(), p.estimate(), p.province(), forum(), at));
    }

    /** A title has come: what is valued is sold, what was valued too long ago is valued again. */
    void sellValued(CaseDraft draft, Instant at) {
        for (Line line : draft.dossier().lines()) {
            if (line.at(Progress.VALUED)) {
                sell(draft, line);
            } else if (line.at(Progress.OUTDATED)) {
                renew(draft, line, at);
            }
        }
    }

    /** Dated from when value and title were both there, whichever was heard of last. */
    private void sell(CaseDraft draft, Line line) {
        Dossier d = draft.dossier();
        Money value = known(line.valuation());
        Instant until = known(line.validUntil());
        Instant valued = known(line.valuedAt());
        Instant titled = known(d.titleAt());
        Instant at = valued.isAfter(titled) ? valued : titled;
        Collateral p = line.pledge();
        draft.add(new SaleBegun(p.asset(), at));
        draft.tellAuction(
                p.asset(),
                new SaleOrdered(d.caseId(), p.asset(), d.lender(), p.kind(), p.province(), forum(), value, until, at));
    }

    private String forum() {
        return rules.law().forum().zone().getId();
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("what is sold has a value and a title, both dated");
        }
        return value;
    }

    private void renew(CaseDraft draft, Line line, Instant at) {
        draft.add(new ValuationRenewed(line.asset(), at));
        orderValuation(draft, line, at);
    }

    void told(CaseDraft draft, FromBelow told) {
        String asset = told.asset();
        Instant at = told.at();
        switch (told) {
            case HoldRefused _ ->
                draft.line(asset, Progress.VALUING).ifPresent(_ -> {
                    draft.tell(new AssetReleased(asset, "pledged-in-another-case", at));
                    draft.endIfAllOver(at);
                });
            case Valued valued -> valued(draft, valued);
            case ValuationStuck stuck ->
                draft.line(asset, Progress.VALUING).ifPresent(_ -> draft.add(new PersonAsked(asset, stuck.rule())));
            // while it is being sold, the auction looks at the value's age itself before each notice
            case ValuationLapsed _ ->
                draft.line(asset, Progress.VALUED).ifPresent(_ -> draft.add(new ValuationOutdated(asset, at)));
            case ValuationTooOld old -> {
                if (backFromAuction(draft, asset, at)) {
                    draft.tell(new SaleStopped(asset, old.round(), "valuation-too-old", at));
                    draft.line(asset, Progress.SELLING).ifPresent(line -> renew(draft, line, at));
                }
                draft.endIfAllOver(at);
            }
            case ClearanceNeeded _ ->
                draft.line(asset, Progress.SELLING).ifPresent(line -> {
                    if (draft.dossier().debtLeft() == 0) {
                        Stops.sale(draft, asset, paidRule(draft), StopScope.UNSOLD, at);
                    } else {
                        clearances.ask(draft, line, at);
                    }
                });
            case Announced announced -> announced(draft, asset, announced.terms(), at);
            case NoticeFailed failed ->
                draft.line(asset, Progress.SELLING).ifPresent(_ -> draft.add(new PersonAsked(asset, failed.rule())));
            case RoundFailed failed ->
                draft.line(asset, Progress.SELLING).ifPresent(_ -> {
                    draft.tell(new AuctionFailed(asset, failed.round(), at));
                    if (draft.dossier().debtLeft() == 0) {
                        Stops.sale(draft, asset, paidRule(draft), StopScope.UNSOLD, at);
                    }
                });
            case WinnerLost lost -> {
                draft.tell(new WinnerDefaulted(asset, lost.round(), lost.depositKept(), at));
                distribute(draft, asset, lost.depositKept(), at);
            }
            case Sold sold -> sold(draft, sold);
            case Stopped stopped -> {
                if (backFromAuction(draft, asset, at)) {
                    draft.tell(new SaleStopped(asset, stopped.round(), stopped.rule(), at));
                    Stops.release(draft, asset, stopped.rule(), at);
                }
                draft.endIfAllOver(at);
            }
            case Unsold _ -> {
                if (backFromAuction(draft, asset, at)) {
                    Stops.release(draft, asset, "unsold-after-forced-sale", at);
                }
                draft.endIfAllOver(at);
            }
        }
    }

    /** The auction's last word; true if the case still waits for it to go on with the asset. */
    private static boolean backFromAuction(CaseDraft draft, String asset, Instant at) {
        if (draft.dossier().line(asset).filter(Line::atAuction).isPresent()) {
            draft.add(new SaleAnswered(asset, at));
        }
        return draft.line(asset, Progress.SELLING).isPresent();
    }

    private void valued(CaseDraft draft, Valued valued) {
        String asset = valued.asset();
        Money fee = Shares.halfEven(valued.value(), rules.policy().valuationFeeBp());
        draft.incur(asset, "valuation", fee, valued.at(), valued.at());
        if (draft.line(asset, Progress.VALUING).isEmpty()) {
            return;
        }
        draft.tell(new ValuationFixed(asset, valued.value(), valued.method().word(), valued.at(), valued.validUntil()));
        if (draft.dossier().titleAt() != null) {
            draft.line(asset, Progress.VALUED).ifPresent(line -> sell(draft, line));
        }
    }

    private void announced(CaseDraft draft, String asset, RoundTerms t, Instant at) {
        Money fee = Shares.halfEven(t.start(), rules.policy().roundFeeBp());
        draft.incur(asset, "auction-round", fee, t.noticeAt(), at);
        if (draft.line(asset, Progress.SELLING).isEmpty()) {
            return;
        }
        if (t.round() == Rounds.FORCED) {
            draft.tell(new ForcedSaleOpened(asset, t.start(), t.opensAt(), t.closesAt(), t.clearedUntil()));
            return;
        }
        draft.tell(new AuctionAnnounced(
                asset, t.round(), t.start(), t.deposit(), t.noticeAt(), t.opensAt(), t.closesAt(), t.clearedUntil()));
        if (t.round() == Rounds.FIRST) {
            draft.tellAsset(asset, new NoticePublished(draft.dossier().caseId(), at));
        }
    }

    /** Also after the case was closed: a price paid before the stop reached the auction still belongs to somebody. */
    private void sold(CaseDraft draft, Sold sold) {
        Optional<Line> line = draft.dossier().line(sold.asset()).filter(l -> !l.at(Progress.SOLD));
        if (line.isEmpty()) {
            return;
        }
        draft.tell(new AssetSold(sold.asset(), sold.round(), sold.price(), sold.at()));
        draft.tellAsset(sold.asset(), new LetGo(draft.dossier().caseId(), "sold", sold.at()));
        distribute(draft, sold.asset(), sold.price(), sold.at());
    }

    private void distribute(CaseDraft draft, String asset, Money price, Instant at) {
        Dossier d = draft.dossier();
        Distribution parts = Distribution.of(price, d.costs().open(), d.debtLeft());
        String id = asset + "-p" + (d.distributions() + 1);
        draft.tell(
                new ProceedsDistributed(id, asset, price, parts.toCosts(), parts.toDebt(), parts.surplusToOwner(), at));
        if (draft.dossier().debtLeft() == 0) {
            Stops.rest(draft, ENOUGH_SOLD, StopScope.UNSOLD, at);
        }
        draft.endIfAllOver(at);
    }

    Decision<CaseEvent> personDecided(CaseDraft draft, PersonDecided decided, Instant now) {
        String asset = decided.asset();
        Instant at = decided.at();
        List<Line> waiting = draft.disposing()
                ? draft.dossier().lines().stream()
                        .filter(l -> l.asset().equals(asset) && l.person() != null)
                        .toList()
                : List.of();
        if (waiting.isEmpty()) {
            return Decision.refuse("nothing-to-decide", "asset", "no person is asked about this asset");
        }
        if (decided.goOn() && !rules.govern(draft.dossier())) {
            return Decision.refuse(NO_LAW, null, "no rules for sales of this jurisdiction");
        }
        if (decided.goOn() && Foreclosure.barred(rules, draft.dossier(), now)) {
            return Decision.refuse(Foreclosure.MORTGAGE_LAPSED, null, "limitation is over, and the mortgage with it");
        }
        draft.add(new PersonAnswered(asset, decided.goOn()));
        draft.line(asset, Progress.VALUING).ifPresent(line -> {
            if (decided.goOn()) {
                orderValuation(draft, line, at);
            } else {
                Stops.release(draft, asset, GIVEN_UP, at);
                draft.endIfAllOver(at);
            }
        });
        draft.line(asset, Progress.SELLING).ifPresent(line -> {
            if (decided.goOn()) {
                clearances.ask(draft, line, at);
            } else {
                Stops.sale(draft, asset, GIVEN_UP, StopScope.ALL, at);
            }
        });
        return draft.decision();
    }

    private static String paidRule(CaseDraft draft) {
        return draft.dossier().balance().settled() ? DEBT_PAID : ENOUGH_SOLD;
    }
}
