package io.recourse.segmentation.edge;

import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What intake tells of a person's card debt to lender A as it opens the case. */
final class OpenedCases {

    static final String PROVINCE = "CN-ZJ";
    static final ScoringFacts FACTS = new ScoringFacts(6200, 1850, -430, 3, 2);

    private OpenedCases() {}

    /** Ten days late, with nothing special about it. */
    static CaseOpened opened(Balance owed, LocalDate due, Instant now) {
        return opened(PROVINCE, owed, due, 10, now, FACTS);
    }

    static CaseOpened opened(String province, Balance owed, LocalDate due, int dpd, Instant now, ScoringFacts facts) {
        return new CaseOpened(
                TestTokens.TENANT_A,
                "card",
                DebtorKind.NATURAL,
                "party-1",
                "CN",
                "Asia/Shanghai",
                "Asia/Shanghai",
                province,
                "zh",
                owed,
                due,
                dpd,
                now.plus(Duration.ofDays(700)),
                List.of(),
                List.of(),
                List.of(),
                facts);
    }
}
