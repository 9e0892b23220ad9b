package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.yuan;
import static io.recourse.negotiation.domain.TownLife.ZONE;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Message;
import io.recourse.contracts.Balance;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.negotiation.domain.CaseState.Known;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is promised, offered and agreed for a case of the town, and what is paid and debited for it. */
final class CaseDealings {

    private CaseDealings() {}

    /** What waits for a second person is mostly decided on, and mostly approved. */
    static CaseInput promised(Chance chance, SubjectId id, LocalDate today) {
        Optional<PromiseProposal> waiting = chance.state(CaseState.class, id) instanceof Known known
                ? ApprovalsWaiting.promise(known.file())
                : Optional.empty();
        if (waiting.isPresent() && !chance.oneIn(4)) {
            return new CaseInput.PromiseReviewed(
                    waiting.get().promiseId(),
                    chance.oneIn(6) ? "w" : "v",
                    chance.oneIn(9) ? Maker.BOT : Maker.STAFF,
                    !chance.oneIn(4));
        }
        if (chance.oneIn(30)) {
            // of what waits for nobody, as a rule
            return new CaseInput.PromiseReviewed("p-" + chance.below(12), "v", Maker.STAFF, chance.coin());
        }
        return new CaseInput.PromiseMade(
                "p-" + chance.below(12),
                // now and then next to nothing of what is owed
                yuan(chance.oneIn(9) ? 1 + chance.below(2_000) : 5_000 + chance.below(20_000)),
                today.plusDays(chance.below(9)),
                "w",
                chance.coin() ? true : null);
    }

    /** Who agreed on something pays, and some of it comes back. */
    static List<Message> paidOrTakenBack(Chance chance, SubjectId id) {
        if (!(chance.state(CaseState.class, id) instanceof Known known)
                || known.file().dealt().agreements().isEmpty()) {
            return List.of();
        }
        List<Payment> payments = known.file().payments();
        boolean comesBack = known.file().dealt().live().isEmpty() && !payments.isEmpty() && chance.oneIn(3);
        if (comesBack) {
            return List.of(Message.fact("intake", id, back(payments.getLast().paymentId(), chance)));
        }
        String paymentId = "agreed-" + chance.below(100_000);
        CaseInput paid = new CaseInput.PaymentHeard(
                paymentId, yuan(25_000), LocalDate.ofInstant(chance.now(), ZONE), owing(50_000), chance.now(), null);
        return chance.coin()
                ? List.of(Message.fact("intake", id, paid), Message.fact("intake", id, back(paymentId, chance)))
                : List.of(Message.fact("intake", id, paid));
    }

    private static CaseInput back(String paymentId, Chance chance) {
        return takenBack(paymentId, owing(60_000), chance.now());
    }

    static boolean awaitsLedger(Chance chance, SubjectId id) {
        return chance.state(CaseState.class, id) instanceof Known known
                && known.file().dealt().debiting().debits().stream().anyMatch(Debit::isAsked);
    }

    /** A mandate comes and goes, and the ledger answers what it was asked for. */
    static List<Message> debiting(Chance chance, SubjectId id) {
        if (!(chance.state(CaseState.class, id) instanceof Known known)) {
            return List.of();
        }
        CaseFile file = known.file();
        List<Debit> waiting =
                file.dealt().debiting().debits().stream().filter(Debit::isAsked).toList();
        if (!waiting.isEmpty() && chance.coin()) {
            String requestId = waiting.getFirst().requestId();
            CaseInput word = chance.oneIn(3)
                    ? new CaseInput.ClearanceRefused(requestId, "nothing-owed", chance.now())
                    : new CaseInput.ClearanceGiven(
                            requestId, file.balance(), chance.now().plus(Duration.ofHours(24)), chance.now());
            return List.of(Message.fact("intake", id, word));
        }
        List<Debit> debits = file.dealt().debiting().debits();
        List<Debit> unclear =
                debits.stream().filter(d -> d.outcome() == DebitOutcome.UNKNOWN).toList();
        if (unclear.isEmpty() ? !debits.isEmpty() && chance.oneIn(6) : chance.coin()) {
            return List.of(Message.asked(
                    "agent",
                    id,
                    new CaseInput.DebitClarified(
                            chance.of(unclear.isEmpty() ? debits : unclear).requestId(), chance.coin(), "user-1")));
        }
        Optional<Mandate> standing = file.dealt().debiting().standing(LocalDate.ofInstant(chance.now(), ZONE));
        if (standing.isPresent() && chance.oneIn(9)) {
            return List.of(Message.asked(
                    "agent", id, new CaseInput.MandateRevoked(standing.get().mandateId())));
        }
        return file.dealt().live().isPresent() || chance.oneIn(3)
                ? List.of(Message.asked(
                        "agent",
                        id,
                        new CaseInput.MandateGiven(
                                "m-" + chance.below(9),
                                Sample.PARTY,
                                "ref-1",
                                yuan(chance.oneIn(3) ? 30_000 : 4_000),
                                null,
                                chance.oneIn(4) ? new Mandate.Range(1_000, 5_000) : null,
                                chance.coin())))
                : List.of();
    }

