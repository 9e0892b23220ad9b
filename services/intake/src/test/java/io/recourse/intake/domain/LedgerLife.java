package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.interruption;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Life;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.Rest;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lender, its debtors, and four stages that report to the ledger. */
class LedgerLife implements Life {

    static final Instant BEGIN = Given.instant("2026-01-10T12:00:00+08:00");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SubjectId CASE = new SubjectId("case", "case-1");
    private static final SubjectId DEBTOR = new SubjectId("party", "debtor-1");
    private static final SubjectId BOUGHT = new SubjectId("case", "case-9");
    private static final SubjectId BUYERS_DEBTOR = new SubjectId("party", "debtor-9");
    private static final SubjectId BUYERS_CO_DEBTOR = new SubjectId("party", "c9");
    private static final String BUYER = "bank-b";
    private static final String OF_PARTY = "party ";
    private static final String BANKRUPTCY = "bankruptcy-";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instalment[] UNPAID = {
        due("2025-10-15", 40_000), due("2025-11-15", 30_000), due("2025-12-15", 20_000)
    };

    private static final Instalment[] TO_COME = {due("2026-02-15", 50_000), due("2026-03-15", 40_000)};
    private static final Instalment[] NOTHING = {};

    /**
     * @param mostPaid what all payments come to at most; below the debt nothing is ever paid in full
     * @param ends whether cases may close: what comes after a closing counts no more, so order matters then
     */
    record Setting(long mostPaid, boolean statements, boolean reversals, boolean chargedOff, boolean ends) {}

    private final Setting setting;
    private final List<PaymentReceived> paid = new ArrayList<>();
    private final List<String> paidByParty = new ArrayList<>();
    private AccountFacts account = Given.account("CARD");
    private Instalment[] unpaid = UNPAID;
    private @Nullable Statement opening;
    private LocalDate stated = LocalDate.parse("2026-01-10");
    private long left;
    private boolean bought;
    private String reviewed = "unknown";
    private int number;
    private int settlements;
    private int words;

    private final Map<String, LocalDate> reversedOn = new HashMap<>();

    LedgerLife(Setting setting) {
        this.setting = setting;
        this.left = setting.mostPaid();
    }

    @Override
    public List<Message> beginning(Chance chance) {
        GuarantorFacts friend =
                new GuarantorFacts(Given.party("friend-1"), GuaranteeKind.JOINT, LocalDate.parse("2025-12-15"), null);
        GuarantorFacts uncle =
                new GuarantorFacts(Given.party("uncle-1"), GuaranteeKind.ORDINARY, LocalDate.parse("2025-12-15"), null);
        account = Given.account(
                chance.of("CARD", "CONSUMER_LOAN"),
                chance.of(DebtorKind.values()),
                chance.coin() ? List.of(friend, uncle) : List.of(),
                chance.coin() ? Given.secured().collateral() : List.of());
        account = Given.jointly(
                account,
                chance.coin() ? List.of("c1", "c2") : List.of(),
                chance.oneIn(3) ? Given.privately(chance.of("2019-12-01", "2021-06-01")) : null);
        unpaid = chance.oneIn(4) ? TO_COME : UNPAID;
        Balance first = Given.balance(chance.below(2_000), chance.below(9_000), 95_000);
        Statement statement = setting.chargedOff() && chance.coin()
                ? Given.chargedOff("2026-01-10", first, unpaid).withRate(chance.of(365, 2_400))
                : Given.statement("2026-01-10", 0, first, unpaid);
        opening = statement;
        CaseInput.StatementReceived received = Given.received(account, statement);
        return List.of(Message.opening("lender", CASE, first.total().minor() % 2 == 0 ? received : again(received)));
    }

    /** Of an account that was overdue before. */
    private static CaseInput.StatementReceived again(CaseInput.StatementReceived received) {
        return new CaseInput.StatementReceived(
                received.lender(),
                received.episode(),
                received.account(),
                received.statement(),
                received.formerHash(),
                received.acquired(),
                new CaseInput.StatementReceived.Earlier("case-of-1", "case-of-2"));
    }

    @Override
    public String sort() {
        return account.product();
    }

