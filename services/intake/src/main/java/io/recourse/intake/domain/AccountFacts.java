package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same from statement to statement; the first one counts. The account's number never gets here.
 *
 * @param product names the waterfall: {@code CARD}, {@code CONSUMER_LOAN}, …
 * @param jurisdiction names the policy packs: {@code CN}
 * @param contractZone IANA zone; days past due and interest count there
 * @param terms null for a licensed lender whose co-debtors owe equal shares
 */
public record AccountFacts(
        String product,
        DebtorKind debtorKind,
        PartyFacts debtor,
        String jurisdiction,
        String contractZone,
        List<PartyFacts> coDebtors,
        List<GuarantorFacts> guarantors,
        List<Collateral> collateral,
        ScoringFacts scoring,
        @Nullable ContractTerms terms) {

    public AccountFacts {
        coDebtors = List.copyOf(coDebtors);
        guarantors = List.copyOf(guarantors);
        collateral = List.copyOf(collateral);
    }
}
