package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Maker;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferMade;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanAgreed;
import io.recourse.contracts.NegotiationEvent.SettlementAgreed;
import io.recourse.negotiation.domain.CaseEvent.AcceptanceKept;
import io.recourse.negotiation.domain.CaseEvent.AgreedInKind;
import io.recourse.negotiation.domain.CaseEvent.OfferApproved;
import io.recourse.negotiation.domain.CaseEvent.OfferDropped;
import io.recourse.negotiation.domain.CaseEvent.OfferKept;
import io.recourse.negotiation.domain.CaseEvent.OfferRejected;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.OfferAccepted;
import io.recourse.negotiation.domain.CaseInput.OfferProposed;
import io.recourse.negotiation.domain.CaseInput.OfferReviewed;
import io.recourse.negotiation.domain.Offer.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Offers from their making to their end. What is beyond its maker's limit waits for a second person, and so does what the debtor
 * would commit himself to after too many promises and agreements that were broken; until then he has nothing to accept and nobody
 * outside hears of it.
 */
final class Offers {

    static final String OFFER = "offer";

    /** In these nobody agrees for himself: what a bankrupt pays one creditor is void (企业破产法 art. 16). */
    private static final Set<String> UNABLE =
            Set.of(PauseReason.DECEASED.name(), PauseReason.BANKRUPTCY.name(), PauseReason.INCAPACITY.name());

    static final Decision<CaseEvent> UNABLE_TO_AGREE =
            Decision.refuse("debtor-cannot-agree", null, "somebody else has to agree for the debtor");

    /** What presses is agreed or promised in hardship if nobody asked for it. */
    static final Decision<CaseEvent> OF_OWN_WISH = Decision.refuse(
            "hardship-open", "ownWish", "in hardship the debtor commits himself to this of his own wish only");

    private final NegotiationPolicy negotiationPolicy;
    private final OfferPolicy policy;
    private final Timetable timetable;

    Offers(NegotiationPolicy negotiationPolicy, OfferPolicy policy, Timetable timetable) {
        this.negotiationPolicy = negotiationPolicy;
        this.policy = policy;
        this.timetable = timetable;
    }

