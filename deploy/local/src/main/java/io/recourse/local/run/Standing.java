package io.recourse.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a debtor or its lender is told when it asks intake how an account stands.
 *
 * @param owed minor units on the books
 * @param interestFrom day up to which interest is on the books already
 * @param annualRateBp of interest that is not on the books yet, basis points a year; 0 where the lender counts it
 */
record Standing(boolean open, long owed, long principal, LocalDate interestFrom, int annualRateBp) {

    /** From {@code GET /v1/cases/{id}} of intake. */
    static Standing of(JsonNode view) {
        JsonNode state = view.path("state");
        JsonNode ledger = state.path("ledger");
        JsonNode balance = ledger.path("balance");
        JsonNode base = ledger.path("base");
        long owed = balance.path("costs").asLong()
                + balance.path("interest").asLong()
                + balance.path("principal").asLong();
        LocalDate from = LocalDate.parse(base.path("asOf").asText("1970-01-01"));
        for (JsonNode payment : ledger.path("payments")) {
            LocalDate day = LocalDate.parse(payment.path("valueDate").asText());
            from = day.isAfter(from) ? day : from;
        }
        boolean ourInterest = base.path("authority").asText().equals("RECOURSE");
        return new Standing(
                view.path("status").asText().equals("OPEN"),
                owed,
                balance.path("principal").asLong(),
                from,
                ourInterest ? base.path("annualRateBp").asInt() : 0);
    }

    /** What settles the account on a day, interest of the days since it was last booked included (ACT/365, half-even). */
    long settledBy(LocalDate day) {
        long days = Math.max(0, ChronoUnit.DAYS.between(interestFrom, day));
        long interest = BigDecimal.valueOf(principal)
                .multiply(BigDecimal.valueOf(annualRateBp))
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(365L * 10_000), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return owed + interest;
    }
}
