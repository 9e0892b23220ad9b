package io.recourse.intake.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.security.Sensitive;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.AcquiredFrom;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.AccountPushed.Surety;
import io.recourse.contracts.AccountPushed.Terms;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.AccountFacts;
import io.recourse.intake.domain.Acquisition;
import io.recourse.intake.domain.Authority;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.ContractTerms;
import io.recourse.intake.domain.GuarantorFacts;
import io.recourse.intake.domain.Instalment;
import io.recourse.intake.domain.PartyFacts;
import io.recourse.intake.domain.Statement;
import io.recourse.intake.domain.Succession;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a lender's statement into the ledger's input, and says who it names, for the vault. */
@Singleton
class Statements {

    private final Ids ids;

    @Inject
    Statements(Ids ids) {
        this.ids = ids;
    }

    /** A statement as read: the case, the ledger's input and who it names. */
    record Read(SubjectId caseId, CaseInput.StatementReceived input, Vault.Named named) {}

    Read read(String lender, byte[] body) throws BadInput {
        AccountPushed pushed = Bodies.read(body, AccountPushed.class);
        StatementForm.check(pushed);
        SubjectId caseId = ids.caseOf(lender, pushed.account(), pushed.episodeMeant());
        Names names = new Names(lender, caseId.id(), pushed.asOf(), new ArrayList<>());
        AccountFacts facts = new AccountFacts(
                pushed.product().name(),
                pushed.debtor().kind(),
                party(names, pushed.debtor()),
                pushed.jurisdiction(),
                pushed.contractZone(),
                parties(names, pushed.coDebtors()),
                guarantors(names, pushed.guarantors()),
                pushed.collateral(),
                pushed.scoring(),
                terms(lender, pushed.terms()));
        AccountPushed canonical = CanonicalStatement.of(pushed);
        String contentHash = ids.contentOf(lender, json(canonical));
        Statement statement = new Statement(
                pushed.asOf(),
                pushed.revision(),
                contentHash,
                Authority.valueOf(pushed.authority().name()),
                pushed.annualRateBp(),
                pushed.balance(),
                pushed.instalments().stream()
                        .map(i -> new Instalment(i.dueOn(), i.amount()))
                        .toList());
        return new Read(
                caseId,
                new CaseInput.StatementReceived(
                        lender,
                        Integer.toString(pushed.episodeMeant()),
                        facts,
                        statement,
                        // most are written so already, and cost no second look
                        canonical == pushed ? null : ids.contentOf(lender, json(pushed)),
                        acquisition(lender, pushed),
                        earlier(lender, pushed)),
                new Vault.Named(List.copyOf(names.identities())));
    }

    private CaseInput.StatementReceived.@Nullable Earlier earlier(String lender, AccountPushed pushed) {
        int episode = pushed.episodeMeant();
        return episode == 1
                ? null
                : new CaseInput.StatementReceived.Earlier(
                        ids.caseOf(lender, pushed.account(), 1).id(),
                        ids.caseOf(lender, pushed.account(), episode - 1).id());
    }

    /** The seller's case has the id that its own pushes gave it; whether there is one, only that case would know. */
    private @Nullable Acquisition acquisition(String lender, AccountPushed pushed) {
        AcquiredFrom from = pushed.acquiredFrom();
        if (from == null) {
            return null;
        }
        Map<String, Succession> people = new LinkedHashMap<>();
        Stream.of(
                        Stream.of(pushed.debtor()),
                        pushed.coDebtors().stream(),
                        pushed.guarantors().stream().map(Surety::obligor))
                .flatMap(s -> s)
                .forEach(o -> {
                    if (o.formerly() != null) {
                        people.putIfAbsent(
                                o.formerly(),
                                new Succession(
                                        o.formerly(),
                                        ids.partyOf(lender, o.idNumber()).id()));
                    }
                });
        return new Acquisition(
                ids.caseOf(from.lender(), from.account(), from.episodeMeant()).id(), List.copyOf(people.values()));
    }

    /** Who has been named so far, and by which statement. */
    private record Names(String lender, String caseId, LocalDate asOf, List<Vault.Identity> identities) {}

    private List<PartyFacts> parties(Names names, List<Obligor> obligors) {
        return obligors.stream().map(o -> party(names, o)).toList();
    }

    private List<GuarantorFacts> guarantors(Names names, List<Surety> sureties) {
        return sureties.stream()
                .map(s ->
                        new GuarantorFacts(party(names, s.obligor()), s.kind(), s.mainDueOn(), s.agreedPeriodEndsOn()))
                .toList();
    }

    private @Nullable ContractTerms terms(String lender, @Nullable Terms terms) {
        return terms == null
                ? null
                : new ContractTerms(
                        terms.creditorKindMeant(),
                        terms.contractDate(),
                        terms.chargedOffOn(),
                        terms.dayCount(),
                        terms.shares().stream()
                                .map(s -> new ContractTerms.Share(
                                        ids.partyOf(lender, s.idNumber()).id(), s.shareBp()))
                                .toList());
    }

    private PartyFacts party(Names names, Obligor obligor) {
        String party = ids.partyOf(names.lender(), obligor.idNumber()).id();
        names.identities()
                .add(new Vault.Identity(party, names.lender(), names.caseId(), names.asOf(), Sensitive.of(obligor)));
        return new PartyFacts(
                party,
                obligor.zone(),
                obligor.province(),
                obligor.language(),
                !obligor.phones().isEmpty(),
                obligor.email() != null,
                obligor.kind(),
                obligor.phones().stream()
                        .findFirst()
                        .map(phone -> ids.numberOf(names.lender(), phone))
                        .orElse(null));
    }

    private static String json(Object value) {
        try {
            return SealedJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
