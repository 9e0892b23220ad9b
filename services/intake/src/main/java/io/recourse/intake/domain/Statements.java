package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.EpisodeOpened;
import io.recourse.intake.domain.CaseEvent.ChargedOff;
import io.recourse.intake.domain.CaseEvent.CreditorTaken;
import io.recourse.intake.domain.CaseEvent.RateCapped;
import io.recourse.intake.domain.CaseEvent.StatementNoted;
import io.recourse.intake.domain.CaseEvent.StatementTaken;
import io.recourse.intake.domain.CaseEvent.TermsTaken;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.CaseState.Unopened;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.limitation.Limitation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a lender's statement does. Of one (as-of, revision) only the first content counts; an older one is refused, unless it
 * was taken itself, which changes nothing. Under
 * {@link Authority#HOST} the statement rules: the difference to what it says, less the payments it cannot know yet, is one
 * adjustment; the first statement that passes authority to Recourse is the last to do so.
 */
record Statements(CasePolicies policies, Standing standing, Limits limits, RateCaps caps, Cure cure, People people) {

    Decision<CaseEvent> open(Unopened unopened, StatementReceived received, Instant now) {
        AccountFacts account = received.account();
        Statement statement = received.statement();
        CasePolicy policy = policies.find(account.jurisdiction());
        ZoneId zone = zone(account.contractZone());
        if (policy == null) {
            return Decision.refuse("jurisdiction-unknown", "jurisdiction", "no policy pack for this jurisdiction");
        }
        if (zone == null) {
            return Decision.refuse("zone-unknown", "contractZone", "not a zone of the time zone database");
        }
        LocalDate lastDue = statement.lastDue();
        LocalDate oldest = statement.oldestUnpaid(0);
        if (lastDue == null || oldest == null || statement.balance().settled()) {
            return Decision.refuse("nothing-overdue", "instalments", "a case opens with something owed and unpaid");
        }
        if (statement.asOf().isAfter(LocalDays.dateOf(now, zone))) {
            return fromTheFuture();
        }
        ContractTerms terms = account.terms();
        Credit credit = terms == null ? Credit.PLAIN : Credit.of(terms);
        if (credit.isCapped() && credit.contractDate() == null) {
            return contractDateMissing();
        }
        Decision<CaseEvent> beyond = caps.beyond(policy, credit, statement, List.of());
        if (beyond != null) {
            return beyond;
        }
        boolean counts = credit.isCapped() && statement.authority() == Authority.RECOURSE;
        CappedRate capped = counts ? capped(policy, credit, statement) : null;
        if (counts && capped == null) {
            return ChargeOffs.unknownCap();
        }
        Story story = new Story(unopened);
        story.add(new StatementTaken(received.episode(), statement, oldest, People.digest(account), null));
        story.add(new CaseOpened(
                received.lender(),
                account.product(),
                account.debtorKind(),
                account.debtor().party(),
                account.jurisdiction(),
                account.contractZone(),
                account.debtor().zone(),
                account.debtor().province(),
                account.debtor().language(),
                statement.balance(),
                oldest,
                LocalDays.dpd(oldest, now, zone),
                policy.limitation().endsAt(Limitation.from(lastDue)),
                account.coDebtors().stream().map(PartyFacts::party).toList(),
                account.guarantors().stream()
                        .map(g -> People.guarantor(g, policy))
                        .toList(),
                account.collateral(),
                account.scoring()));
        if (received.earlier() != null) {
            story.add(new EpisodeOpened(
                    received.earlier().debt(), received.earlier().former()));
        }
        account.guarantors().forEach(g -> Guarantees.dated(story, People.guarantor(g, policy), g));
        if (terms != null) {
            story.add(new TermsTaken(terms));
        }
        if (capped != null) {
            story.add(new RateCapped(capped));
        }
        standing.enter(story, now);
        People.open(story, received);
        Sales.ask(story, received);
        return story.end();
    }

    Decision<CaseEvent> update(Open open, StatementReceived received, Instant now) {
        Statement statement = received.statement();
        Ledger ledger = open.ledger();
        if (!received.lender().equals(open.account().lender())) {
            return Decision.refuse("lender-mismatch", "lender", "the case belongs to another lender");
        }
        if (!statement.balance().currency().equals(ledger.currency())) {
            return Decision.refuse("currency-mismatch", "currency", "a case keeps its currency");
        }
        if (People.isAnothers(open.parties(), received.account())) {
            return Decision.refuse(
                    "debtor-mismatch",
                    "debtor",
                    "a case keeps its debtor: who takes the debt over is the debtor of another");
        }
        return ifNewer(ledger, received, () -> {
            if (statement.asOf().isAfter(open.account().dayOf(now))) {
                return fromTheFuture();
            }
            if (statement.balance().settled() && !statement.instalments().isEmpty()) {
                return Decision.refuse("statement-inconsistent", "instalments", "nothing owed, yet something unpaid");
            }
            Credit known = open.account().credit();
            CreditorTaken creditor = newlyPrivate(known, received.account().terms());
            if (creditor == null && isNewlyPrivate(known, received.account().terms())) {
                return contractDateMissing();
            }
            Credit credit = creditor == null ? known : known.of(creditor.creditorKind(), creditor.contractDate());
            boolean ours = ledger.base().authority() == Authority.RECOURSE;
            Decision<CaseEvent> beyond =
                    ours ? null : caps.beyond(policies.of(open.account()), credit, statement, ledger.costs());
            if (beyond != null) {
                return beyond;
            }
            Statement counted = ours ? ledger.base() : statement;
            boolean counts =
                    credit.isCapped() && counted.authority() == Authority.RECOURSE && (!ours || creditor != null);
            CappedRate capped = counts ? capped(policies.of(open.account()), credit, counted) : null;
            if (counts && capped == null) {
                return ChargeOffs.unknownCap();
            }
            Story story = new Story(open);
            return ours
                    ? note(story, received, creditor, capped, now).end()
                    : take(story, received, creditor, capped, now).end();
        });
    }

    private static boolean isNewlyPrivate(Credit known, @Nullable ContractTerms terms) {
        return terms != null && terms.creditorKind() == CreditorKind.PRIVATE && !known.isCapped();
    }

    /** Null unless it is the first to say that a private lender lent, and when is known. */
    private static @Nullable CreditorTaken newlyPrivate(Credit known, @Nullable ContractTerms terms) {
        if (terms == null || !isNewlyPrivate(known, terms)) {
            return null;
        }
        LocalDate contract = terms.contractDate() == null ? known.contractDate() : terms.contractDate();
        return contract == null ? null : new CreditorTaken(terms.creditorKind(), contract);
    }

    /** Statements change no balance any more; what was reckoned beyond a private lender's cap was never owed. */
    private Story note(
            Story story,
            StatementReceived received,
            @Nullable CreditorTaken creditor,
            @Nullable CappedRate capped,
            Instant now) {
        LocalDate oldestBefore = story.open().ledger().oldestUnpaidDue();
        String news = People.news(story.open().parties(), received.account());
        story.add(new StatementNoted(received.statement().key(), news));
        if (news != null) {
            people.follow(story, received);
            Sales.ask(story, received);
        }
        if (creditor != null && capped != null) {
            story.add(creditor);
            caps.cap(story, capped);
            standing.follow(story, oldestBefore, now);
        }
        return story;
    }

    private @Nullable CappedRate capped(CasePolicy policy, Credit credit, Statement statement) {
        return caps.capped(policy, credit, statement.annualRateBp(), statement.asOf());
    }

    private Story take(
            Story story,
            StatementReceived received,
            @Nullable CreditorTaken creditor,
            @Nullable CappedRate capped,
            Instant now) {
        Statement statement = received.statement();
        Open before = story.open();
        LocalDate oldestBefore = before.ledger().oldestUnpaidDue();
        String news = People.news(story.open().parties(), received.account());
        story.add(
                new StatementTaken(received.episode(), statement, oldestBefore, news, cure.missed(before, statement)));
        if (news != null) {
            people.follow(story, received);
            Sales.ask(story, received);
        }
        if (creditor != null) {
            story.add(creditor);
        }
        if (statement.authority() == Authority.RECOURSE) {
            ContractTerms terms = received.account().terms();
            LocalDate on = terms == null ? null : terms.chargedOffOn();
            story.add(new ChargedOff(on == null ? statement.asOf() : on));
        }
        if (capped != null) {
            story.add(new RateCapped(capped));
        }
        Open open = story.open();
        Reckoning reckoning = policies.reckon(open.account(), open.ledger());
        Standing.adjust(story, BalanceAdjusted.STATEMENT, reckoning.balance(), reckoning.oldestUnpaidDue());
        limits.instalments(story, statement.lastDue());
        // payments that this statement cannot know yet may come to more than it says is owed
        Standing.refund(story, reckoning.credit());
        if (statement.authority() == Authority.HOST
                && knowsReversals(statement, before.ledger())
                && Cure.isBy(story.open(), statement, now)) {
            standing.end(story, CloseReason.CURED, now, now);
        } else {
            standing.follow(story, oldestBefore, now);
        }
        return story;
    }

    /** A closed case takes note of statements that ask for nothing. */
    Decision<CaseEvent> afterClose(Closed closed, StatementReceived received, Instant now) {
        Statement statement = received.statement();
        return ifNewer(closed.ledger(), received, () -> {
            if (statement.asOf().isAfter(closed.account().dayOf(now))) {
                return fromTheFuture();
            }
            if (Cure.asksForMoney(closed, statement, now)) {
                return Decision.refuse(
                        "case-closed", null, "the case is closed; what is overdue anew is another episode");
            }
            if (People.namesStrangers(closed.parties(), received.account())) {
                return Decision.refuse("case-closed", null, "the case is closed; nobody joins it any more");
            }
            String news = People.news(closed.parties(), received.account());
            Story story = new Story(closed).add(new StatementNoted(statement.key(), news));
            if (news != null) {
                People.follow(story, closed, received);
            }
            return closed.hasLiveDebt() && knowsReversals(statement, closed.ledger())
                    ? Standing.overAgain(story, closed.reason(), now)
                    : story.end();
        });
    }

    /** Of a day before what was taken back it says nothing about the debt that came back by it, so it neither cures nor ends it. */
    private static boolean knowsReversals(Statement statement, Ledger ledger) {
        return ledger.everyPayment()
                .map(Payment::reversal)
                .filter(Objects::nonNull)
                .allMatch(reversal -> statement.knows(reversal.on()));
    }

    private static Decision<CaseEvent> ifNewer(
            Ledger ledger, StatementReceived received, Supplier<Decision<CaseEvent>> newer) {
        int order = Statement.Key.ORDER.compare(received.statement().key(), ledger.seen());
        if (order > 0) {
            return newer.get();
        }
        if (order < 0) {
            return ledger.tookEarlier(received)
                    ? Decision.nothing()
                    : Decision.refuse("statement-stale", "asOf", "a later statement has been taken already");
        }
        return received.isCalled(ledger.seen().contentHash())
                ? Decision.nothing()
                : Decision.refuse(
                        "statement-conflict", "revision", "another statement has this as-of day and revision");
    }

    private static Decision<CaseEvent> contractDateMissing() {
        return Decision.refuse(
                "contract-date-missing", "terms.contractDate", "a private lender's rate is capped by its day");
    }

    private static Decision<CaseEvent> fromTheFuture() {
        return Decision.refuse("statement-from-future", "asOf", "a statement cannot be as of a day yet to come");
    }

    private static @Nullable ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
