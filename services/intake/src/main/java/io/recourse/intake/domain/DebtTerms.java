package io.recourse.intake.domain;

/**
 * What a party keeps of a debt from the day its case was opened.
 *
 * @param jurisdiction names the policies
 * @param contractZone IANA zone; value dates count there
 * @param currency ISO 4217
 * @param collateralMinor the lender's estimates of what secures it, minor units, ≥ 0; those in another currency left out
 */
public record DebtTerms(String jurisdiction, String contractZone, String currency, long collateralMinor) {

    DebtTerms securedBy(long minor) {
        return new DebtTerms(jurisdiction, contractZone, currency, minor);
    }
}
