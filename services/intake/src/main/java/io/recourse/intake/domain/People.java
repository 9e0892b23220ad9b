package io.recourse.intake.domain;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.Guarantor;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent.CoDebtorJoined;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.PartyInput.FactsTold;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a lender's statement names. All of them hear of a case that opens. Of a later statement they hear only if it says of
 * them what the one before it did not: then who is new joins the case, and who is known to it is told the facts of that day.
 * Who is named no more stays, and who was released stays so.
 */
record People(CasePolicies policies, Guarantees guarantees) {

    /** Chance alone gives no two statements of a case the same. */
    private static final int DIGEST_BYTES = 16;

    /** Everybody the first statement names learns of the case and of the part in it. */
    static void open(Story story, StatementReceived received) {
        named(received.account()).forEach((party, part) -> tell(story, party, joining(story.open(), received, part)));
    }

    /**
     * Tells these people, and what is said of them, from others and from what is said otherwise; in whatever order they are
     * named.
     */
    static String digest(AccountFacts account) {
        String all = Stream.of(
                        Stream.of("debtor " + account.debtor()),
                        account.coDebtors().stream().map(c -> "co-debtor " + c),
                        account.guarantors().stream().map(g -> "guarantor " + g))
                .flatMap(s -> s)
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of a statement's people, null if the case was told the same of the same before. */
    static @Nullable String news(Parties parties, AccountFacts account) {
        String digest = digest(account);
        return digest.equals(parties.people()) ? null : digest;
    }

    /** Whether an account that changes hands is meant: a case keeps its debtor. */
    static boolean isAnothers(Parties parties, AccountFacts account) {
        return parties.debtor() != null
                && !parties.debtor().equals(account.debtor().party());
    }

    /** Whether it names somebody whom the case does not know; a row older than co-debtors are cannot tell. */
    static boolean namesStrangers(Parties parties, AccountFacts account) {
        return parties.debtor() != null
                && !parties.everybody()
                        .collect(Collectors.toSet())
                        .containsAll(named(account).keySet());
    }

    /** A newer statement has been taken or noted that says something new of those it names. */
    void follow(Story story, StatementReceived received) {
        AccountFacts account = received.account();
        Parties before = story.open().parties();
        Set<String> known = before.everybody().collect(Collectors.toCollection(TreeSet::new));
        // in rows that do not know it there is one all the same, and it knows the case
        known.add(account.debtor().party());
        coDebtors(story, account);
        account.guarantors().stream()
                .filter(g -> before.mayBeginToGuarantee(g.party().party()))
                .forEach(g -> guarantees.join(story, g));
        named(account)
                .forEach((party, part) -> tell(
                        story,
                        party,
                        known.contains(party) ? facts(received, part) : joining(story.open(), received, part)));
    }

    /** A case that is over takes nobody in; what is new of those it bound they are told. */
    static void follow(Story story, Closed closed, StatementReceived received) {
        Set<String> known = closed.parties().everybody().collect(Collectors.toSet());
        named(received.account()).forEach((party, part) -> {
            if (known.contains(party)) {
                tell(story, party, facts(received, part));
            }
        });
    }

    private static void coDebtors(Story story, AccountFacts account) {
        Map<String, Integer> agreed =
                account.terms() == null ? Map.of() : account.terms().agreed();
        for (PartyFacts named : account.coDebtors()) {
            Parties parties = story.open().parties();
            String party = named.party();
            if (parties.coDebtor(party) == null && !party.equals(parties.debtor())) {
                story.add(new CoDebtorJoined(party, parties.affordable(agreed.get(party))));
            }
        }
    }

    static Guarantor guarantor(GuarantorFacts facts, CasePolicy policy) {
        return new Guarantor(
                facts.party().party(),
                facts.kind(),
                policy.limitation().guaranteeEndsAt(facts.mainDueOn(), facts.agreedLastDay()));
    }

    private record Part(PartyFacts facts, PartyRole role) {}

    /** Each once, in the strongest of its roles. */
    private static Map<String, Part> named(AccountFacts account) {
        Map<String, Part> named = new LinkedHashMap<>();
        Part debtor = new Part(account.debtor(), PartyRole.DEBTOR);
        named.put(account.debtor().party(), debtor);
        account.coDebtors().forEach(c -> named.putIfAbsent(c.party(), new Part(c, PartyRole.CO_DEBTOR)));
        account.guarantors()
                .forEach(g -> named.putIfAbsent(g.party().party(), new Part(g.party(), PartyRole.GUARANTOR)));
        return named;
    }

    private static void tell(Story story, String party, Input input) {
        story.tell(new Tell(new SubjectId(PartyDecider.KIND, party), input));
    }

    private static FactsTold facts(StatementReceived received, Part part) {
        return new FactsTold(
                received.lender(), part.facts(), received.statement().asOf());
    }

    private static PartyNamed joining(Open open, StatementReceived received, Part part) {
        Account account = open.account();
        String currency = open.ledger().currency();
        long collateral = received.account().collateral().stream()
                .map(Collateral::estimate)
                .filter(estimate -> estimate.currency().equals(currency))
                .mapToLong(Money::minor)
                .sum();
        return new PartyNamed(
                received.lender(),
                open.id(),
                part.facts(),
                received.statement().asOf(),
                part.role(),
                new DebtTerms(account.jurisdiction(), account.contractZone(), currency, collateral));
    }
}