    @Override
    public List<Message> next(Chance chance) {
        List<Message> facts = new ArrayList<>();
        if (chance.oneIn(4)) {
            facts.add(asked(chance));
        }
        if (chance.oneIn(4)) {
            facts.add(Message.asked("lender", CASE, read(chance)));
        }
        LocalDate today = LocalDate.ofInstant(chance.now(), ZONE);
        reversals(chance, today, facts);
        payments(chance, today, facts);
        if (setting.statements() && chance.oneIn(4)) {
            facts.add(ofLender(statement(chance, today)));
        }
        stages(chance, today, facts);
        if (setting.ends() && !bought && chance.oneIn(8)) {
            bought = true;
            facts.add(purchase(chance, today));
            if (chance.coin()) {
                // a seller of whom nothing else is heard here: its debtor's wish may come before the case that names
                // him
                facts.add(Message.opening(
                        "another seller",
                        BUYERS_CO_DEBTOR,
                        new PartyInput.WishPassed(BOUGHT.id(), chance.now().minus(Duration.ofDays(1)))));
            }
        }
        return facts;
    }

    /** Another lender says that it bought the debt, which may be true, or become so. */
    private Message purchase(Chance chance, LocalDate today) {
        AccountFacts there = Given.account("CONSUMER_LOAN");
        AccountFacts here = new AccountFacts(
                there.product(),
                there.debtorKind(),
                Given.party("debtor-9"),
                there.jurisdiction(),
                there.contractZone(),
                List.of(Given.party(BUYERS_CO_DEBTOR.id())),
                List.of(),
                List.of(),
                there.scoring(),
                null);
        Acquisition acquired = new Acquisition(
                CASE.id(),
                List.of(
                        new Succession("debtor-1", "debtor-9"),
                        new Succession(chance.of("c1", "stranger"), BUYERS_CO_DEBTOR.id())));
        Statement statement = Given.statement(today.minusDays(1).toString(), 0, Given.balance(0, 0, 95_000), UNPAID);
        return Message.opening(
                BUYER,
                BOUGHT,
                new CaseInput.StatementReceived(
                        chance.of(BUYER, "bank-c"), "1", here, statement, null, acquired, null));
    }

    /** A reversal has one day, however often it is told. */
    private CaseInput reversal(String paymentId, LocalDate day) {
        return Given.reversal(
                paymentId, reversedOn.computeIfAbsent(paymentId, _ -> day).toString());
    }

    /** Of a payment that may have been taken back already, or that nobody knows. */
    private CaseInput anyReversal(Chance chance) {
        LocalDate today = LocalDate.ofInstant(chance.now(), ZONE);
        return paid.isEmpty() || chance.coin()
                ? reversal("unknown-" + chance.below(3), today)
                : setting.ends() && chance.oneIn(3)
                        ? part(chance, today)
                        : reversal(chance.of(paid).paymentId(), today);
    }

    private CaseInput part(Chance chance, LocalDate today) {
        PaymentReceived of = chance.of(paid);
        return new CaseInput.PaymentReversed(
                of.paymentId(),
                "part-" + ++number,
                today,
                chance.now(),
                cny(1 + chance.below(of.amount().minor())));
    }

    private void reversals(Chance chance, LocalDate today, List<Message> facts) {
        for (PaymentReceived p : List.copyOf(paid)) {
            if (setting.reversals() && chance.oneIn(8)) {
                paid.remove(p);
                facts.add(ofLender(reversal(p.paymentId(), today)));
            }
        }
    }

    private void payments(Chance chance, LocalDate today, List<Message> facts) {
        for (int n = chance.below(3); n > 0 && left > 0; n--) {
            if (chance.oneIn(5)) {
                facts.add(of(
                        "disposal",
                        new CaseInput.ProceedsReceived("d" + ++number, cny(some(chance)), chance.within(DAY))));
            } else {
                facts.add(ofLender(payment(chance, today)));
            }
        }
    }

    private PaymentReceived payment(Chance chance, LocalDate today) {
        PaymentReceived payment = new PaymentReceived(
                "p" + ++number,
                cny(some(chance)),
                today.minusDays(chance.below(setting.statements() ? 6 : 4)),
                PaymentSource.LENDER,
                chance.now());
        paid.add(payment);
        return payment;
    }

    private long some(Chance chance) {
        long minor = 1 + chance.below(Math.min(left, 15_000));
        left -= minor;
        return minor;
    }

    private CaseInput statement(Chance chance, LocalDate today) {
        LocalDate yesterday = today.minusDays(chance.below(2));
        LocalDate asOf = yesterday.isBefore(stated) ? stated : yesterday;
        stated = asOf;
        if (setting.ends() && chance.oneIn(8)) {
            return Given.received(
                    account, Given.statement(asOf.toString(), ++number, Given.balance(0, 0, 80_000), NOTHING));
        }
        Balance owed = Given.balance(0, chance.below(9_000), 90_000 + chance.below(9_000));
        AccountFacts named = setting.ends() ? reachable() : account;
        return Given.received(named, Given.statement(asOf.toString(), ++number, owed, unpaid));
    }

