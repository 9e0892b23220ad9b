package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent.CostsAfterClose;
import io.recourse.intake.domain.CaseEvent.CostsBooked;
import io.recourse.intake.domain.CaseEvent.PaymentKeyedAs;
import io.recourse.intake.domain.CaseEvent.PaymentKnownAs;
import io.recourse.intake.domain.CaseEvent.ReversedAfterClose;
import io.recourse.intake.domain.CaseInput.CostsIncurred;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.money.Waterfall.Allocation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money in, money taken back, costs. Each is told as it comes; where it counts from an earlier day than facts told before
 * it, what that changes among the heads or in the interest follows as one adjustment, {@code value-date}. What the
 * statement knows already is told with an adjustment, {@code in-statement}, that leaves the balance as it was.
 */
record Payments(CasePolicies policies, Standing standing, Limits limits) {

    Decision<CaseEvent> receive(Open open, PaymentReceived received, Instant now) {
        Decision<CaseEvent> known = known(open.account(), open.ledger(), received, now);
        if (known != null) {
            return known;
        }
        Story story = new Story(open);
        if (open.ledger().base().knows(received.valueDate())) {
            match(story, open.account(), open.ledger(), received);
            discharge(story);
        } else {
            allocate(story, received);
        }
        names(story, received);
        if (received.source() != PaymentSource.PROCEEDS) {
            limits.interrupt(
                    story, InterruptionCause.PART_PAYMENT, received.valueDate(), Limits.proofOf(received.paymentId()));
        }
        standing.follow(story, open.ledger().oldestUnpaidDue(), now);
        return story.end();
    }

    /**
     * What the case still has a claim to is paid by it as the balance stands, for the clocks of a closed case stand still;
     * what its last statement knows is in it already. Else nothing is owed here any more, and the whole amount goes back
     * (ours).
     */
    Decision<CaseEvent> receive(Closed closed, PaymentReceived received, Instant now) {
        Decision<CaseEvent> known = known(closed.account(), closed.ledger(), received, now);
        if (known != null) {
            return known;
        }
        boolean goesOn = Cure.goesOn(closed);
        if (received.source() == PaymentSource.LENDER && goesOn) {
            return Decision.refuse(
                    "case-cured", "account", "nothing was overdue any more: what is paid on the loan is the host's");
        }
        Story story = new Story(closed);
        boolean isHosts = goesOn && received.source() == PaymentSource.PARTY;
        if (closed.ledger().base().knows(received.valueDate())) {
            match(story, closed.account(), closed.ledger(), received);
        } else if (closed.isOwedOn(received.valueDate()) || isHosts) {
            allocate(story, closed, received);
        } else {
            Allocation none = new Allocation(
                    0, 0, 0, received.amount().minor(), closed.ledger().balance());
            story.add(allocated(received, none, closed.ledger().oldestUnpaidDue()));
            story.add(new RefundDue(received.paymentId(), received.amount()));
        }
        names(story, received);
        return closed.isOwed() && story.closed().ledger().balance().settled()
                ? Standing.overAgain(story, CloseReason.PAID, now)
                : story.end();
    }

    private void allocate(Story story, Closed closed, PaymentReceived received) {
        Ledger ledger = closed.ledger();
        LocalDate end = closed.account().dayOf(closed.at());
        Reckoning atEnd = policies.reckon(closed.account(), ledger.before(end.plusDays(1)));
        Balance owed = ledger.balance();
        long doubled = Math.min(owed.interest(), atEnd.doubled() + atEnd.accruedDoubled(end));
        Allocation parts = policies.reckon(closed.account(), ledger.before(received.valueDate()))
                .waterfallOn(received.valueDate())
                .allocate(owed, doubled, received.amount());
        LocalDate oldest = policies.reckon(closed.account(), ledger.with(unallocated(received)))
                .oldestUnpaidDue();
        story.add(allocated(received, parts, parts.balance().settled() ? null : oldest));
        if (parts.unallocated() > 0) {
            story.add(new RefundDue(received.paymentId(), new Money(parts.unallocated(), ledger.currency())));
        }
    }

    private static Story names(Story story, PaymentReceived received) {
        if (received.alias() != null) {
            story.add(new PaymentKnownAs(received.paymentId(), received.alias()));
        }
        return received.endToEnd() == null
                ? story
                : story.add(new PaymentKeyedAs(received.paymentId(), received.endToEnd()));
    }

