package io.recourse.intake.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.intake.domain.Debts.Asking;
import io.recourse.intake.domain.Debts.Part;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.Debts.TakenBack;
import io.recourse.intake.domain.PartyEvent.PartyPaymentSplit;
import io.recourse.intake.domain.PartyEvent.PartyPaymentTaken;
import io.recourse.intake.domain.PartyEvent.PartyPaymentTakenBack;
import io.recourse.intake.domain.PartyEvent.PartyRefundDue;
import io.recourse.intake.domain.PartyEvent.StandingTaken;
import io.recourse.intake.domain.PartyEvent.StandingsAsked;
import io.recourse.intake.domain.PartyEvent.StandingsOverdue;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import io.recourse.intake.domain.PartyInput.StandingTold;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.rules.money.DebtOrder;
import io.recourse.rules.money.DebtOrder.Debt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment that names no account, over the debts of its payer to one lender (民法典 art. 560). The ledgers own the balances
 * and the party owns the order: it asks each debt how it stands on the payment's day, splits when all have answered, and
 * tells each its part, which that ledger takes as a payment of its own. Nothing is paid twice: the payments of a party are
 * split one after the other.
 */
record DebtSplits(PartyPolicies policies) {

    /** While they are asked, the party keeps what each of them answers. */
    private static final int MOST_DEBTS = 200;

    static final String OVERDUE = "standings";

    private static final String NO_DEBT = "no-debt-known";

    Decision<PartyEvent> receive(Registered party, PartyPaymentReceived received, Instant now) {
        PartyPayment known = party.debts().find(received.paymentId());
        Money amount = received.amount();
        if (known != null) {
            return known.amount().equals(amount)
                            && known.valueDate().equals(received.valueDate())
                            && isTheSame(known.designatedCase(), received.designatedCase())
                    ? Decision.nothing()
                    : Decision.refuse("payment-conflict", "paymentId", "another payment has this id");
        }
        if (amount.minor() <= 0) {
            return Decision.refuse("payment-not-positive", "amount", "a payment is more than nothing");
        }
        List<Liability> debts = debts(party);
        String designated = received.designatedCase();
        if (debts.isEmpty()) {
            return Decision.refuse(NO_DEBT, null, "no case whose terms are known has this party as a debtor");
        }
        if (designated != null && debts.stream().noneMatch(d -> d.caseId().equals(designated))) {
            return Decision.refuse("designated-case-unknown", "designatedCase", "the party owes no such debt");
        }
        if (debts.stream()
                .filter(d -> designated == null || d.caseId().equals(designated))
                .noneMatch(d -> d.isIn(amount.currency()))) {
            return Decision.refuse("currency-mismatch", "amount", "the party owes nothing in this currency");
        }
        if (debts.stream().filter(d -> !party.isOver(d.caseId())).count() > MOST_DEBTS) {
            return Decision.refuse(
                    "debts-too-many", null, "one payment is split over 200 debts at the most: name the account");
        }
        if (isToCome(party, received.valueDate(), now)) {
            return dayToCome();
        }
        PartyStory story = new PartyStory(party)
                .add(new PartyPaymentTaken(
                        received.paymentId(), amount, received.valueDate(), designated, received.bookedAt()));
        askNext(story, now);
        return story.end();
    }

    Decision<PartyEvent> reverse(Registered party, PartyPaymentReversed reversed, Instant now) {
        PartyPayment known = party.debts().find(reversed.paymentId());
        if (known == null) {
            return Decision.refuse("payment-unknown", "paymentId", "the party has no such payment");
        }
        if (known.takenBack() != null) {
            return known.takenBack().isBy(reversed.reversalId())
                    ? Decision.nothing()
                    : Decision.refuse("payment-already-reversed", "paymentId", "it was taken back by another reversal");
        }
        if (isToCome(party, reversed.valueDate(), now)) {
            return dayToCome();
        }
        PartyPaymentTakenBack takenBack = new PartyPaymentTakenBack(
                reversed.paymentId(), reversed.reversalId(), reversed.valueDate(), reversed.bookedAt());
        PartyStory story = new PartyStory(party).add(takenBack);
        Debts whole = party.debts().unfolding(reversed.paymentId(), party.caseIds());
        takeBack(story, Objects.requireNonNull(whole.takenBack(takenBack).find(reversed.paymentId())));
        return story.end();
    }