    /** The debtor has an e-mail address since the case was opened; whose statement said so first depends on the order. */
    private AccountFacts reachable() {
        PartyFacts d = account.debtor();
        return new AccountFacts(
                account.product(),
                account.debtorKind(),
                new PartyFacts(d.party(), d.zone(), d.province(), d.language(), d.hasMobile(), true, d.kind(), null),
                account.jurisdiction(),
                account.contractZone(),
                account.coDebtors(),
                account.guarantors(),
                account.collateral(),
                account.scoring(),
                account.terms());
    }

    /** What the stages tell; an end of all recovery only where cases may close. */
    private void stages(Chance chance, LocalDate today, List<Message> facts) {
        if (chance.oneIn(3)) {
            String from = chance.of("litigation", "disposal");
            facts.add(of(from, Given.costs("c" + ++number, 1 + chance.below(1_500), today.toString())));
        }
        if (chance.oneIn(4)) {
            facts.add(of("segmentation", new CaseInput.StageHeard(Stage.SEGMENTATION)));
        }
        if (chance.oneIn(4)) {
            facts.add(of("negotiation", negotiation(chance)));
        }
        if (chance.oneIn(4)) {
            facts.add(of("litigation", litigation(chance)));
        }
        if (chance.oneIn(4)) {
            facts.add(of("disposal", disposal(chance)));
        }
    }

    private CaseInput negotiation(Chance chance) {
        return switch (chance.below(9)) {
            case 7 ->
                new CaseInput.AnswerAwaitsReader(
                        "answer-" + chance.below(3), chance.now().plus(DAY.multipliedBy(7)), chance.now());
            case 8 -> new CaseInput.AnswerWasRead("answer-" + chance.below(3), chance.now());
            case 6 ->
                new CaseInput.NoContactWanted(
                        chance.of("debtor-1", "c1", "nobody"), chance.of(Channel.values()), chance.within(DAY));
            case 4 -> settled(chance);
            case 5 -> new CaseInput.SettlementUndone("o" + chance.below(settlements + 1));
            case 0 -> new CaseInput.StageHeard(Stage.NEGOTIATION);
            case 1 -> interrupted(InterruptionCause.PROMISE, chance);
            case 2 -> new CaseInput.ContactSent("a" + chance.below(9), chance.of(Tone.values()));
            default -> new CaseInput.ContactEnded("a" + chance.below(9), chance.coin(), chance.within(DAY));
        };
    }

    private CaseInput settled(Chance chance) {
        LocalDate paidOn = LocalDate.ofInstant(chance.now(), ZONE).minusDays(chance.below(3));
        Balance waived = Given.balance(chance.below(300), chance.below(900), chance.below(2_000));
        boolean discharged = setting.ends() && chance.oneIn(8);
        LocalDate agreedOn = paidOn.minusDays(chance.below(9));
        if (++words % 3 == 0) {
            return new CaseInput.SettlementAgreed(
                    "o" + (settlements + 1),
                    cny(1 + waived.total().minor()),
                    InterruptionCause.CONSENT,
                    chance.now(),
                    null);
        }
        return new CaseInput.SettlementPaid("o" + ++settlements, agreedOn, paidOn, waived, discharged);
    }

    private CaseInput litigation(Chance chance) {
        return switch (chance.below(setting.ends() ? 6 : 5)) {
            case 0 -> new CaseInput.StageHeard(Stage.LITIGATION);
            case 1 -> proceedings(true, chance);
            case 2 -> proceedings(false, chance);
            case 3 ->
                new CaseInput.TitleHeard(
                        chance.of(Route.values()), chance.within(DAY), cny(20_000 + chance.below(90_000)));
            case 4 ->
                new CaseInput.ClearanceAsked(
                        "lit-" + ++number, chance.of("file-suit", "apply-enforcement"), Stage.LITIGATION);
            default ->
                chance.oneIn(2)
                        ? new CaseInput.LitigationOver(chance.within(DAY))
                        : new CaseInput.StageHeard(Stage.LITIGATION);
        };
    }