    /** Something new is offered, or something is said to what was. */
    static List<CaseInput> dealing(Chance chance, SubjectId id, LocalDate today) {
        List<Offer> pending = chance.state(CaseState.class, id) instanceof Known known
                ? known.file().dealt().offers().stream()
                        .filter(Offer::isPending)
                        .toList()
                : List.of();
        if (pending.isEmpty() || chance.oneIn(4)) {
            CaseInput.OfferProposed offer = offer(chance, id, today);
            return chance.oneIn(3)
                    ? List.of(offer)
                    : List.of(
                            offer,
                            new CaseInput.OfferReviewed(offer.offerId(), "user-3", Maker.SUPERVISOR, true),
                            new CaseInput.OfferAccepted(
                                    offer.offerId(), "a-1", Sample.PARTY, chance.coin(), chance.coin()));
        }
        Offer offer = chance.of(pending);
        return List.of(said(chance, offer));
    }

    private static CaseInput said(Chance chance, Offer offer) {
        return switch (chance.below(offer.status() == Offer.Status.PROPOSED ? 8 : 16)) {
            case 0, 9 -> new CaseInput.OfferWithdrawn(offer.offerId());
            case 1, 10 -> new CaseInput.OfferDeclined(offer.offerId(), chance.of(Sample.PARTY, "party-2"));
            case 2 -> new CaseInput.OfferReviewed(offer.offerId(), "user-2", chance.of(Maker.values()), chance.coin());
            case 3, 4, 5, 6, 7 ->
                new CaseInput.OfferReviewed(offer.offerId(), "user-2", Maker.SUPERVISOR, !chance.oneIn(6));
            default ->
                new CaseInput.OfferAccepted(
                        offer.offerId(),
                        "a-" + chance.below(3),
                        chance.oneIn(9) ? "party-2" : Sample.PARTY,
                        chance.coin(),
                        chance.coin());
        };
    }

    private static CaseInput.OfferProposed offer(Chance chance, SubjectId id, LocalDate today) {
        OfferType type = chance.oneIn(3) ? OfferType.SETTLEMENT : chance.of(OfferType.values());
        Balance owed = chance.state(CaseState.class, id) instanceof Known known
                ? known.file().balance()
                : owing(50_000);
        long total = owed.total().minor();
        // under next to nothing of what is owed no bot agrees, so mostly it is enough
        long payable = type == OfferType.SETTLEMENT
                ? total * 2 / 5
                : chance.coin() ? total * 3 / 5 : 5_000 + chance.below(20_000);
        Balance waived =
                switch (type) {
                    case SETTLEMENT -> owing(total - payable);
                    case INTEREST_WAIVER -> new Balance("CNY", 0, 1_000, 0);
                    case EXTENSION, INSTALMENTS, DEBT_FOR_ASSET, DEBT_TO_EQUITY -> owing(0);
                };
        boolean inKind = type.isInKind();
        return new CaseInput.OfferProposed(
                "o-" + chance.below(30),
                type,
                yuan(payable),
                waived,
                inKind ? null : today.plusDays(chance.below(9)),
                inKind ? List.of() : List.of(new Terms.Stage(type == OfferType.INSTALMENTS ? 2 : 1, 1)),
                inKind ? "flat-1" : null,
                chance.of("user-1", "user-2"),
                chance.of(Maker.values()));
    }
}
