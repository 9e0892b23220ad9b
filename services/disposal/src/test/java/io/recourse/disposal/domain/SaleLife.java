package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.CLEARANCE;
import static io.recourse.disposal.domain.Samples.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Life;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.Rest;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AuctionState.AwaitingPayment;
import io.recourse.disposal.domain.AuctionState.Running;
import io.recourse.disposal.domain.CaseInput.ClearanceGiven;
import io.recourse.disposal.domain.CaseInput.ClearanceRefused;
import io.recourse.disposal.domain.CaseInput.LitigationOver;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.Opened;
import io.recourse.disposal.domain.CaseInput.PersonDecided;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import io.recourse.rules.clearance.ClearancePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Two cases of one lender that may want the same assets, a third of another lender whose assets bear the same names, their
 * ledgers, the courts, and the one venue.
 */
final class SaleLife implements Life {

    /** Who lent on each case. */
    private static final Map<String, String> LENDERS =
            new TreeMap<>(Map.of("case-1", "bank-a", "case-2", "bank-a", "case-3", "bank-b"));

    private final Map<SubjectId, SaleBooks> books = new TreeMap<>();
    private final List<Collateral> pledges = new ArrayList<>();
    /** The codes of all assets, every lender's. */
    private final List<String> lots = new ArrayList<>();

    @Override
    public List<Message> beginning(Chance chance) {
        for (int i = 0; i <= chance.below(3); i++) {
            pledges.add(
                    new Collateral("asset-" + i, chance.of(AssetKind.values()), new Money(100_000_00, "CNY"), "FJ"));
        }
        for (String lender : new TreeSet<>(LENDERS.values())) {
            pledges.forEach(pledge -> lots.add(AssetCode.of(lender, pledge.asset())));
        }
        List<Message> opening = new ArrayList<>();
        LENDERS.forEach((id, lender) -> {
            SubjectId each = new SubjectId("case", id);
            SaleBooks account = new SaleBooks(1_000_00 + chance.below(200_000_00L));
            List<Collateral> securing = id.equals("case-2") ? List.of(pledges.getFirst()) : pledges;
            books.put(each, account);
            opening.add(Message.opening(
                    "intake",
                    each,
                    new Opened(lender, "CN", account.balance(), securing, limitation(chance), chance.now())));
            if (chance.coin()) {
                opening.addAll(facts(chance, each));
            }
        });
        return opening;
    }

    @Override
    public List<Message> onItsWay(Chance chance) {
        List<Message> messages = new ArrayList<>();
        books.forEach((id, account) -> {
            for (String requestId : account.takeRequests()) {
                account.say(
                        chance.oneIn(5)
                                ? new ClearanceRefused(
                                        requestId, chance.of("case-paused", ClearancePolicy.ANSWER_WAITS), chance.now())
                                : new ClearanceGiven(requestId, CLEARANCE.until(chance.now()), chance.now()));
            }
            account.takeWords().forEach(word -> messages.add(Message.fact("intake", id, word)));
        });
        return messages;
    }

    @Override
    public List<Message> next(Chance chance) {
        SubjectId id = new SubjectId("case", "case-" + (1 + chance.below(3)));
        if (chance.oneIn(3)) {
            return facts(chance, id);
        }
        List<Message> messages = new ArrayList<>(chance.oneIn(4) ? List.of() : onItsWay(chance));
        switch (chance.below(8)) {
            case 0, 1, 2, 3, 4 -> messages.addAll(venue(chance, chance.of(lots)));
            case 5, 6 ->
                pledges.forEach(pledge -> messages.add(Message.asked(
                        "person", id, new PersonDecided(pledge.asset(), !chance.oneIn(3), chance.now()))));
            default -> {}
        }
        return messages;
    }

    /** What other services say of the same days. */
    private List<Message> facts(Chance chance, SubjectId id) {
        SaleBooks account = of(id);
        Instant at = chance.within(Duration.ofDays(1));
        if (chance.oneIn(10)) {
            account.paid(
                    chance.state(CaseState.class, id) instanceof CaseState.Watching && chance.oneIn(4)
                            ? account.debt()
                            : chance.below(account.debt() + 1),
                    "payment-" + chance.below(1_000_000),
                    chance.now());
        }
        if (chance.oneIn(12)) {
            account.takenBack(1 + chance.below(20_000_00L), chance.now());
        }
        List<Message> facts = new ArrayList<>(onItsWay(chance));
        if (chance.coin()) {
            facts.add(Message.fact("negotiation", id, new NegotiationOver(at)));
        }
        if (chance.oneIn(5)) {
            facts.add(Message.fact("negotiation", id, new CaseInput.TalksResumed(at)));
        }
        if (chance.oneIn(3) && account.mayReachTitle()) {
            account.reachTitle();
            facts.add(Message.fact("litigation", id, new TitleReached(at)));
        }
        if (chance.oneIn(8)) {
            account.say(new CaseInput.LimitationMoved(limitation(chance), at));
        }
        if (chance.oneIn(40)) {
            account.endLitigation();
            facts.add(Message.fact("litigation", id, new LitigationOver(at)));
        }
        return facts;
    }

