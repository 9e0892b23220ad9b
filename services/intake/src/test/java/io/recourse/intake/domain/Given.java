package io.recourse.intake.domain;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseInput.ClearanceAsked;
import io.recourse.intake.domain.CaseInput.CostsIncurred;
import io.recourse.intake.domain.CaseInput.InterruptionTold;
import io.recourse.intake.domain.CaseInput.PauseRequested;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import io.recourse.rules.Source;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values the sentences about cases begin with. Amounts are fen, times Chinese. */
final class Given {

    static final String OPENED = "2026-01-10T09:00:00+08:00";

    private Given() {}

    static LedgerPack ledgerPack() {
        return Packs.resource(LedgerPack.class, "/policy/ledger-cn.json");
    }

    static CaseDecider decider() {
        return decider(ledgerPack());
    }

    static CaseDecider decider(LedgerPack pack) {
        return new CaseDecider(Map.of("CN", policy(pack)));
    }

    static CasePolicy policy(LedgerPack pack) {
        return new CasePolicy(
                pack,
                Packs.waterfalls("CN"),
                Packs.limitation("CN"),
                Packs.clearance("CN"),
                Packs.judgmentInterest("CN"),
                Packs.workingDays("CN"),
                Packs.rateCap("CN"));
    }

    static PartyDecider partyDecider() {
        return partyDecider(CustodyTest.POLICY);
    }

    static PartyDecider partyDecider(RevealPack reveals) {
        PartyPolicy policy = new PartyPolicy(
                ledgerPack().pauses(), Packs.debtOrder("CN"), Packs.resource(PartyPack.class, "/policy/party-cn.json"));
        return new PartyDecider(Map.of("CN", policy), reveals);
    }

    /** Of a debt under Chinese law, in yuan, that nothing secures. */
    static DebtTerms terms() {
        return new DebtTerms("CN", "Asia/Shanghai", "CNY", 0);
    }

    /** Named as its debtor by a case under such terms. */
    static PartyNamed named(String caseId, PartyFacts facts, String asOf) {
        return named(caseId, facts, asOf, PartyRole.DEBTOR);
    }

    static PartyNamed named(String caseId, PartyFacts facts, String asOf, PartyRole role) {
        return new PartyNamed("bank-a", caseId, facts, LocalDate.parse(asOf), role, terms());
    }

    /** Buckets at DPD 10, 20 and 30, as in the example of killbill#2297. */
    static LedgerPack stepsAt10And20And30() {
        LedgerPack cn = ledgerPack();
        Source source = cn.stepsSource();
        return new LedgerPack(
                "CN",
                List.of(
                        new LedgerPack.Step(Bucket.EARLY, 10),
                        new LedgerPack.Step(Bucket.M1, 20),
                        new LedgerPack.Step(Bucket.M2, 30)),
                source,
                cn.pauses(),
                cn.acts(),
                cn.demands(),
                cn.reminder(),
                cn.settlements());
    }

    static Spec<CaseState, CaseInput, CaseEvent> spec() {
        return Spec.of(decider(), "case-1");
    }

    /** 1 000.00 owed (principal 950.00, interest 50.00) on instalments of 500.00 due 1 and 20 January. */
    static Spec<CaseState, CaseInput, CaseEvent> opened() {
        return opened(account("CONSUMER_LOAN"));
    }

    static Spec<CaseState, CaseInput, CaseEvent> opened(AccountFacts account) {
        return spec().when(received(account, statement("2026-01-10", 0, balance(0, 5_000, 95_000))))
                .at(OPENED);
    }

    static StatementReceived received(Statement statement) {
        return received(account("CONSUMER_LOAN"), statement);
    }

    static StatementReceived received(AccountFacts account, Statement statement) {
        return new StatementReceived("bank-a", "1", account, statement, null, null, null);
    }

    static Statement statement(String asOf, int revision, Balance balance) {
        return statement(asOf, revision, balance, due("2026-01-01", 50_000), due("2026-01-20", 50_000));
    }

    static Statement statement(String asOf, int revision, Balance balance, Instalment... unpaid) {
        String hash = Integer.toHexString((balance + Arrays.toString(unpaid)).hashCode());
        return new Statement(LocalDate.parse(asOf), revision, hash, Authority.HOST, 0, balance, List.of(unpaid));
    }

