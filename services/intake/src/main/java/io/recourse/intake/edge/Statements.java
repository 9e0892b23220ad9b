package io.recourse.intake.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.Money;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.AccountFacts;
import io.recourse.intake.domain.Authority;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.GuarantorFacts;
import io.recourse.intake.domain.Instalment;
import io.recourse.intake.domain.PartyFacts;
import io.recourse.intake.domain.Statement;
import io.recourse.rules.identifiers.CitizenId;
import io.recourse.rules.identifiers.CreditCode;
import io.recourse.rules.identifiers.Lei;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a lender's statement into the ledger's input, and sends who it names to the vault. */
@Singleton
class Statements {

    private final Ids ids;

    @Inject
    Statements(Ids ids) {
        this.ids = ids;
    }

    /** A statement as read: the case, the ledger's input and the identities that go to the vault first. */
    record Read(SubjectId caseId, CaseInput.StatementReceived input, List<Vault.Identity> identities) {}

    Read read(String lender, byte[] body) throws BadInput {
        AccountPushed pushed = Bodies.read(body, AccountPushed.class);
        check(pushed);
        List<Vault.Identity> identities = new ArrayList<>();
        AccountFacts facts = new AccountFacts(
                pushed.product().name(),
                pushed.debtor().kind(),
                party(lender, pushed.debtor(), "debtor", identities),
                pushed.jurisdiction(),
                pushed.contractZone(),
                parties(lender, pushed.coDebtors(), identities),
                guarantors(lender, pushed, identities),
                pushed.collateral(),
                pushed.scoring());
        Statement statement = new Statement(
                pushed.asOf(),
                pushed.revision(),
                ids.contentOf(lender, json(pushed)),
                Authority.valueOf(pushed.authority().name()),
                pushed.annualRateBp(),
                pushed.balance(),
                pushed.instalments().stream()
                        .map(i -> new Instalment(i.dueOn(), i.amount()))
                        .toList());
        return new Read(
                ids.caseOf(lender, pushed.account(), pushed.episodeMeant()),
                new CaseInput.StatementReceived(lender, Integer.toString(pushed.episodeMeant()), facts, statement),
                identities);
    }

    private static void check(AccountPushed pushed) throws BadInput {
        require(
                !pushed.account().isBlank() && pushed.account().length() <= 64,
                "account-length",
                "account",
                "An account number has 1 … 64 characters.");
        require(pushed.episodeMeant() >= 1, "episode-range", "episode", "Episodes count from 1.");
        require(pushed.revision() >= 0, "revision-range", "revision", "Revisions count from 0.");
        require(
                pushed.annualRateBp() >= 0 && pushed.annualRateBp() <= 100_000,
                "rate-range",
                "annualRateBp",
                "A rate is 0 … 100 000 basis points.");
        require(
                pushed.coDebtors().size()
                                + pushed.guarantors().size()
                                + pushed.collateral().size()
                        <= 100,
                "parties-too-many",
                "coDebtors",
                "One account names at most 100 parties and assets.");
        require(
                pushed.instalments().size() <= AccountPushed.MOST_INSTALMENTS,
                "instalments-too-many",
                "instalments",
                "One account has at most " + AccountPushed.MOST_INSTALMENTS + " unpaid instalments.");
        zone(pushed.contractZone(), "contractZone");
        try {
            Money.digits(pushed.currency());
        } catch (IllegalArgumentException e) {
            throw new BadInput("currency-unknown", "currency", "A currency is an ISO 4217 code.");
        }
        long[] heads = {pushed.costs(), pushed.interest(), pushed.principal()};
        String[] names = {"costs", "interest", "principal"};
        long total = 0;
        for (int i = 0; i < heads.length; i++) {
            require(
                    heads[i] >= 0 && heads[i] <= Money.MAX_MINOR,
                    "amount-range",
                    names[i],
                    "An amount is 0 … 2^53 − 1 minor units.");
            total += heads[i];
            require(
                    total <= Money.MAX_MINOR,
                    "amount-range",
                    names[i],
                    "The sum of costs, interest and principal is at most 2^53 − 1 minor units.");
        }
        for (int i = 0; i < pushed.instalments().size(); i++) {
            long amount = pushed.instalments().get(i).amount();
            require(
                    amount >= 1 && amount <= Money.MAX_MINOR,
                    "amount-range",
                    "instalments.[" + i + "].amount",
                    "An unpaid instalment is 1 … 2^53 − 1 minor units.");
        }
    }

    private List<PartyFacts> parties(String lender, List<Obligor> obligors, List<Vault.Identity> identities)
            throws BadInput {
        List<PartyFacts> facts = new ArrayList<>();
        for (int i = 0; i < obligors.size(); i++) {
            facts.add(party(lender, obligors.get(i), "coDebtors.[" + i + "]", identities));
        }
        return facts;
    }

    private List<GuarantorFacts> guarantors(String lender, AccountPushed pushed, List<Vault.Identity> identities)
            throws BadInput {
        List<GuarantorFacts> facts = new ArrayList<>();
        for (int i = 0; i < pushed.guarantors().size(); i++) {
            AccountPushed.Surety surety = pushed.guarantors().get(i);
            facts.add(new GuarantorFacts(
                    party(lender, surety.obligor(), "guarantors.[" + i + "].obligor", identities),
                    surety.kind(),
                    surety.mainDueOn(),
                    null));
        }
        return facts;
    }

    private PartyFacts party(String lender, Obligor obligor, String field, List<Vault.Identity> identities)
            throws BadInput {
        require(
                !obligor.name().isBlank() && obligor.name().length() <= 200,
                "name-length",
                field + ".name",
                "A name has 1 … 200 characters.");
        require(
                validId(obligor),
                "id-number-invalid",
                field + ".idNumber",
                "The check character of the identity number is wrong.");
        require(
                obligor.phones().size() <= 10,
                "phones-too-many",
                field + ".phones",
                "A party has at most 10 telephone numbers.");
        zone(obligor.zone(), field + ".zone");
        String party = ids.partyOf(lender, obligor.idNumber()).id();
        identities.add(new Vault.Identity(party, lender, json(obligor)));
        return new PartyFacts(
                party,
                obligor.zone(),
                obligor.province(),
                obligor.language(),
                !obligor.phones().isEmpty(),
                obligor.email() != null);
    }

    /** Natural persons by GB 11643; enterprises by GB 32100 or ISO 17442. */
    private static boolean validId(Obligor obligor) {
        return obligor.kind() == DebtorKind.NATURAL
                ? CitizenId.isValid(obligor.idNumber())
                : CreditCode.isValid(obligor.idNumber()) || Lei.isValid(obligor.idNumber());
    }

    private static void zone(String zone, String field) throws BadInput {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new BadInput("zone-unknown", field, "A zone is an IANA name such as Asia/Shanghai.");
        }
    }

    private static void require(boolean holds, String rule, @Nullable String field, String detail) throws BadInput {
        if (!holds) {
            throw new BadInput(rule, field, detail);
        }
    }

    private static String json(Object value) {
        try {
            return SealedJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