    /** Over already, or much later. */
    private static Instant limitation(Chance chance) {
        return chance.now().plus(Duration.ofDays(chance.below(900) - 60));
    }

    private List<Message> venue(Chance chance, String lot) {
        SubjectId asset = new SubjectId("asset", lot);
        SubjectId auction = new SubjectId("auction", lot);
        List<Message> reports = new ArrayList<>();
        if (chance.state(AssetState.class, asset) instanceof AssetState.Holding held) {
            valuation(chance, held).ifPresent(report -> reports.add(Message.asked(VENUE, asset, report)));
        }
        switch (chance.state(AuctionState.class, auction)) {
            case Running running
            when !chance.now().isBefore(running.terms().closesAt()) || chance.oneIn(4) ->
                reports.add(Message.asked(VENUE, auction, bidding(chance, running)));
            case AwaitingPayment awaiting ->
                reports.add(Message.asked(
                        VENUE,
                        auction,
                        chance.oneIn(4)
                                ? new AuctionInput.WinnerInDefault(
                                        awaiting.sale().caseId(), awaiting.round(), chance.now())
                                : new AuctionInput.PricePaid(
                                        awaiting.sale().caseId(), awaiting.round(), awaiting.price(), chance.now())));
            case AuctionState _ -> {}
        }
        return reports;
    }

    private static Optional<AssetInput> valuation(Chance chance, AssetState.Holding held) {
        String caseId = held.entry().caseId();
        Instant now = chance.now();
        return Optional.ofNullable(
                switch (held) {
                    case AssetState.Valuing valuing
                    when valuing.order() != null ->
                        new AssetInput.ValuationReported(
                                caseId,
                                new Money(10_000_00 + chance.below(200_000_00L), "CNY"),
                                valuing.order().method(),
                                now);
                    case AssetState.Reported _ when chance.oneIn(5) -> new AssetInput.ValuationObjected(caseId, now);
                    case AssetState.Objected _ -> new AssetInput.ObjectionDecided(caseId, null, now);
                    case AssetState.Holding _ -> null;
                });
    }

    private static AuctionInput bidding(Chance chance, Running running) {
        String caseId = running.sale().caseId();
        RoundTerms terms = running.terms();
        Money bid = new Money(terms.start().minor() + chance.below(1_000_00), "CNY");
        if (chance.now().isBefore(terms.closesAt())) {
            return new AuctionInput.BidPlaced(caseId, terms.round(), bid, "bidder-" + chance.below(3), chance.now());
        }
        if (running.highest() == null && !chance.oneIn(3)) {
            return new AuctionInput.RoundClosed(caseId, terms.round(), null, null, 0, chance.now());
        }
        Money price = running.highest() == null ? bid : running.highest();
        return new AuctionInput.RoundClosed(caseId, terms.round(), price, running.bidder(), 1, chance.now());
    }

    @Override
    public List<Rest> rests() {
        return List.of(
                Rest.over(CaseState.Shut.class),
                Rest.until(CaseState.Watching.class, NegotiationOver.class, CaseInput.Closed.class),
                line("with a person", line -> line.person() != null, PersonDecided.class),
                line("not cleared", line -> line.request() != null, ClearanceGiven.class, ClearanceRefused.class),
                line(
                        "being valued",
                        line -> line.at(Line.Progress.VALUING),
                        CaseInput.Valued.class,
                        CaseInput.HoldRefused.class,
                        CaseInput.ValuationStuck.class),
                line("without a title", SaleLife::lacksTitle, TitleReached.class),
                line("at auction", Line::atAuction, CaseInput.Sold.class, CaseInput.Unsold.class),
                Rest.until(CaseState.Ended.class, CaseInput.Closed.class),
                Rest.until(
                        AssetState.Valuing.class,
                        "nobody left to wait for",
                        valuing -> valuing.order() != null && valuing.order().dueAt() == null,
                        AssetInput.ValuationReported.class,
                        AssetInput.LetGo.class),
                Rest.until(AssetState.Objected.class, AssetInput.ObjectionDecided.class, AssetInput.LetGo.class),
                Rest.until(AssetState.Valued.class, "on sale", AssetState.Valued::noticed, AssetInput.LetGo.class),
                Rest.until(AssetState.Lapsed.class, AssetInput.ValuationOrdered.class, AssetInput.LetGo.class),
                Rest.until(AssetState.Free.class, AssetInput.ValuationOrdered.class),
                Rest.until(
                        AuctionState.AwaitingClearance.class,
                        "late",
                        late -> late.next().late(),
                        AuctionInput.Cleared.class,
                        AuctionInput.Stop.class),
                Rest.until(
                        AuctionState.Announcing.class,
                        "late",
                        late -> late.next().late(),
                        AuctionInput.EffectEnded.class),
                Rest.until(Running.class, "without a report", Running::reportMissed, AuctionInput.RoundClosed.class),
                Rest.until(AuctionState.Ended.class, AuctionInput.SaleOrdered.class));
    }

