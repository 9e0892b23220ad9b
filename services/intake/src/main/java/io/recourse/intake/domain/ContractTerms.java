package io.recourse.intake.domain;

import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.AccountPushed.DayCount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says beyond the figures, by the statement that opens the case.
 *
 * @param contractDate when the contract was concluded, null if nobody said
 * @param chargedOffOn the lender's own charge-off, null if there is none
 * @param dayCount of interest that our ledger reckons, null if the lender named none
 * @param shares agreed among the joint debtors; who is not named has an equal part of what is left (民法典 art. 519)
 */
public record ContractTerms(
        CreditorKind creditorKind,
        @Nullable LocalDate contractDate,
        @Nullable LocalDate chargedOffOn,
        @Nullable DayCount dayCount,
        List<Share> shares) {

    /** @param bp basis points, 0 … 10 000 */
    public record Share(String party, int bp) {}

    public ContractTerms {
        shares = List.copyOf(shares);
    }

    Map<String, Integer> agreed() {
        return shares.stream().collect(Collectors.toUnmodifiableMap(Share::party, Share::bp));
    }
}