    /** Of a folded payment only the mark is known. */
    private static boolean isTheSame(@Nullable String known, @Nullable String told) {
        return Objects.equals(known, told) || known != null && told != null && Packing.stands(known, told);
    }

    /** An answer nobody waits for any more changes nothing. */
    Decision<PartyEvent> answer(Registered party, StandingTold told, Instant now) {
        PartyPayment asked = party.debts().asked();
        if (asked == null
                || !asked.id().equals(told.paymentId())
                || !asking(asked).missing().contains(told.standing().caseId())) {
            return Decision.nothing();
        }
        PartyStory story = new PartyStory(party).add(new StandingTaken(asked.id(), told.standing()));
        PartyPayment answered = find(story, asked.id());
        if (asking(answered).missing().isEmpty()) {
            split(story, answered);
            askNext(story, now);
        }
        return story.end();
    }

    static Optional<Deadline> deadline(Registered party) {
        return Optional.ofNullable(party.debts().asked())
                .map(p -> Deadline.business(
                        OVERDUE,
                        p.id(),
                        asking(p).lookAt(),
                        "ours: a payment waits until every debt of its payer has said how it stands"));
    }

    Decision<PartyEvent> overdue(Registered party, Deadline deadline) {
        PartyPayment asked = party.debts().asked();
        if (asked == null || deadline(party).filter(deadline::equals).isEmpty()) {
            return Decision.nothing();
        }
        Asking asking = asking(asked);
        Instant next = policyOf(party, asking).pack().lookAfter(deadline.dueAt());
        return Decision.accept(new StandingsOverdue(asked.id(), asking.missing(), next));
    }

    private void askNext(PartyStory story, Instant now) {
        PartyPayment next = story.party().debts().next();
        if (next == null || story.party().debts().asked() != null) {
            return;
        }
        List<Liability> debts = asked(story.party(), next);
        if (debts.isEmpty()) {
            giveBack(story, next);
            askNext(story, now);
            return;
        }
        List<String> cases = debts.stream().map(Liability::caseId).toList();
        Instant lookAt = policies.of(terms(debts.getFirst())).pack().lookAfter(now);
        story.add(new StandingsAsked(next.id(), cases, lookAt));
        cases.forEach(
                c -> story.tell(c, new CaseInput.StandingAsked(story.party().id(), next.id(), next.valueDate())));
    }

    private void split(PartyStory story, PartyPayment payment) {
        Registered party = story.party();
        Asking asking = asking(payment);
        // whom the lender has released meanwhile pays what the others owe no more
        List<DebtStanding> owed = asking.answers().stream()
                .filter(a -> debts(party).stream().anyMatch(d -> d.caseId().equals(a.caseId())))
                .toList();
        if (owed.isEmpty()) {
            giveBack(story, payment);
            return;
        }
        DebtOrder order = policyOf(party, asking).debtOrder();
        List<Debt> debts = owed.stream().map(a -> debt(party, a)).toList();
        DebtOrder.Parts split =
                order.split(payment.amount().minor(), payment.valueDate(), debts, payment.designatedCase());
        List<Part> parts = new ArrayList<>(
                split.list().stream().map(p -> new Part(p.id(), p.minor())).toList());
        if (split.excess() > 0) {
            Part last = parts.isEmpty() ? new Part(fallback(payment, asking, owed), 0) : parts.removeLast();
            parts.add(new Part(last.caseId(), last.minor() + split.excess()));
        }
        story.add(new PartyPaymentSplit(payment.id(), parts));
        for (int i = 0; i < parts.size(); i++) {
            story.tell(
                    parts.get(i).caseId(),
                    new PaymentReceived(
                            partId(party, payment, i),
                            new Money(parts.get(i).minor(), payment.amount().currency()),
                            payment.valueDate(),
                            PaymentSource.PARTY,
                            payment.bookedAt()));
        }
        takeBack(story, find(story, payment.id()));
    }