    private void allocate(Story story, PaymentReceived received) {
        Open open = story.open();
        Ledger ledger = open.ledger();
        Reckoning before = policies.reckon(open.account(), ledger);
        Reckoning after = policies.reckon(open.account(), ledger.with(unallocated(received)));
        long interest = after.interestPosted() - before.interestPosted();
        if (interest > 0) {
            Balance posted = Standing.plus(ledger.balance(), 0, interest, 0);
            Standing.adjust(story, "interest", posted, ledger.oldestUnpaidDue());
        }
        long more = after.doubledPosted() - before.doubledPosted();
        if (more > 0) {
            Balance posted = Standing.plus(story.open().ledger().balance(), 0, more, 0);
            Standing.adjust(story, "doubled-interest", posted, ledger.oldestUnpaidDue());
        }
        Balance owed = story.open().ledger().balance();
        long doubled = Math.min(owed.interest(), before.doubled() + Math.max(0, more));
        Allocation parts = policies.reckon(open.account(), ledger.before(received.valueDate()))
                .waterfallOn(received.valueDate())
                .allocate(owed, doubled, received.amount());
        story.add(allocated(received, parts, after.oldestUnpaidDue()));
        Standing.adjust(story, "value-date", after.balance(), after.oldestUnpaidDue());
        if (after.credit() > 0) {
            story.add(new RefundDue(received.paymentId(), new Money(after.credit(), ledger.currency())));
        }
    }

    /** The host allocated it: what its statement took off the balance is deemed to be what the payment paid. */
    private void match(Story story, Account account, Ledger ledger, PaymentReceived received) {
        Allocation deemed = policies.reckon(account, ledger.before(received.valueDate()))
                .waterfallOn(received.valueDate())
                .allocate(ledger.beforehand(), received.amount());
        long principal = deemed.toPrincipal() + deemed.unallocated();
        Balance balance = ledger.balance();
        Balance without = Standing.plus(balance, deemed.toCosts(), deemed.toInterest(), principal);
        Allocation parts = new Allocation(deemed.toCosts(), deemed.toInterest(), principal, 0, balance);
        story.add(new BalanceAdjusted(BalanceAdjusted.IN_STATEMENT, balance, without, ledger.oldestUnpaidDue()));
        story.add(allocated(received, parts, ledger.oldestUnpaidDue()));
    }

    /** What a settlement left owed because of money of which nobody had told may be less by it. */
    private void discharge(Story story) {
        Reckoning after = policies.reckon(story.account(), story.open().ledger());
        Standing.adjust(story, "settlement", after.balance(), after.oldestUnpaidDue());
    }

    Decision<CaseEvent> reverse(Open open, PaymentReversed reversed, Instant now) {
        Payment first = open.ledger().payment(reversed.paymentId());
        Decision<CaseEvent> known = known(open.account(), open.ledger(), first, reversed, now);
        if (first == null || known != null) {
            return Objects.requireNonNull(known);
        }
        Back back = Back.of(open.ledger(), first, reversed);
        Ledger ledger = open.ledger();
        Reckoning after = policies.reckon(open.account(), back.from(ledger));
        Story story = new Story(open);
        back.tell(story, ledger, after);
        Standing.adjust(
                story,
                ledger.base().knows(reversed.valueDate()) ? BalanceAdjusted.IN_STATEMENT : "value-date",
                after.balance(),
                after.oldestUnpaidDue());
        if (back.rest() != null && !first.id().startsWith(PaymentAllocated.OF_PROCEEDS)) {
            limits.interrupt(
                    story,
                    InterruptionCause.PART_PAYMENT,
                    first.valueDate(),
                    Limits.proofOf(back.rest().id()));
        }
        limits.unprove(story, Limits.proofOf(back.payment().id()));
        standing.follow(story, ledger.oldestUnpaidDue(), now);
        return story.end();
    }