    /** A stage tells their beginning and end in this order; where days are shuffled they are but two points. */
    private CaseInput proceedings(boolean begin, Chance chance) {
        InterruptionCause cause = chance.of(InterruptionCause.SUIT, InterruptionCause.PAYMENT_ORDER);
        if (!setting.ends()) {
            return interrupted(cause, chance);
        }
        String proof = "proof-" + ++number;
        return begin
                ? new CaseInput.ProceedingsBegan(cause, chance.within(DAY), proof)
                : new CaseInput.ProceedingsEnded(cause, chance.within(DAY), proof);
    }

    private CaseInput disposal(Chance chance) {
        return switch (chance.below(setting.ends() ? 3 : 2)) {
            case 0 -> new CaseInput.DisposalBegan();
            case 1 -> new CaseInput.ClearanceAsked("sale-" + ++number, "start-auction", Stage.DISPOSAL);
            default -> new CaseInput.DisposalOver();
        };
    }

    private CaseInput interrupted(InterruptionCause cause, Chance chance) {
        return new CaseInput.LimitationInterrupted(cause, chance.within(DAY), "proof-" + ++number);
    }

    /** What may be refused: people's commands, and messages that make no sense. */
    private Message asked(Chance chance) {
        if (chance.oneIn(3)) {
            return askedOfParty(chance);
        }
        Instant at = chance.within(Duration.ofDays(5));
        String pause = "pause-" + chance.below(4);
        String bankruptcy = BANKRUPTCY + chance.below(2);
        PauseReason reason = chance.of(PauseReason.values());
        return switch (chance.below(setting.ends() ? 18 : 6)) {
            case 0, 1 ->
                Message.asked(
                        "lender",
                        CASE,
                        new CaseInput.PauseRequested(
                                reason == PauseReason.BANKRUPTCY ? bankruptcy : pause,
                                reason,
                                at,
                                chance.coin() ? null : chance.now().plus(DAY)));
            case 2, 3 ->
                Message.asked(
                        "lender", CASE, new CaseInput.PauseLifted(chance.oneIn(4) ? bankruptcy : pause, chance.now()));
            case 4 -> Message.asked("debtor", DEBTOR, new PartyInput.ContactCeaseAsked(at, "SMS"));
            case 5, 6 -> Message.asked("lender", CASE, anyReversal(chance));
            case 7 -> Message.asked("lender", CASE, Given.payment("p" + chance.below(number + 1), 77, "2026-02-01"));
            case 8 ->
                Message.asked(
                        "lender",
                        CASE,
                        Given.received(account, Given.statement("2026-01-11", 0, Given.balance(0, 0, 1), unpaid)));
            case 9 -> Message.asked("lender", CASE, new CaseInput.ChargeOffAsked(null));
            case 10 ->
                Message.asked("lender", CASE, new CaseInput.CoDebtorReleaseAsked(chance.of("c1", "c2", "debtor-1")));
            case 11 ->
                Message.asked(
                        "lender",
                        CASE,
                        new CaseInput.GuarantorClaimed(
                                chance.of("friend-1", "friend-1", "uncle-1"),
                                LocalDate.ofInstant(chance.now(), ZONE).minusDays(chance.below(40)),
                                "letter-" + ++number));
            case 12 -> Message.fact("credit-record", CASE, new CaseInput.ReportExpired(at));
            case 13, 14, 15 -> Message.asked("custodian", DEBTOR, custody(chance));
            default -> Message.asked("lender", CASE, command(chance, pause, at));
        };
    }

    private static CaseInput command(Chance chance, String pause, Instant at) {
        if (chance.oneIn(4)) {
            return chance.coin() ? new CaseInput.Recalled(at) : new CaseInput.Recalled(at, BUYER);
        }
        return chance.coin() ? new CaseInput.CreditNoticeMade(at, "letter") : new CaseInput.PauseLifted(pause, at);
    }

    private PartyInput custody(Chance chance) {
        String hold = "hold-" + chance.below(2);
        return switch (chance.below(7)) {
            case 0 -> new PartyInput.HoldAsked(hold, chance.of("litigation", "regulator"));
            case 1 -> new PartyInput.HoldReleaseAsked(hold);
            case 2 ->
                new PartyInput.RevealAsked("lender", chance.of("contact", "curiosity"), "case-1", "grant", List.of());
            case 3 -> {
                reviewed = "review-" + ++number;
                yield new PartyInput.ReviewAsked(reviewed, "case-1", "StrategyAssigned", chance.within(DAY));
            }
            case 4 ->
                new PartyInput.ReviewAnswerGiven(
                        reviewed, chance.of(Reviews.Outcome.values()), "looked-at", "clerk-1", true);
            default -> new PartyInput.EraseAsked("request-of-party");
        };
    }