    /** Charged off: Recourse's ledger rules, interest at 3.65 % a year, that is 1/10 000 a day. */
    static Statement chargedOff(String asOf, Balance balance, Instalment... unpaid) {
        return new Statement(
                LocalDate.parse(asOf), 0, "charged-off", Authority.RECOURSE, 365, balance, List.of(unpaid));
    }

    static Instalment due(String on, long minor) {
        return new Instalment(LocalDate.parse(on), minor);
    }

    static Balance balance(long costs, long interest, long principal) {
        return new Balance("CNY", costs, interest, principal);
    }

    static AccountFacts account(String product) {
        return account(product, DebtorKind.NATURAL, List.of(), List.of());
    }

    static AccountFacts secured() {
        Collateral flat = new Collateral("flat-1", AssetKind.REAL_ESTATE, cny(80_000), "ZJ");
        return account("MORTGAGE", DebtorKind.NATURAL, List.of(), List.of(flat));
    }

    static AccountFacts account(
            String product, DebtorKind kind, List<GuarantorFacts> guarantors, List<Collateral> collateral) {
        return new AccountFacts(
                product,
                kind,
                party("debtor-1", kind),
                "CN",
                "Asia/Shanghai",
                List.of(),
                guarantors,
                collateral,
                new ScoringFacts(5_000, 1_000, 0, 3, 2),
                null);
    }

    /** A consumer loan of debtor-1 and these co-debtors. */
    static AccountFacts jointly(List<String> coDebtors, @Nullable ContractTerms terms) {
        return jointly(account("CONSUMER_LOAN"), coDebtors, terms);
    }

    static AccountFacts jointly(AccountFacts account, List<String> coDebtors, @Nullable ContractTerms terms) {
        return new AccountFacts(
                account.product(),
                account.debtorKind(),
                account.debtor(),
                account.jurisdiction(),
                account.contractZone(),
                coDebtors.stream().map(Given::party).toList(),
                account.guarantors(),
                account.collateral(),
                account.scoring(),
                terms);
    }

    /** A private lender's loan of that day. */
    static AccountFacts lentPrivately(String contractDate) {
        return jointly(List.of(), privately(contractDate));
    }

    static ContractTerms privately(String contractDate) {
        return new ContractTerms(CreditorKind.PRIVATE, day(contractDate), null, null, List.of());
    }

    /** Charged off, at this rate a year in basis points. */
    static Statement chargedOffAt(String asOf, int rateBp) {
        return new Statement(
                LocalDate.parse(asOf),
                0,
                "rate-" + rateBp,
                Authority.RECOURSE,
                rateBp,
                balance(0, 5_000, 95_000),
                List.of(due("2026-01-01", 50_000), due("2026-01-20", 50_000)));
    }

    static PartyFacts party(String id) {
        return party(id, DebtorKind.NATURAL);
    }

    static PartyFacts party(String id, DebtorKind kind) {
        return new PartyFacts(id, "Asia/Shanghai", "ZJ", "zh-CN", true, false, kind, null);
    }

    static Money cny(long minor) {
        return new Money(minor, "CNY");
    }

    static PaymentReceived payment(String id, long minor, String valueDate) {
        return new PaymentReceived(
                id,
                cny(minor),
                LocalDate.parse(valueDate),
                PaymentSource.LENDER,
                instant(valueDate + "T10:00:00+08:00"));
    }

    static PaymentReversed reversal(String paymentId, String valueDate) {
        return new PaymentReversed(
                paymentId, "r-" + paymentId, LocalDate.parse(valueDate), instant(valueDate + "T10:00:00+08:00"));
    }

    static CostsIncurred costs(String id, long minor, String on) {
        return new CostsIncurred(id, cny(minor), "court-fee", instant(on + "T09:00:00+08:00"));
    }

    static PauseRequested pause(String id, PauseReason reason, String from) {
        return new PauseRequested(id, reason, instant(from), null);
    }

    /** When proceedings that ended began is not told. */
    static InterruptionTold interruption(InterruptionCause cause, Instant at, String proof) {
        return new InterruptionTold(cause, at, proof, null);
    }

    static ClearanceAsked filing(String requestId) {
        return new ClearanceAsked(requestId, "file-suit", Stage.LITIGATION);
    }

    static Instant instant(String at) {
        return OffsetDateTime.parse(at).toInstant();
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