    /** The case stays closed, for the contract knows no re-opening; the balance is told and a person decides. */
    Decision<CaseEvent> reverse(Closed closed, PaymentReversed reversed, Instant now) {
        Ledger ledger = closed.ledger();
        Payment first = ledger.payment(reversed.paymentId());
        Decision<CaseEvent> known = known(closed.account(), ledger, first, reversed, now);
        if (first == null || known != null) {
            return Objects.requireNonNull(known);
        }
        Back back = Back.of(ledger, first, reversed);
        long restored = back.part().allocated();
        LocalDate on = back.payment().backOn(reversed.valueDate());
        if (back.payment().allocated() > 0 && ledger.base().knows(on)) {
            Story noted = new Story(closed);
            back.tellStated(noted, ledger);
            return noted.end();
        }
        Reckoning after = policies.reckon(closed.account(), back.from(ledger));
        Story story = new Story(closed);
        back.tellClosed(story, ledger, after);
        if (restored > 0) {
            story.add(new ReversedAfterClose(back.payment().id(), reversed.reversalId(), restored));
            if (!closed.hasLiveDebt() && closed.withDebtRestored().hasLiveDebt()) {
                closed.parties()
                        .bound()
                        .forEach(p -> story.tell(new Tell(
                                new SubjectId(PartyDecider.KIND, p), new PartyInput.CaseRestored(closed.id()))));
            }
            CreditNotices.restored(story, closed.id(), closed.account().creditNoticeAt());
        }
        return story.end();
    }

    /** Null if it can be taken back, so much of it. */
    private static @Nullable Decision<CaseEvent> known(
            Account account, Ledger ledger, @Nullable Payment first, PaymentReversed reversed, Instant now) {
        if (first == null) {
            return Decision.refuse("payment-unknown", "paymentId", "the case has no such payment");
        }
        Money amount = reversed.amount();
        List<Payment> parts = ledger.partsOf(first);
        for (Payment part : parts) {
            Payment.Reversal before = part.reversal();
            if (before != null && before.is(reversed.reversalId())) {
                return amount == null || amount.equals(new Money(part.minor(), ledger.currency()))
                        ? Decision.nothing()
                        : Decision.refuse("reversal-conflict", "reversalId", "another reversal has this id");
            }
        }
        Payment left = parts.getLast();
        if (left.reversal() != null) {
            return Decision.refuse("payment-already-reversed", "paymentId", "it was taken back by another reversal");
        }
        if (amount != null && !amount.currency().equals(ledger.currency())) {
            return Decision.refuse("currency-mismatch", "amount", "a case keeps its currency");
        }
        if (amount != null && isBackAlready(parts, amount, left.backOn(reversed.valueDate()))) {
            return Decision.refuse(
                    "reversal-ambiguous",
                    "amount",
                    "as much went back on that day by another reversal; if both are meant, tell their sum or another day");
        }
        if (amount != null && (amount.minor() <= 0 || amount.minor() > left.minor())) {
            return Decision.refuse("reversal-amount", "amount", "no more goes back than is left of the payment");
        }
        return isToCome(account, reversed.valueDate(), now) ? dayToCome() : null;
    }

    /** A servicer's message and its account's statement may both tell of one part, each by an id of its own. */
    private static boolean isBackAlready(List<Payment> parts, Money amount, LocalDate on) {
        return parts.stream().anyMatch(part -> {
            Payment.Reversal before = part.reversal();
            return before != null
                    && part.minor() == amount.minor()
                    && before.on().equals(on);
        });
    }

    /** Costs dated up to the statement's day are in it, as payments are. */
    Decision<CaseEvent> cost(Open open, CostsIncurred incurred, Instant now) {
        Ledger ledger = open.ledger();
        if (ledger.hasCost(incurred.costId()) || incurred.amount().minor() == 0) {
            return Decision.nothing();
        }
        sound(incurred, ledger);
        LocalDate on = open.account().dayOf(incurred.at());
        Story story = new Story(open);
        story.add(new CostsBooked(incurred.costId(), incurred.amount().minor(), incurred.kind(), on));
        Reckoning after = policies.reckon(open.account(), story.open().ledger());
        Standing.adjust(story, "costs", after.balance(), after.oldestUnpaidDue());
        standing.follow(story, ledger.oldestUnpaidDue(), now);
        return story.end();
    }

    /** Too late for the balance: the lender who advanced them bears them, and its case says so. */
    Decision<CaseEvent> cost(Closed closed, CostsIncurred incurred) {
        if (closed.knows(incurred.costId()) || incurred.amount().minor() == 0) {
            return Decision.nothing();
        }
        sound(incurred, closed.ledger());
        LocalDate on = closed.account().dayOf(incurred.at());
        return Decision.accept(
                new CostsAfterClose(incurred.costId(), incurred.amount().minor(), incurred.kind(), on));
    }

    private static void sound(CostsIncurred incurred, Ledger ledger) {
        if (!incurred.amount().currency().equals(ledger.currency())
                || incurred.amount().minor() < 0) {
            throw new IllegalStateException("costs are positive and in the currency of the case");
        }
    }