    /** What the lender's people read from a court's papers. */
    private CaseInput read(Chance chance) {
        LocalDate today = LocalDate.ofInstant(chance.now(), ZONE);
        LocalDate from = today.minusDays(chance.below(40));
        LocalDate to = chance.coin() ? null : today.minusDays(chance.below(20));
        return switch (chance.below(4)) {
            case 0 ->
                new CaseInput.TitleTold(
                        from,
                        today.plusDays(chance.below(20) - 5L),
                        cny(20_000 + chance.below(90_000)),
                        cny(chance.below(9_000)));
            case 1 -> new CaseInput.EnforcementSuspended("s" + chance.below(3), from, to);
            case 2 -> new CaseInput.LimitationObstructed(from, to, "o" + chance.below(3));
            default -> interruption(chance.of(InterruptionCause.values()), chance.within(DAY), "letter-" + ++number);
        };
    }

    /** Flags, and money that names no account; it has one debt to go to. */
    private Message askedOfParty(Chance chance) {
        LocalDate today = LocalDate.ofInstant(chance.now(), ZONE);
        String flag = "flag-" + chance.below(4);
        PartyInput input =
                switch (chance.below(left == 0 ? 3 : 5)) {
                    case 0 ->
                        new PartyInput.FlagAsked(
                                flag,
                                chance.of(PartyFlag.values()),
                                chance.within(Duration.ofDays(5)),
                                chance.coin() ? null : chance.now().plus(DAY));
                    case 1 -> new PartyInput.FlagLiftAsked(flag, chance.now());
                    case 2 -> {
                        String paymentId =
                                setting.reversals() && !paidByParty.isEmpty() ? chance.of(paidByParty) : "unknown";
                        LocalDate day = reversedOn.computeIfAbsent(OF_PARTY + paymentId, _ -> today);
                        yield new PartyInput.PartyPaymentReversed(paymentId, "r-" + paymentId, day, chance.now());
                    }
                    default -> {
                        paidByParty.add("p" + ++number);
                        yield new PartyInput.PartyPaymentReceived(
                                "p" + number,
                                cny(some(chance)),
                                today.minusDays(chance.below(4)),
                                chance.coin() ? null : CASE.id(),
                                chance.now());
                    }
                };
        return Message.asked("lender-" + ++number, DEBTOR, input);
    }

    private Message ofLender(CaseInput input) {
        // neither REST nor a bulk topic promises an order among an account's messages
        String topic = "lender-" + ++number;
        // what comes after a closing may be refused
        return setting.ends() ? Message.asked(topic, CASE, input) : Message.fact(topic, CASE, input);
    }

    private static Message of(String topic, CaseInput input) {
        return Message.fact(topic, CASE, input);
    }

    @Override
    public List<Rest> rests() {
        return List.of(
                Rest.over(CaseState.Closed.class),
                Rest.until(
                        CaseState.Open.class,
                        "the limitation over and nothing else to come",
                        LedgerLife::waitsForMoneyOnly,
                        PaymentReceived.class),
                Rest.until(
                        PartyState.Unregistered.class,
                        "a wish overtook the case that names it",
                        party -> party.wish() != null,
                        PartyInput.PartyNamed.class),
                Rest.until(PartyState.Registered.class, PartyInput.ContactCeaseAsked.class),
                Rest.until(CreditRecordState.Announced.class, CreditRecordInput.CaseOver.class));
    }

    /** All mail has come: the wish has passed to whom the debt was sold, and to nobody who only says that he bought it. */
    @Override
    public void end(PaperDesk desk) {
        if (!bought || desk.hasMail()) {
            return;
        }
        CaseState known = desk.state(CaseState.class, BOUGHT);
        Instant wished = ceased(desk, DEBTOR);
        Instant inherited = ceased(desk, BUYERS_DEBTOR);
        boolean isSold = desk.state(CaseState.class, CASE) instanceof CaseState.Closed closed
                && closed.account().sale().soldTo() != null
                && lender(known).equals(closed.account().sale().soldTo());
        assertThat(inherited).as("what passes with a sale").isEqualTo(isSold ? wished : null);
    }

    private static @Nullable Instant ceased(PaperDesk desk, SubjectId party) {
        return desk.state(PartyState.class, party) instanceof PartyState.Registered known ? known.ceasedFrom() : null;
    }

    private static String lender(CaseState state) {
        return switch (state) {
            case CaseState.Unopened _ -> "nobody";
            case CaseState.Open open -> open.account().lender();
            case CaseState.Closed closed -> closed.account().lender();
        };
    }

