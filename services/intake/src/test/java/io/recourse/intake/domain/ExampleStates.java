package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.costs;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.filing;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.pause;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.reversal;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.StageHeard;
import io.recourse.intake.domain.CreditRecordInput.Finding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States as cases and parties come to them, by the names of their golden files. */
public final class ExampleStates {

    private static final String NOW = "2026-01-12T12:00:00+08:00";
    private static final String LATER = "2026-01-14T12:00:00+08:00";

    private static final String WITH_PARTIES = "open-with-parties";
    private static final String BY_360_DAYS = "open-by-360-days";
    private static final String WITH_PEOPLE = "open-with-people";
    private static final String STATED_WITH_PEOPLE = "stated-with-people";
    private static final String CLAIMED = "open-claimed-by-a-buyer";
    private static final String SOLD = "sold";
    private static final String FOLDED = "open-with-folded-payments";
    private static final String ANSWERED = "2026-02-10T12:00:00+08:00";

    private ExampleStates() {}

    public static Map<String, CaseState> cases() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        cases.put("unopened", Given.spec().state());
        cases.put("stated", Given.spec().given(opened().events().getFirst()).state());
        cases.put("open", opened().state());
        cases.put("open-with-a-story", story().state());
        cases.put(WITH_PARTIES, withParties());
        cases.put("titled", titled().state());
        cases.put("open-caught-up", caughtUp().state());
        cases.put(BY_360_DAYS, by360Days().state());
        cases.put(
                "noticed",
                opened().when(new CaseInput.CreditNoticeMade(instant(NOW), "letter"))
                        .at(NOW)
                        .state());
        cases.put(
                "reported-long-ago",
                opened().when(new CaseInput.ReportExpired(instant(NOW))).at(NOW).state());
        cases.put(
                "stated-twice",
                opened().when(Given.received(Given.statement("2026-01-10", 1, Given.balance(0, 5_000, 93_000))))
                        .at(NOW)
                        .state());
        cases.put(FOLDED, folded());
        cases.put(
                "open-agreed-on",
                CaseHistory.evolve(opened().state(), new CaseEvent.SettlementNoted("o-1", 50_000, null, null)));
        cases.put("open-agreed-on-after-payments", agreedAfterPayments().state());
        cases.put(
                "open-discharged-in-part",
                agreedAfterPayments()
                        .when(reversal("p0", "2026-01-12"))
                        .at(NOW)
                        .when(payment("p1", 50_000, "2026-01-12"))
                        .at(NOW)
                        .when(new CaseInput.SettlementPaid(
                                "o-1", day("2026-01-11"), day("2026-01-12"), Given.balance(0, 2_000, 0), true))
                        .at(NOW)
                        .state());
        cases.put(
                "open-while-an-answer-waits",
                opened().when(new CaseInput.AnswerAwaitsReader("answer-1", instant(LATER), instant(NOW)))
                        .at(NOW)
                        .state());
        cases.put(
                "open-waived",
                opened().when(new CaseInput.SettlementPaid(
                                "o-1", day("2026-01-11"), day("2026-01-12"), Given.balance(0, 2_000, 0), false))
                        .at(NOW)
                        .state());
        cases.put(
                "paid-in-full-though-agreed-on",
                agreedAfterPayments()
                        .when(payment("p1", 70_000, "2026-01-12"))
                        .at(NOW)
                        .state());
        cases.put("recalled", opened().when(new Recalled(instant(NOW))).at(NOW).state());
        CaseInput.PaymentReceived paid = payment("iso/1", 100_000, "2026-01-12");
        cases.put(
                "paid-by-two-ids",
                answered()
                        .when(new CaseInput.PaymentReceived(
                                paid.paymentId(),
                                paid.amount(),
                                paid.valueDate(),
                                paid.source(),
                                paid.bookedAt(),
                                "p1",
                                null))
                        .at(NOW)
                        .when(costs("c1", 3_000, "2026-01-13"))
                        .at(LATER)
                        .state());
        cases.put(
                "paid-by-two-keys",
                opened().when(new CaseInput.PaymentReceived(
                                paid.paymentId(),
                                Given.cny(20_000),
                                paid.valueDate(),
                                paid.source(),
                                paid.bookedAt(),
                                null,
                                "iso/2"))
                        .at(NOW)
                        .state());
        cases.put(
                "paid",
                answered()
                        .when(payment("p1", 100_000, "2026-01-12"))
                        .at(NOW)
                        .when(costs("c1", 3_000, "2026-01-13"))
                        .at(LATER)
                        .state());
        Spec<CaseState, CaseInput, CaseEvent> back = opened().when(payment("p1", 100_000, "2026-01-12"))
                .at(NOW)
                .when(reversal("p1", "2026-01-14"))
                .at(LATER);
        cases.put("paid-and-taken-back", back.state());
        cases.put(
                "over-again", back.when(new Recalled(instant(LATER))).at(LATER).state());
        // as rows have it that are older than a case's people
        cases.replaceAll((_, state) -> withoutPeople(state));
        cases.put(
                STATED_WITH_PEOPLE,
                Given.spec().given(opened().events().getFirst()).state());
        cases.put(WITH_PEOPLE, opened().state());
        Spec<CaseState, CaseInput, CaseEvent> claimed = opened().when(new CaseInput.SuccessionClaimed(
                        "bank-b", "case-9", List.of(new Succession("debtor-1", "debtor-9"))))
                .at(NOW);
        cases.put(CLAIMED, claimed.state());
        cases.put(
                SOLD, claimed.when(new Recalled(instant(NOW), "bank-b")).at(NOW).state());
        return cases;
    }

    private static CaseState withoutPeople(CaseState state) {
        return switch (state) {
            case CaseState.Unopened unopened -> new CaseState.Unopened(unopened.id(), unopened.statement(), null);
            case CaseState.Open o -> o.with(withoutPeople(o.parties()));
            case CaseState.Closed c ->
                new CaseState.Closed(
                        c.id(),
                        c.account(),
                        c.ledger(),
                        withoutPeople(c.parties()),
                        c.reason(),
                        c.stage(),
                        c.at(),
                        c.answered(),
                        c.lendersCosts(),
                        c.debtRestored(),
                        c.overAgain(),
                        c.settlements());
        };
    }

    private static Parties withoutPeople(Parties named) {
        return new Parties(named.debtor(), named.debtorShareBp(), named.coDebtors(), named.guarantors(), null);
    }

    /** As they stood in rows before a case knew its parties, its creditor, reliefs, titles and credit records. */
    public static Map<String, CaseState> casesOfSchema1() {
        Map<String, CaseState> cases = cases();
        cases.remove(WITH_PARTIES);
        cases.remove(WITH_PEOPLE);
        cases.remove(STATED_WITH_PEOPLE);
        cases.remove(FOLDED);
        cases.remove("open-waived");
        cases.remove(CLAIMED);
        cases.remove(SOLD);
        cases.remove("over-again");
        cases.remove("noticed");
        cases.remove("reported-long-ago");
        cases.remove("paid-by-two-ids");
        cases.remove("paid-by-two-keys");
        cases.remove("titled");
        cases.remove("open-caught-up");
        cases.remove("open-agreed-on");
        cases.remove("open-agreed-on-after-payments");
        cases.remove("open-discharged-in-part");
        cases.remove("paid-in-full-though-agreed-on");
        cases.remove("open-while-an-answer-waits");
        cases.remove("stated-twice");
        cases.remove(BY_360_DAYS);
        cases.replaceAll((_, state) -> switch (state) {
            case CaseState.Unopened unopened -> unopened;
            case CaseState.Open o ->
                new CaseState.Open(
                        o.id(),
                        o.account(),
                        o.ledger(),
                        o.bucket(),
                        o.claim(),
                        new Parties(null, null, List.of(), undated(o.parties().guarantors()), null),
                        o.pauses(),
                        o.reviews(),
                        o.progress(),
                        o.answered(),
                        null,
                        null,
                        null);
            case CaseState.Closed c ->
                new CaseState.Closed(
                        c.id(),
                        c.account(),
                        c.ledger(),
                        new Parties(null, null, List.of(), List.of(), null),
                        c.reason(),
                        c.stage(),
                        c.at(),
                        c.answered(),
                        c.lendersCosts(),
                        c.debtRestored(),
                        c.overAgain(),
                        null);
        });
        return cases;
    }

    private static List<Guarantee> undated(List<Guarantee> guarantees) {
        return guarantees.stream()
                .map(g -> new Guarantee(g.party(), g.kind(), g.periodEndsAt(), null, g.kept(), g.endedAt()))
                .toList();
    }

    /** The earliest was taken back, the second has two ids. */
    private static CaseState folded() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        for (int i = 1; i <= 20; i++) {
            CaseInput.PaymentReceived paid = payment("p" + i, 1_000 + i, "2026-01-12");
            spec.when(
                            i == 2
                                    ? new CaseInput.PaymentReceived(
                                            "iso/00112233445566778899aabbccddeeff",
                                            paid.amount(),
                                            paid.valueDate(),
                                            paid.source(),
                                            paid.bookedAt(),
                                            paid.paymentId(),
                                            null)
                                    : paid)
                    .at(NOW);
            if (i == 1) {
                spec.when(reversal("p1", "2026-01-12")).at(NOW);
            }
        }
        return spec.state();
    }

    /** A private lender's, charged off; one of two co-debtors released, one guarantor claimed on and another free. */
    private static CaseState withParties() {
        List<GuarantorFacts> guarantors = List.of(
                new GuarantorFacts(Given.party("g1"), GuaranteeKind.JOINT, day("2026-01-10"), null),
                new GuarantorFacts(Given.party("g2"), GuaranteeKind.ORDINARY, day("2025-06-01"), null));
        ContractTerms terms = new ContractTerms(
                CreditorKind.PRIVATE,
                day("2020-01-05"),
                null,
                null,
                List.of(new ContractTerms.Share("debtor-1", 5_000), new ContractTerms.Share("c1", 3_000)));
        AccountFacts account = Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, guarantors, List.of());
        return opened(Given.jointly(account, List.of("c1", "c2"), terms))
                .when(new CaseInput.ChargeOffAsked(day("2026-01-11")))
                .at(NOW)
                .when(new LimitationInterrupted(InterruptionCause.SUIT, instant(NOW), "e1"))
                .at(NOW)
                .when(new CaseInput.GuarantorClaimed("g1", day("2026-01-12"), "letter-1"))
                .at(NOW)
                .when(new CaseInput.CoDebtorReleaseAsked("c1"))
                .at(LATER)
                .state();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> by360Days() {
        return opened(Given.jointly(
                List.of(), new ContractTerms(CreditorKind.LICENSED, null, null, DayCount.ACT_360, List.of())));
    }

    /** What a case waits for. */
    public static Set<Deadline> deadlines(CaseState state) {
        return Given.decider().deadlines(state);
    }

    /** What a party waits for. */
    public static Set<Deadline> deadlines(PartyState state) {
        return Given.partyDecider().deadlines(state);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> answered() {
        return opened().when(filing("q1")).at(NOW);
    }

    /** Of what was overdue nothing is unpaid; the next instalment fell due before that was heard. */
    private static Spec<CaseState, CaseInput, CaseEvent> agreedAfterPayments() {
        return opened().when(payment("p0", 30_000, "2026-01-11"))
                .at(NOW)
                .when(new CaseInput.SettlementAgreed("o-1", cny(50_000), InterruptionCause.CONSENT, instant(NOW), null))
                .at(NOW);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> caughtUp() {
        return opened().when(Given.received(
                        Given.statement("2026-01-19", 0, Given.balance(0, 0, 50_000), Given.due("2026-01-20", 50_000))))
                .at("2026-01-21T09:00:00+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> titled() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        spec.when(new CaseInput.ContactSent("a1", Tone.FIRM)).at(NOW);
        spec.when(new CaseInput.TitleTold(day("2026-01-12"), day("2026-01-22"), cny(100_000), cny(5_000)))
                .at(NOW);
        spec.when(new CaseInput.EnforcementSuspended("s1", day("2026-01-23"), day("2026-01-24")))
                .at(NOW);
        return spec;
    }

    /** Everything that can be said of an open case before judgment. */
    private static Spec<CaseState, CaseInput, CaseEvent> story() {
        GuarantorFacts guarantor =
                new GuarantorFacts(Given.party("g1"), GuaranteeKind.JOINT, day("2026-01-20"), day("2027-01-20"));
        Spec<CaseState, CaseInput, CaseEvent> spec =
                opened(Given.account("MORTGAGE", DebtorKind.NATURAL, List.of(guarantor), List.of()));
        spec.when(costs("c1", 3_000, "2026-01-11")).at("2026-01-11T12:00:00+08:00");
        spec.when(payment("p1", 10_000, "2026-01-12")).at(NOW);
        spec.when(payment("p2", 500, "2026-01-12")).at(NOW);
        spec.when(reversal("p2", "2026-01-13")).at("2026-01-13T12:00:00+08:00");
        spec.when(pause("h1", PauseReason.HARDSHIP, "2026-01-13T09:00:00+08:00"))
                .at("2026-01-13T12:00:00+08:00");
        spec.when(pause("h2", PauseReason.DISPUTE, "2026-01-14T09:00:00+08:00")).at(LATER);
        spec.when(new PauseLifted("h2", instant(LATER))).at(LATER);
        spec.when(filing("q1")).at(LATER);
        spec.when(new LimitationInterrupted(InterruptionCause.PROMISE, instant(LATER), "e1"))
                .at(LATER);
        spec.when(new LimitationObstructed(day("2026-01-13"), day("2026-01-14"), "flood"))
                .at(LATER);
        return spec.when(new StageHeard(Stage.NEGOTIATION)).at(LATER);
    }

    public static Map<String, CreditRecordState> creditRecords() {
        Map<String, CreditRecordState> records = new LinkedHashMap<>();
        records.put("unannounced", CreditRecordTest.unannounced().state());
        records.put("announced", CreditRecordTest.announced().state());
        records.put(
                "announced-and-over",
                CreditRecordTest.announced()
                        .when(new CreditRecordInput.CaseOver(CloseReason.PAID, day("2026-01-20")))
                        .at("2026-01-20T18:00:00+08:00")
                        .state());
        records.put("reported", CreditRecordTest.reported().state());
        records.put("disputed", CreditRecordTest.disputed().state());
        records.put(
                "disputed-again-and-over",
                CreditRecordTest.disputed()
                        .when(new CreditRecordInput.ObjectionAnswered("o1", Finding.CONFIRMED, instant(ANSWERED)))
                        .at(ANSWERED)
                        .when(new CreditRecordInput.ObjectionRaised("o2", instant(ANSWERED)))
                        .at(ANSWERED)
                        .when(new CreditRecordInput.CaseOver(CloseReason.PAID, day("2026-03-10")))
                        .at("2026-05-01T18:00:00+08:00")
                        .state());
        records.put(
                "deleted",
                CreditRecordTest.paid("2026-03-10")
                        .whenTimePasses()
                        .at("2031-03-11T00:00:00+08:00")
                        .state());
        return records;
    }

    /** As they stood in rows before what is known of a party was kept. */
    public static Map<String, PartyState> partiesOfSchema1() {
        return Map.of(
                "unregistered", new PartyState.Unregistered("p1"),
                "registered", oldParty(null, null),
                "ceased", oldParty(null, instant(NOW)));
    }

    /** As they stood in rows before roles, flags, payments and custody were kept. */
    public static Map<String, PartyState> partiesOfSchema2() {
        PartyFacts facts = new PartyFacts("p1", "Asia/Shanghai", "ZJ", "zh-CN", true, false, null, null);
        PartyState.Stated stated = new PartyState.Stated(facts, day("2026-01-10"));
        return Map.of(
                "unregistered", new PartyState.Unregistered("p1"),
                "registered", oldParty(stated, null),
                "ceased", oldParty(stated, instant(NOW)));
    }

    private static PartyState oldParty(PartyState.@Nullable Stated stated, @Nullable Instant ceasedFrom) {
        List<Naming> cases = List.of(Naming.of(new Liability("case-1", PartyRole.DEBTOR, null)));
        return new PartyState.Registered(
                "p1", "bank-a", stated, cases, ceasedFrom, Flags.none(), Debts.none(), Custody.NEW, null, null);
    }

    public static Map<String, PartyState> parties() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "p1");
        Map<String, PartyState> parties = new LinkedHashMap<>();
        parties.put("unregistered", spec.state());
        spec.when(Given.named("case-1", Given.party("p1"), "2026-01-10"));
        parties.put("registered", spec.at(NOW).state());
        spec.when(new PartyInput.ContactCeaseAsked(instant(NOW), "SMS"));
        parties.put("ceased", spec.at(NOW).state());
        parties.put("with-a-story", partyStory(spec).state());
        List.of("case-1", "case-2", "case-3")
                .forEach(c -> spec.when(new PartyInput.CaseEnded(c)).at(LATER));
        spec.when(new PartyInput.HoldAsked("h1", "litigation"));
        parties.put("held", spec.at(LATER).state());
        spec.when(new PartyInput.HoldReleaseAsked("h1")).at(LATER);
        spec.when(new PartyInput.EraseAsked("request-of-party"));
        parties.put("erased", spec.at(LATER).state());
        parties.put("with-reviews", reviews().state());
        parties.put("with-folded-payments", foldedSplits().state());
        parties.put("with-collateral-of-their-own", securedDebts().state());
        parties.put("released-while-a-payment-waited", released().state());
        Spec<PartyState, PartyInput, PartyEvent> company = Spec.of(Given.partyDecider(), "p2");
        company.when(Given.named("case-1", Given.party("p2", DebtorKind.ENTERPRISE), "2026-01-10"))
                .at(NOW);
        company.when(new PartyInput.CaseEnded("case-1")).at(LATER);
        company.when(new PartyInput.EraseAsked("request-of-party"));
        parties.put("erased-enterprise", company.at(LATER).state());
        parties.put(
                "unregistered-with-a-wish",
                Spec.of(Given.partyDecider(), "p9")
                        .when(new PartyInput.WishPassed("case-9", instant(NOW)))
                        .at(NOW)
                        .state());
        parties.put(
                "known-to-a-buyer",
                Spec.of(Given.partyDecider(), "p1")
                        .when(Given.named("case-1", Given.party("p1"), "2026-01-10"))
                        .at(NOW)
                        .when(new PartyInput.SuccessorTold("case-9", "p9"))
                        .at(NOW)
                        .state());
        return parties;
    }

    private static Spec<PartyState, PartyInput, PartyEvent> released() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "p1");
        spec.when(Given.named("case-1", Given.party("p1"), "2026-01-10")).at(NOW);
        spec.when(new PartyInput.PartyPaymentReceived("pp1", Given.cny(500), day("2026-01-12"), null, instant(NOW)))
                .at(NOW);
        spec.when(new PartyInput.CaseReleased("case-1")).at(NOW);
        return spec.when(new PartyInput.StandingTold(
                        "pp1", new DebtStanding("case-1", 900, day("2026-01-01"), 1_800, false)))
                .at(NOW);
    }

    /** One answered, one that waits. */
    private static Spec<PartyState, PartyInput, PartyEvent> reviews() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "p1");
        spec.when(Given.named("case-1", Given.party("p1"), "2026-01-10")).at(NOW);
        for (String id : List.of("r1", "r2")) {
            spec.when(new PartyInput.ReviewAsked(id, "case-1", "StrategyAssigned", instant(NOW)))
                    .at(NOW);
        }
        return spec.when(new PartyInput.ReviewAnswerGiven(
                        "r1", Reviews.Outcome.UPHELD, "facts-checked", "clerk-1", true))
                .at(LATER);
    }

    private static Spec<PartyState, PartyInput, PartyEvent> securedDebts() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "p1");
        for (int i = 1; i <= 3; i++) {
            DebtTerms terms = new DebtTerms("CN", "Asia/Shanghai", "CNY", 100_000_000L * i);
            spec.when(new PartyInput.PartyNamed(
                            "bank-a", "case-" + i, Given.party("p1"), day("2026-01-10"), PartyRole.DEBTOR, terms))
                    .at(NOW);
        }
        return spec.when(new PartyInput.CaseEnded("case-1")).at(LATER);
    }

    /** The first was of its only debt by name, and taken back. */
    private static Spec<PartyState, PartyInput, PartyEvent> foldedSplits() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "p1");
        spec.when(Given.named("case-1", Given.party("p1"), "2026-01-10")).at(NOW);
        DebtStanding standing = new DebtStanding("case-1", 40_000, day("2026-01-01"), 1_800, false);
        for (int i = 1; i <= Debts.MOST_WHOLE_PARTS + 3; i++) {
            String id = "pay-" + i;
            spec.when(new PartyInput.PartyPaymentReceived(
                            id, Given.cny(500 + i), day("2026-01-11"), i == 1 ? "case-1" : null, instant(NOW)))
                    .at(LATER);
            spec.when(new PartyInput.StandingTold(id, standing)).at(LATER);
            if (i == 1) {
                spec.when(new PartyInput.PartyPaymentReversed(id, "r1", day("2026-01-12"), instant(LATER)))
                        .at(LATER);
            }
        }
        return spec;
    }

    /** Everything that can be said of a party. */
    private static Spec<PartyState, PartyInput, PartyEvent> partyStory(Spec<PartyState, PartyInput, PartyEvent> spec) {
        spec.when(Given.named("case-2", Given.party("p1"), "2026-01-10", PartyRole.GUARANTOR))
                .at(NOW);
        spec.when(new PartyInput.FlagAsked("f1", PartyFlag.HARDSHIP, instant(NOW), instant(LATER)))
                .at(NOW);
        spec.when(new PartyInput.FlagLiftAsked("f1", instant(LATER))).at(LATER);
        for (String id : List.of("pay-1", "pay-2")) {
            spec.when(new PartyInput.PartyPaymentReceived(
                            id, Given.cny(500), day("2026-01-11"), "case-1", instant(NOW)))
                    .at(LATER);
        }
        DebtStanding standing = new DebtStanding("case-1", 400, day("2026-01-01"), 1_800, false);
        spec.when(new PartyInput.StandingTold("pay-1", standing)).at(LATER);
        spec.when(new PartyInput.PartyPaymentReversed("pay-1", "r1", day("2026-01-12"), instant(LATER)))
                .at(LATER);
        PartyFacts facts = new PartyFacts(
                "p1",
                "Asia/Shanghai",
                "ZJ",
                "zh-CN",
                true,
                false,
                DebtorKind.NATURAL,
                "5f8a1c0e9b7d4f2a6c3e8d1b0a9f7e5c");
        spec.when(Given.named("case-3", facts, "2026-01-11")).at(LATER);
        spec.when(new PartyInput.StandingTold("pay-2", standing)).at(LATER);
        spec.when(new PartyInput.PartyPaymentReceived("pay-3", Given.cny(700), day("2026-01-11"), null, instant(LATER)))
                .at(LATER);
        return spec.when(new PartyInput.StandingTold("pay-3", standing)).at(LATER);
    }
}