    /**
     * What a payment of that day can pay: no more and there is nothing to refund. Of a day the statement knows it is what
     * that statement left, for there the host allocated it.
     */
    DebtStanding standing(Open open, LocalDate day) {
        Ledger ledger = open.ledger();
        long owed = ledger.base().knows(day) ? ledger.beforehand().total().minor() : absorbs(open, day);
        return standing(open.id(), open.account(), open.parties(), ledger, owed, day);
    }

    /** What is left of a claim is paid whatever the day, as it stands. */
    static DebtStanding standing(Closed closed, LocalDate day) {
        if (!closed.isOwed()) {
            return DebtStanding.nothingOwed(closed.id(), day);
        }
        Ledger ledger = closed.ledger();
        long owed = ledger.balance().total().minor();
        return standing(closed.id(), closed.account(), closed.parties(), ledger, owed, day);
    }

    private static DebtStanding standing(
            String caseId, Account account, Parties parties, Ledger ledger, long owed, LocalDate day) {
        LocalDate oldest = ledger.oldestUnpaidDue();
        return new DebtStanding(
                caseId,
                owed,
                oldest == null ? day : oldest,
                account.credit().yearlyBp(ledger.base().annualRateBp()),
                parties.guarantors().stream().anyMatch(g -> g.endedAt() == null));
    }

    /** Pays more than can be owed and looks how much of it is left. */
    private long absorbs(Open open, LocalDate day) {
        Ledger ledger = open.ledger();
        long known = ledger.everyPayment().mapToLong(Payment::minor).sum();
        long plenty = Math.max(0, Money.MAX_MINOR - known);
        Payment trial = new Payment(CaseInput.OF_PARTY, plenty, day, 0, 0, 0, plenty);
        Reckoning with = policies.reckon(open.account(), ledger.with(trial));
        Reckoning without = policies.reckon(open.account(), ledger);
        return Math.max(0, plenty - (with.credit() - without.credit()));
    }

    private static Payment unallocated(PaymentReceived received) {
        long minor = received.amount().minor();
        return new Payment(received.paymentId(), minor, received.valueDate(), 0, 0, 0, minor);
    }

    private static PaymentAllocated allocated(
            PaymentReceived received, Allocation parts, @Nullable LocalDate oldestUnpaidDue) {
        return new PaymentAllocated(
                received.paymentId(),
                received.valueDate(),
                received.amount(),
                parts.toCosts(),
                parts.toInterest(),
                parts.toPrincipal(),
                parts.unallocated(),
                parts.balance(),
                oldestUnpaidDue);
    }

    /** Null if the payment is new and sound. What disposal or a party tells is never refused: it is sound or a bug. */
    private static @Nullable Decision<CaseEvent> known(
            Account account, Ledger ledger, PaymentReceived received, Instant now) {
        Money amount = received.amount();
        ToldPayment told = ToldPayment.of(ledger, received);
        if (told != null) {
            List<CaseEvent> names = told.names();
            return names == null
                    ? refuse(received, "payment-conflict", "paymentId", told.conflict())
                    : Decision.accept(names);
        }
        if (amount.minor() == 0 && received.source() == PaymentSource.PROCEEDS) {
            return Decision.nothing();
        }
        if (received.source() == PaymentSource.LENDER && isToCome(account, received.valueDate(), now)) {
            return dayToCome();
        }
        if (amount.minor() <= 0) {
            return refuse(received, "payment-not-positive", "amount", "a payment is more than nothing");
        }
        return amount.currency().equals(ledger.currency())
                ? null
                : refuse(received, "currency-mismatch", "amount", "a case keeps its currency");
    }

    /** Interest would be posted up to that day, and no statement could have known of it. */
    private static boolean isToCome(Account account, LocalDate valueDate, Instant now) {
        return valueDate.isAfter(account.dayOf(now));
    }

    private static Decision<CaseEvent> dayToCome() {
        return Decision.refuse("value-date-in-future", "valueDate", "money cannot count from a day yet to come");
    }

    private static Decision<CaseEvent> refuse(PaymentReceived received, String rule, String field, String detail) {
        return switch (received.source()) {
            case LENDER -> Decision.refuse(rule, field, detail);
            case PROCEEDS, PARTY ->
                throw new IllegalStateException("money of " + received.source() + " breaks the rule " + rule);
        };
    }
}