    /** Neither a pause to be reviewed, nor a guarantee to run out, nor a bucket to be entered. */
    private static boolean waitsForMoneyOnly(CaseState.Open open) {
        boolean paused = open.pauses().list().stream().anyMatch(pause -> pause.to() == null);
        boolean enters = open.ledger().oldestUnpaidDue() != null && open.bucket() != Bucket.M3;
        boolean guaranteed = open.parties().guarantors().stream().anyMatch(g -> g.looksAt() != null);
        return open.claim().expired() && !paused && !guaranteed && !enters;
    }

    /** Whoever pays when the claim is no longer good in court has paid. */
    @Override
    public List<Message> onItsWay(Chance chance) {
        if (left == 0 || !chance.oneIn(10)) {
            return List.of();
        }
        return List.of(ofLender(payment(chance, LocalDate.ofInstant(chance.now(), ZONE))));
    }

    @Override
    public boolean reverses(Step step) {
        return step.input() instanceof CaseInput.PaymentReversed
                && !step.events().isEmpty();
    }

    /** What is withheld is for a person, who looks anew: the money may be back by then. */
    @Override
    public boolean saysNo(Step step) {
        return step.events().stream().anyMatch(CaseEvent.WaiverWithheld.class::isInstance);
    }

    /**
     * What comes after a closing counts no more, so order matters then; a release takes a share of what is owed when it comes,
     * a settlement is agreed on what had been paid by then and waives of what the host's latest statement says, which does not know
     * of it, and after a charge-off the host's statements count no more.
     */
    @Override
    public boolean acts(Step step) {
        boolean decides = step.input() instanceof CaseInput.CoDebtorReleaseAsked
                || step.input() instanceof CaseInput.SettlementAgreed
                || step.input() instanceof CaseInput.SettlementPaid
                || step.input() instanceof CaseInput.SettlementUndone
                || step.input() instanceof CaseInput.ChargeOffAsked;
        return step.after().state() instanceof CaseState.Closed
                || decides && !step.events().isEmpty();
    }

    /**
     * What a statement has swallowed and is taken back afterwards comes back under the heads it was told with, and those
     * depend on what had been told before: until the statement that knows of it only the sum is sure.
     */
    @Override
    public boolean exact(Object state) {
        return !(state instanceof CaseState.Open open)
                || open.ledger().base().equals(opening)
                || open.ledger()
                        .everyPayment()
                        .noneMatch(payment -> returns(payment, open.ledger().base()));
    }

    private static boolean returns(Payment payment, Statement base) {
        Payment.Reversal reversal = payment.reversal();
        return reversal != null && base.knows(payment.valueDate()) && !base.knows(reversal.on());
    }

    /** A statement is taken unless a later one has been, and like a payment not before its day has come. */
    @Override
    public boolean answersByWhatStands(Input asked, String rule) {
        return switch (asked) {
            case CaseInput.StatementReceived _ ->
                rule.equals("statement-stale") || rule.equals("statement-from-future");
            case PaymentReceived _ -> rule.equals("value-date-in-future");
            // a part goes back before the whole does, or it does not
            case CaseInput.PaymentReversed r ->
                r.amount() != null
                        && List.of("payment-already-reversed", "reversal-amount", "reversal-ambiguous")
                                .contains(rule);
            // one claim in time begins the term in which the next may be made
            case CaseInput.GuarantorClaimed _ -> rule.equals("guarantee-ended");
            default -> false;
        };
    }

    /** Somebody looks at a pause so long after he was told of it. */
    @Override
    public boolean countsFromHearing(Deadline deadline) {
        return deadline.kind().equals("pause-review");
    }

    /** A review is answered when a person answers it. */
    @Override
    public boolean countsFromHearing(Input input) {
        return input instanceof PartyInput.ReviewAnswerGiven;
    }

    /** In bankruptcy no interest runs, so what was paid on it pays instalments; days past due follow the ledger. */
    @Override
    public boolean pauses(Input input) {
        return switch (input) {
            case CaseInput.PauseRequested asked -> asked.reason() != PauseReason.BANKRUPTCY;
            case CaseInput.PauseLifted lifted -> !lifted.pauseId().startsWith(BANKRUPTCY);
            case CaseInput.PartyFlagged flagged -> flagged.reason() != PauseReason.BANKRUPTCY;
            // a person cannot be flagged as bankrupt here
            case CaseInput.PartyUnflagged _ -> true;
            default -> false;
        };
    }
}