    /** @param most the last day on which anything can be agreed, whatever the policy allows; {@link LocalDate#MAX} while there are talks */
    Decision<CaseEvent> propose(CaseFile file, OfferProposed p, LocalDate most, Instant now) {
        LocalDate today = file.dayOf(now);
        Decision<CaseEvent> unfit = unfit(p, today);
        if (unfit != null) {
            return unfit;
        }
        Terms terms = terms(p);
        Optional<Offer> known = file.dealt().offer(p.offerId());
        if (known.isPresent()) {
            return known.get().terms().equals(terms)
                    ? Decision.nothing()
                    : Decision.refuse("offer-id-taken", "offerId", "another offer has this id");
        }
        Decision<CaseEvent> refused = refused(file.balance(), terms, p.maker(), today);
        if (refused != null) {
            return refused;
        }
        if (file.dealt().offers().size() >= policy.mostOffers()) {
            return Decision.refuse("offers-too-many", null, "a case has at most " + policy.mostOffers() + " offers");
        }
        if (presses(file, terms, now)) {
            return pressing(policy.hardship().allows().contains(terms.type()) ? "firstDue" : "type");
        }
        Waivers waivers = Waivers.of(file);
        boolean alone =
                negotiationPolicy.isTrusted(file.brokenOfDebt()) && policy.mayOffer(p.maker(), terms, waivers, today);
        LocalDate last = earlier(today.plusDays(alone ? policy.validDays() : policy.approvalDays()), most);
        Status status = alone ? Status.OPEN : Status.PROPOSED;
        Offer offer = new Offer(
                p.offerId(),
                terms,
                file.debtor().party(),
                p.by(),
                status,
                last,
                now,
                null,
                null,
                besides(terms, waivers),
                null,
                terms.type() == OfferType.SETTLEMENT ? file.balance() : null);
        return alone ? Decision.accept(new OfferKept(offer), made(offer, now)) : Decision.accept(new OfferKept(offer));
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static Terms terms(OfferProposed p) {
        LocalDate first = p.firstDue();
        List<Instalment> instalments = first == null ? List.of() : Terms.monthly(p.payable(), first, p.stages());
        return new Terms(p.type(), p.payable(), p.waived(), instalments, p.asset());
    }

    private String tooLong() {
        return "the last of it is due within " + policy.mostMonths() + " months";
    }

    /** What could not even be written down, or is no such offer, whatever is owed. */
    private @Nullable Decision<CaseEvent> unfit(OfferProposed p, LocalDate today) {
        LocalDate first = p.firstDue();
        OfferType type = p.type();
        if (p.payable().minor() <= 0) {
            return Decision.refuse("offer-not-positive", "payable", "an offer is of more than nothing");
        }
        if (!p.waived().currency().equals(p.payable().currency())) {
            return Decision.refuse("offer-other-currency", "waived", "one offer is in one currency");
        }
        if (type.isInKind()) {
            return first == null && p.stages().isEmpty() && p.asset() != null
                    ? null
                    : Decision.refuse("offer-in-kind", "asset", "in kind it names what is given, and no dates");
        }
        if (first == null || p.asset() != null) {
            return Decision.refuse("offer-in-money", "firstDue", "in money it names its first date, and nothing else");
        }
        if (first.isAfter(today.plusMonths(policy.mostMonths()))) {
            return Decision.refuse("offer-too-long", "firstDue", tooLong());
        }
        long many = 0;
        for (Terms.Stage stage : p.stages()) {
            if (stage.instalments() < 1 || stage.weight() < 1) {
                return Decision.refuse("stage-empty", "stages", "a stage has instalments, and each a weight");
            }
            many += stage.instalments();
        }
        if (many > Terms.MOST_INSTALMENTS || many > p.payable().minor()) {
            return Decision.refuse(
                    "instalments-too-many",
                    "stages",
                    "an offer has at most " + Terms.MOST_INSTALMENTS + " instalments, each of a minor unit at least");
        }
        return switch (type) {
            case EXTENSION ->
                many == 1 ? null : Decision.refuse("extension-in-parts", "stages", "an extension is one date");
            case INSTALMENTS ->
                many > 1 ? null : Decision.refuse("instalments-too-few", "stages", "instalments are two at least");
            case INTEREST_WAIVER, SETTLEMENT ->
                many > 0 ? null : Decision.refuse("instalments-too-few", "stages", "it is paid once at least");
            case DEBT_FOR_ASSET, DEBT_TO_EQUITY -> null;
        };
    }

    private @Nullable Decision<CaseEvent> refused(Balance owed, Terms terms, Maker maker, LocalDate today) {
        Balance waived = terms.waived();
        if (!terms.payable().currency().equals(owed.currency())) {
            return Decision.refuse(
                    "offer-other-currency",
                    "payable",
                    "what is offered is in the currency of the debt, " + owed.currency());
        }
        if (terms.payable().compareTo(owed.total()) > 0) {
            return Decision.refuse(
                    "offer-above-balance", "payable", "only " + owed.total().text() + " are owed");
        }
        if (exceeds(waived, owed)) {
            return Decision.refuse(
                    "waiver-above-balance",
                    "waived",
                    "of costs, interest and principal no more is waived than is owed of each");
        }
        if (maker == Maker.BOT && waived.principal() > 0) {
            return Decision.refuse("bot-waives-principal", "waived.principal", "only people waive principal");
        }
        Decision<CaseEvent> unfit = unfitWaiver(owed, terms);
        if (unfit != null) {
            return unfit;
        }
        if (terms.instalments().stream().anyMatch(i -> i.amount().minor() <= 0)) {
            return Decision.refuse("instalment-empty", "stages", "an instalment would be of nothing");
        }
        if (terms.instalments().stream().anyMatch(i -> i.dueOn().isBefore(today))) {
            return Decision.refuse(
                    "offer-in-past",
                    "firstDue",
                    "nothing is due on a day that is over: the debtor's today is " + today);
        }
        if (terms.instalments().stream().anyMatch(i -> i.dueOn().isAfter(today.plusMonths(policy.mostMonths())))) {
            return Decision.refuse("offer-too-long", "stages", tooLong());
        }
        return null;
    }

    private static @Nullable Decision<CaseEvent> unfitWaiver(Balance owed, Terms terms) {
        Balance waived = terms.waived();
        return switch (terms.type()) {
            case EXTENSION, INSTALMENTS, DEBT_FOR_ASSET, DEBT_TO_EQUITY ->
                waived.settled() ? null : Decision.refuse("waiver-not-meant", "waived", "this type waives nothing");
            case INTEREST_WAIVER -> {
                if (waived.interest() <= 0 || waived.costs() != 0 || waived.principal() != 0) {
                    yield Decision.refuse("waiver-not-of-interest", "waived", "it waives interest, and nothing else");
                }
                yield beyond(terms, owed)
                        ? Decision.refuse(
                                "waiver-does-not-add-up",
                                "waived",
                                "what is paid and what is waived make more than "
                                        + owed.total().text())
                        : null;
            }
            case SETTLEMENT ->
                !waived.settled() && waived.total().equals(owed.total().minus(terms.payable()))
                        ? null
                        : Decision.refuse(
                                "settlement-does-not-add-up",
                                "waived",
                                "what is paid and what is waived make "
                                        + owed.total().text());
        };
    }

    /** What is paid and what is waived together are more than is owed: the debtor would pay what he need not. */
    private static boolean beyond(Terms terms, Balance owed) {
        return terms.payable().plus(terms.waived().total()).compareTo(owed.total()) > 0;
    }

    private static boolean exceeds(Balance waived, Balance owed) {
        return waived.costs() > owed.costs()
                || waived.interest() > owed.interest()
                || waived.principal() > owed.principal();
    }

    /** @param most as {@link #propose} has it */
    Decision<CaseEvent> review(CaseFile file, OfferReviewed r, LocalDate most, Instant now) {
        Optional<Offer> found = file.dealt().offer(r.offerId());
        if (found.isEmpty()) {
            return unknown();
        }
        Offer offer = found.get();
        if (r.by().equals(offer.decidedBy()) && (offer.status() == Status.REJECTED) != r.approved()) {
            return Decision.nothing();
        }
        if (offer.status() != Status.PROPOSED) {
            return Decision.refuse("offer-not-waiting", null, "the offer waits for nobody's approval");
        }
        Decision<CaseEvent> notForHim = ApprovalsWaiting.notForHim(offer.madeBy(), r.by(), r.maker());
        if (notForHim != null) {
            return notForHim;
        }
        if (!r.approved()) {
            return Decision.accept(new OfferRejected(offer.offerId(), r.by()));
        }
        if (presses(file, offer.terms(), now)) {
            return pressing(null);
        }
        LocalDate today = file.dayOf(now);
        Decision<CaseEvent> refused = overtaken(file.balance(), offer, today);
        if (refused != null) {
            return refused;
        }
        Waivers waivers = Waivers.of(file);
        if (!policy.mayApprove(r.maker(), offer.terms(), waivers, today)) {
            return Decision.refuse("approval-beyond-limit", null, "this is beyond what the caller may approve");
        }
        LocalDate last = earlier(today.plusDays(policy.validDays()), most);
        Balance besides = besides(offer.terms(), waivers);
        return Decision.accept(
                new OfferApproved(offer.offerId(), r.by(), last, now, besides),
                made(offer.approved(r.by(), last, now, besides), now));
    }

    Decision<CaseEvent> withdraw(CaseFile file, CaseInput.OfferWithdrawn w, Instant now) {
        return end(file, w.offerId(), Status.WITHDRAWN, now);
    }

    Decision<CaseEvent> decline(CaseFile file, CaseInput.OfferDeclined d, Instant now) {
        Optional<Offer> found = file.dealt().offer(d.offerId());
        if (found.isPresent() && !found.get().party().equals(d.party())) {
            return notYours();
        }
        return found.filter(o -> o.status() == Status.PROPOSED).isPresent()
                ? notOpen()
                : end(file, d.offerId(), Status.DECLINED, now);
    }

    private static Decision<CaseEvent> end(CaseFile file, String offerId, Status as, Instant now) {
        Optional<Offer> found = file.dealt().offer(offerId);
        if (found.isEmpty()) {
            return unknown();
        }
        if (found.get().status() == as) {
            return Decision.nothing();
        }
        return found.get().isPending() ? Decision.accept(ended(found.get(), as, now)) : over(found.get());
    }

    /** The debtor takes it: what he commits himself to counts from now. */
    Decision<CaseEvent> accept(CaseFile file, OfferAccepted a, Instant now) {
        Optional<Offer> found = file.dealt().offer(a.offerId());
        if (found.isEmpty()) {
            return unknown();
        }
        Offer offer = found.get();
        if (!offer.party().equals(a.party())) {
            return notYours();
        }
        if (a.acceptanceId().equals(offer.acceptance())) {
            return Decision.nothing();
        }
        if (offer.status() == Status.PROPOSED) {
            return notOpen();
        }
        if (!offer.isPending()) {
            return over(offer);
        }
        Decision<CaseEvent> unable = unable(file, a, now);
        if (unable == null && !a.ownWish() && presses(file, offer.terms(), now)) {
            return OF_OWN_WISH;
        }
        if (unable != null) {
            return unable;
        }
        Decision<CaseEvent> overtaken = overtaken(file.balance(), offer, file.dayOf(now));
        if (overtaken != null) {
            return overtaken;
        }
        if (waivesBesides(offer, Waivers.of(file).agreed())) {
            return Decision.refuse("offer-overtaken", null, "more was waived since it was approved");
        }
        if (offer.decidedBy() == null && !negotiationPolicy.isTrusted(file.brokenOfDebt())) {
            return Decision.refuse(
                    "offer-overtaken", null, "so much was broken by now that a second person has to approve it");
        }
        List<CaseEvent> events = new ArrayList<>(Promises.withdrawn(file, now));
        events.add(new AcceptanceKept(offer.offerId(), a.acceptanceId(), paidBefore(file, file.dayOf(now))));
        events.add(new Told(new OfferEnded(offer.offerId(), offer.terms().type(), OfferOutcome.ACCEPTED, now)));
        events.add(agreed(file, offer, a.written(), now));
        return Decision.accept(events);
    }

    /** What a statement of today shows may be a payment of the days before it, told by now or told later. */
    private static @Nullable List<Payment> paidBefore(CaseFile file, LocalDate today) {
        List<Payment> standing = file.standingPayments();
        LocalDate first = standing.stream()
                .filter(p -> !p.valueDate().isBefore(today))
                .map(Payment::earliest)
                .reduce(today, (a, b) -> b.isBefore(a) ? b : a);
        List<Payment> before =
                standing.stream().filter(p -> !p.valueDate().isBefore(first)).toList();
        return before.isEmpty() ? null : before;
    }

    /** Whatever the debtor would commit himself to: an offer, a mandate, a promise. */
    static boolean isUnable(CaseFile file, Instant now) {
        return file.pauses().openAt(now).stream().anyMatch(p -> UNABLE.contains(p.reason()));
    }

    /**
     * Why the debtor can commit himself to nothing now; null if he can. Nobody is pressed while he disputes the debt; that he may
     * still agree or promise of his own wish is ours.
     */
    static @Nullable Decision<CaseEvent> unable(CaseFile file, boolean ownWish, Instant now) {
        if (isUnable(file, now)) {
            return UNABLE_TO_AGREE;
        }
        return !ownWish && isPaused(file, PauseReason.DISPUTE, now)
                ? Decision.refuse(
                        "dispute-open", "ownWish", "who disputes the debt commits himself of his own wish only")
                : null;
    }

    private static @Nullable Decision<CaseEvent> unable(CaseFile file, OfferAccepted a, Instant now) {
        Decision<CaseEvent> unable = unable(file, a.ownWish(), now);
        if (unable != null) {
            return unable;
        }
        if (file.dealt().live().isPresent()) {
            return Decision.refuse("agreement-already-live", null, "a debtor keeps one agreement at a time");
        }
        if (file.livePromise().isPresent()) {
            return Decision.refuse("promise-already-live", null, "a promise is to be kept first");
        }
        return null;
    }

    private boolean presses(CaseFile file, Terms terms, Instant now) {
        return isPaused(file, PauseReason.HARDSHIP, now) && !policy.hardship().spares(terms, file.dayOf(now));
    }

    private Decision<CaseEvent> pressing(@Nullable String field) {
        return Decision.refuse(
                "hardship-open",
                field,
                "in hardship the debtor is offered only what stretches or lowers the debt, at most "
                        + policy.hardship().soonBp() + "/10 000 of it due within "
                        + policy.hardship().leastDays() + " days");
    }

    static boolean isPaused(CaseFile file, PauseReason reason, Instant now) {
        return file.pauses().openAt(now).stream().anyMatch(p -> p.reason().equals(reason.name()));
    }

    /**
     * What was offered may not be what can be agreed by now: its dates have passed, less is owed than it counted on, or more than a
     * settlement was to settle. Interest that ran on since leaves it open, for a settlement discharges it.
     */
    private static @Nullable Decision<CaseEvent> overtaken(Balance owed, Offer offer, LocalDate today) {
        Terms terms = offer.terms();
        boolean isPast = terms.instalments().stream().anyMatch(i -> i.dueOn().isBefore(today));
        return isPast || beyond(terms, owed) || exceeds(terms.waived(), owed) || owesMore(owed, offer.owed())
                ? Decision.refuse("offer-overtaken", null, "its dates or what is owed have moved since")
                : null;
    }

    /** Money went back since, or costs came up: of these nobody offered to waive anything. */
    private static boolean owesMore(Balance owed, @Nullable Balance settled) {
        return settled != null && (owed.costs() > settled.costs() || owed.principal() > settled.principal());
    }

    /** What was agreed before, if that bears on what it may waive. */
    private static @Nullable Balance besides(Terms terms, Waivers waivers) {
        return terms.waived().settled() || waivers.agreed().settled() ? null : waivers.agreed();
    }

    /** Limits hold for a case: of two offers that are within one side by side, the second may be beyond it once the first is agreed. */
    private static boolean waivesBesides(Offer offer, Balance agreed) {
        Balance known = offer.besides() == null ? Balance.zero(agreed.currency()) : offer.besides();
        return !offer.terms().waived().settled() && exceeds(agreed, known);
    }

    private CaseEvent agreed(CaseFile file, Offer offer, boolean written, Instant now) {
        Terms terms = offer.terms();
        NegotiationEvent told =
                switch (terms.type()) {
                    case EXTENSION, INSTALMENTS ->
                        new PlanAgreed(
                                offer.offerId(), terms.type(), terms.instalments(), policy.graceDays(), written, now);
                    case INTEREST_WAIVER, SETTLEMENT ->
                        new SettlementAgreed(
                                offer.offerId(),
                                terms.type(),
                                terms.instalments(),
                                terms.waived(),
                                written,
                                now,
                                file.balance());
                    case DEBT_FOR_ASSET, DEBT_TO_EQUITY -> null;
                };
        return told == null
                ? new AgreedInKind(offer.offerId(), file.dayOf(now).plusDays(policy.inKindDays()), now)
                : new Told(told);
    }

    /** Whatever is still pending ends with the talks. */
    static List<CaseEvent> withdrawn(CaseFile file, Instant now) {
        List<CaseEvent> events = new ArrayList<>();
        file.dealt().offers().stream()
                .filter(Offer::isPending)
                .forEach(offer -> events.add(ended(offer, Status.WITHDRAWN, now)));
        return events;
    }

    Decision<CaseEvent> lapse(CaseFile file, Deadline deadline) {
        Offer offer = file.dealt().offer(deadline.ref()).orElseThrow();
        return Decision.accept(ended(offer, Status.LAPSED, deadline.dueAt()));
    }

    void deadlines(CaseFile file, Set<Deadline> due) {
        for (Offer offer : file.dealt().offers()) {
            if (offer.isPending()) {
                timetable
                        .endOf(file, offer.lastDay(), offer.since())
                        .ifPresent(at -> due.add(Deadline.business(OFFER, offer.offerId(), at, policy.id())));
            }
        }
    }

    /** Of an offer that was never open nobody outside hears. */
    private static CaseEvent ended(Offer offer, Status as, Instant at) {
        OfferOutcome outcome =
                switch (as) {
                    case DECLINED -> OfferOutcome.DECLINED;
                    case LAPSED -> OfferOutcome.LAPSED;
                    case WITHDRAWN -> OfferOutcome.WITHDRAWN;
                    case PROPOSED, OPEN, ACCEPTED, REJECTED -> throw new IllegalStateException("no end of that sort");
                };
        return offer.status() == Status.PROPOSED
                ? new OfferDropped(offer.offerId(), as)
                : new Told(new OfferEnded(offer.offerId(), offer.terms().type(), outcome, at));
    }

    private static Told made(Offer offer, Instant now) {
        Terms terms = offer.terms();
        return new Told(new OfferMade(
                offer.offerId(),
                terms.type(),
                terms.payable(),
                terms.waived(),
                terms.instalments(),
                offer.lastDay(),
                now));
    }

    private static Decision<CaseEvent> unknown() {
        return Decision.refuse("offer-unknown", null, "the case has no such offer");
    }

    private static Decision<CaseEvent> notYours() {
        return Decision.refuse("offer-not-yours", "party", "the offer was made to somebody else");
    }

    private static Decision<CaseEvent> notOpen() {
        return Decision.refuse("offer-not-open", null, "the offer still waits for approval");
    }

    private static Decision<CaseEvent> over(Offer offer) {
        return switch (offer.status()) {
            case ACCEPTED -> Decision.refuse("offer-already-accepted", null, "the offer was accepted already");
            case LAPSED -> Decision.refuse("offer-lapsed", null, "the offer's time is over");
            case DECLINED, WITHDRAWN, REJECTED, PROPOSED, OPEN ->
                Decision.refuse("offer-over", null, "the offer stands no more");
        };
    }
}
