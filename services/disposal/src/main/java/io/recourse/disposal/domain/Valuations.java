package io.recourse.disposal.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AssetInput.ValuationReported;
import io.recourse.disposal.domain.AssetState.Entry;
import io.recourse.disposal.domain.AssetState.Order;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Terms and order of valuations (确定财产处置参考价规定). */
record Valuations(DisposalRules rules) {

    /** @param again an earlier value became too old, so the same way is gone once more (art. 11, 19) */
    Order first(Entry entry, boolean again, Instant at) {
        return order(entry, rules.policy().first(entry.kind()), 1, again, at);
    }

    /** Platforms that stay silent are followed by an appraiser (art. 11), an appraiser by the next one (art. 19); then nobody is left. */
    @Nullable
    Order after(Entry entry, Order order, Instant at) {
        return switch (order.method()) {
            case NETWORK -> order(entry, ValuationMethod.APPRAISAL, 1, false, at);
            case APPRAISAL ->
                order.attempt() < rules.law().valuation().appraisers().value()
                        ? order(entry, ValuationMethod.APPRAISAL, order.attempt() + 1, false, at)
                        : null;
            case AGREEMENT, OFFICIAL -> null;
        };
    }

    private Order order(Entry entry, ValuationMethod method, int attempt, boolean again, Instant at) {
        DisposalLaw.Valuation law = rules.law().valuation();
        Cited term = method == ValuationMethod.NETWORK
                ? law.networkDays()
                : again ? law.reappraisalDays() : law.appraisalDays();
        return new Order(
                "valuation-" + (entry.orders() + 1),
                method,
                attempt,
                again,
                rules.terms().daysFrom(at, term.value(), ZoneId.of(entry.zone())),
                term.citation());
    }

    /** Five days from the report (art. 22, 23), the parties' term, so a holiday at its end lengthens it. */
    Instant objectionEndsAt(Entry entry, Instant reportedAt) {
        return rules.terms()
                .daysFrom(reportedAt, rules.law().valuation().objectionDays().value(), ZoneId.of(entry.zone()));
    }

    /** At most one year from the report (art. 27); our term, so a holiday at its end does not lengthen it. */
    Instant validUntil(Entry entry, Instant reportedAt) {
        ZoneId zone = ZoneId.of(entry.zone());
        return LocalDays.endOf(
                LocalDays.dateOf(reportedAt, zone)
                        .plusMonths(rules.law().valuation().validMonths().value()),
                zone);
    }

    String objectionRule() {
        return rules.law().valuation().objectionDays().citation();
    }

    String validityRule() {
        return rules.law().valuation().validMonths().citation();
    }

    /** Null if the report may be taken. A price the parties agreed on, or a public one, may come instead of the ordered way. */
    @Nullable
    Decision<AssetEvent> refusal(Entry entry, @Nullable Order order, ValuationReported report, Instant now) {
        if (report.at().isAfter(now)) {
            return Decision.refuse("report-time-impossible", "at", "a report is not of the future");
        }
        if (report.method().objectionAllowed() && (order == null || order.method() != report.method())) {
            return Decision.refuse("valuation-method-not-ordered", "method", "another way to a value was ordered");
        }
        return refusal(entry, report.value(), "value");
    }

    @Nullable
    Decision<AssetEvent> refusal(Entry entry, Money value, String field) {
        if (!value.currency().equals(entry.estimate().currency())) {
            return Decision.refuse(
                    "currency-differs",
                    field,
                    "the asset is valued in " + entry.estimate().currency());
        }
        if (value.minor() < rules.policy().minValuationMinor()) {
            return Decision.refuse("valuation-too-small", field, "the value is below what can be sold");
        }
        return null;
    }
}