    /** No line may lie forgotten behind another one: each that is not over waits for something. */
    @SafeVarargs
    private static Rest line(String condition, Predicate<Line> waits, Class<? extends CaseInput>... inputs) {
        return Rest.until(
                CaseState.Disposing.class,
                condition,
                at -> at.dossier().lines().stream().allMatch(SaleLife::waits)
                        && at.dossier().lines().stream().anyMatch(waits),
                inputs);
    }

    private static boolean waits(Line line) {
        return line.progress().over()
                || line.person() != null
                || line.request() != null
                || line.askAgainAt() != null
                || line.at(Line.Progress.VALUING)
                || lacksTitle(line)
                || line.atAuction();
    }

    private static boolean lacksTitle(Line line) {
        return line.at(Line.Progress.VALUED) || line.at(Line.Progress.OUTDATED);
    }

    /** What disposal hears of a pause on the debtor's side: nothing is cleared. */
    @Override
    public boolean pauses(Input input) {
        return input instanceof ClearanceRefused;
    }

    /** A person is asked when a clearance fails, and no longer when money has closed the case. */
    @Override
    public boolean answersByWhatStands(Input asked, String rule) {
        return asked instanceof PersonDecided && rule.equals("nothing-to-decide");
    }

    /** Once talks go on nothing begins that would have begun before. */
    @Override
    public boolean acts(Step step) {
        return step.events().stream().anyMatch(CaseEvent.ResumptionNoted.class::isInstance);
    }

    @Override
    public boolean reverses(Step step) {
        return !step.events().isEmpty()
                && books.values().stream().anyMatch(account -> account.isTakingBack(step.input()));
    }

    @Override
    public Object balance(Object state) {
        return state instanceof CaseState.Known known
                ? List.of(known.dossier().balance(), known.dossier().costs())
                : "";
    }

    @Override
    public void witness(Step step) {
        for (Object event : step.events()) {
            switch (event) {
                case AssetEvent.ValueFixed fixed
                when step.before().state() instanceof AssetState.Holding held ->
                    of(held.entry().caseId()).valued(fixed.value());
                case AuctionEvent.RoundAnnounced(RoundTerms terms)
                when step.after().state() instanceof AuctionState.Live live ->
                    of(live.sale().caseId()).announced(terms.start());
                default -> {}
            }
        }
        step.published().forEach(e -> {
            assertThat(step.subject().id().equals("case-3")
                            && e instanceof DisposalEvent.AssetReleased released
                            && released.rule().equals("pledged-in-another-case"))
                    .as("no lender meets another's pledges")
                    .isFalse();
            assertThat(step.before().state() instanceof CaseState.Shut && e instanceof DisposalEvent.SaleRequested)
                    .as("nothing is asked after the end")
                    .isFalse();
            of(step.subject()).hear((DisposalEvent) e, step.now());
        });
    }

    private SaleBooks of(String caseId) {
        return of(new SubjectId("case", caseId));
    }

    private SaleBooks of(SubjectId id) {
        return Objects.requireNonNull(books.get(id), "every case has its books");
    }

    @Override
    public void end(PaperDesk desk) {
        books.forEach((id, account) -> {
            account.close(
                    desk.state(CaseState.Known.class, id).dossier().costs().open(), desk.status(id));
        });
        if (books.values().stream().allMatch(SaleBooks::closed)) {
            for (String lot : lots) {
                assertThat(desk.status(new SubjectId("asset", lot))).isIn("free", "unregistered");
                assertThat(desk.status(new SubjectId("auction", lot)))
                        .isIn("unopened", "sold", "stopped", "unsold", "withdrawal-unconfirmed");
            }
            assertThat(desk.nextDue()).isEmpty();
        }
    }
}