    /** Where nothing is owed any more: the ledger it goes to says that it is due back. */
    private static String fallback(PartyPayment payment, Asking asking, List<DebtStanding> owed) {
        List<String> left = asking.cases().stream()
                .filter(c -> owed.stream().anyMatch(a -> a.caseId().equals(c)))
                .toList();
        String designated = payment.designatedCase();
        return designated != null && left.contains(designated) ? designated : left.getLast();
    }

    /** Nobody is owed what it could pay; what is taken back already goes back no second time. */
    private static void giveBack(PartyStory story, PartyPayment payment) {
        Money amount = payment.amount();
        story.add(new PartyRefundDue(
                payment.id(), payment.takenBack() == null ? amount : Money.zero(amount.currency()), NO_DEBT));
    }

    /** A guarantee stands for the whole debt, whatever it was limited to (ours: its limit is not known here). */
    private static Debt debt(Registered party, DebtStanding standing) {
        long guaranteed = standing.guaranteed() ? standing.owedMinor() : 0;
        long security = terms(liability(party, standing.caseId())).collateralMinor() + guaranteed;
        return new Debt(standing.caseId(), standing.dueOn(), security, standing.rateBp(), standing.owedMinor());
    }

    /** What is taken back before it was split is so as soon as it has been. */
    private static void takeBack(PartyStory story, PartyPayment payment) {
        TakenBack back = payment.takenBack();
        if (back == null) {
            return;
        }
        for (int i = 0; i < payment.parts().size(); i++) {
            story.tell(
                    payment.parts().get(i).caseId(),
                    new PaymentReversed(
                            partId(story.party(), payment, i), back.reversalId(), back.on(), back.bookedAt()));
        }
    }

    /** Lenders number the payments of each party as they like, and a case may have more than one debtor. */
    private static String partId(Registered party, PartyPayment payment, int index) {
        return CaseInput.OF_PARTY + party.id() + "/" + payment.id() + "/" + (index + 1);
    }

    private static boolean isToCome(Registered party, LocalDate day, Instant now) {
        return debts(party).stream().anyMatch(d -> d.isToCome(day, now));
    }

    private static Decision<PartyEvent> dayToCome() {
        return Decision.refuse("value-date-in-future", "valueDate", "money cannot count from a day yet to come");
    }

    /** Where all debts are over, what was given up of them is paid; else one takes the money and says that it is due back. */
    static List<Liability> asked(Registered party, PartyPayment payment) {
        List<Liability> known = debts(party).stream()
                .filter(d -> d.isIn(payment.amount().currency()))
                .toList();
        List<Liability> live = known.stream()
                .filter(d -> !party.isOver(d.caseId()) || d.caseId().equals(payment.designatedCase()))
                .toList();
        return live.isEmpty() ? known.subList(Math.max(0, known.size() - MOST_DEBTS), known.size()) : live;
    }

    private static List<Liability> debts(Registered party) {
        return party.cases().stream()
                .filter(c -> c.role().owes() && c.terms() != null)
                .toList();
    }

    private static Liability liability(Registered party, String caseId) {
        return party.cases().stream()
                .filter(c -> c.caseId().equals(caseId))
                .findAny()
                .orElseThrow();
    }

    private PartyPolicy policyOf(Registered party, Asking asking) {
        return policies.of(terms(liability(party, asking.cases().getFirst())));
    }

    private static DebtTerms terms(Liability liability) {
        return Objects.requireNonNull(liability.terms(), "only debts whose terms are known are asked");
    }

    private static PartyPayment find(PartyStory story, String paymentId) {
        return Objects.requireNonNull(story.party().debts().find(paymentId), "a payment that was taken");
    }

    private static Asking asking(PartyPayment payment) {
        @Nullable Asking asking = payment.asking();
        return Objects.requireNonNull(asking, "a payment whose debts are asked");
    }
}
