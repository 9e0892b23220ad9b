package io.recourse.segmentation.domain;

import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes amounts of several currencies comparable where a policy weighs or limits them. Never used for what anybody owes.
 *
 * @param perMajorUnit reference units for one major unit of a currency (ISO 4217 → rate, above zero); a currency that is not
 *     listed counts 1, so that a book in one currency needs no table
 */
public record ReferenceRates(@Nullable Source source, Map<String, BigDecimal> perMajorUnit) {

    public ReferenceRates {
        Faults faults = new Faults("reference-rates");
        faults.unless(source != null, "source is missing");
        perMajorUnit = Map.copyOf(perMajorUnit);
        perMajorUnit.forEach((currency, rate) -> {
            faults.unless(rate.signum() > 0, "rate of " + currency + " must be above zero");
            faults.unless(currency.matches("[A-Z]{3}"), currency + " is no currency code");
        });
        faults.raise();
    }

    /** What one major unit of a currency is in another; null if either of two is not listed. */
    @Nullable
    BigDecimal between(String from, String to) {
        BigDecimal given = perMajorUnit.get(from);
        BigDecimal wanted = perMajorUnit.get(to);
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        return given == null || wanted == null ? null : given.divide(wanted, MathContext.DECIMAL64);
    }

    /** Reference units, exact. */
    public BigDecimal of(Money amount) {
        BigDecimal major = BigDecimal.valueOf(amount.minor(), Money.digits(amount.currency()));
        return major.multiply(perMajorUnit.getOrDefault(amount.currency(), BigDecimal.ONE));
    }
}
