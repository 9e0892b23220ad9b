package io.recourse.intake.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policies by jurisdiction. A case names its jurisdiction when it opens, so a known case always finds its own. */
record CasePolicies(Map<String, CasePolicy> byJurisdiction) {

    CasePolicies {
        byJurisdiction = Map.copyOf(byJurisdiction);
    }

    @Nullable
    CasePolicy find(String jurisdiction) {
        return byJurisdiction.get(jurisdiction);
    }

    CasePolicy of(Account account) {
        CasePolicy found = find(account.jurisdiction());
        if (found == null) {
            throw new IllegalStateException("no policy for jurisdiction " + account.jurisdiction());
        }
        return found;
    }

    Reckoning reckon(Account account, Ledger ledger) {
        return Reckoning.of(ledger, account, of(account));
    }
}
