package io.recourse.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.Balance;
import io.recourse.contracts.json.SealedJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor or its lender is told when it asks intake how an account stands.
 *
 * @param balance what is on the books
 * @param interestFrom day up to which interest is on the books already
 * @param oldestUnpaidDue when the oldest instalment that is not paid is due; null while all are paid
 * @param atHost whether the lender's statements still rule
 * @param annualRateBp of interest that is not on the books yet, basis points a year; 0 where the lender counts it
 */
record Standing(
        boolean open,
        Balance balance,
        @Nullable LocalDate oldestUnpaidDue,
        boolean atHost,
        LocalDate interestFrom,
        int annualRateBp) {

    /** Of an account that intake does not know, in any currency. */
    static final Standing UNKNOWN = new Standing(false, Balance.zero("CNY"), null, false, LocalDate.EPOCH, 0);

    private static final String CASES =
            "select id, status, state from subject where kind = 'case' and id = any (string_to_array(?, ','))";

    /** All at once, by case: asking at the door for each is most of the work of a round. */
    static Map<String, Standing> read(Books books, Collection<String> cases) {
        Map<String, Standing> standings = new HashMap<>();
        books.read(
                "intake",
                CASES,
                row -> standings.put(row.getString(1), of(row.getString(2).equals("OPEN"), state(row.getString(3)))),
                String.join(",", cases));
        return standings;
    }

    private static JsonNode state(String json) {
        try {
            return SealedJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case's state is not JSON", e);
        }
    }

    static Standing of(boolean open, JsonNode state) {
        JsonNode ledger = state.path("ledger");
        JsonNode balance = ledger.path("balance");
        JsonNode base = ledger.path("base");
        String oldest = ledger.path("oldestUnpaidDue").asText("");
        LocalDate from = LocalDate.parse(base.path("asOf").asText("1970-01-01"));
        for (JsonNode payment : ledger.path("payments")) {
            LocalDate day = LocalDate.parse(payment.path("valueDate").asText());
            from = day.isAfter(from) ? day : from;
        }
        boolean ours = base.path("authority").asText().equals("RECOURSE");
        return new Standing(
                open,
                new Balance(
                        balance.path("currency").asText("CNY"),
                        balance.path("costs").asLong(),
                        balance.path("interest").asLong(),
                        balance.path("principal").asLong()),
                oldest.isEmpty() ? null : LocalDate.parse(oldest),
                !ours,
                from,
                ours ? base.path("annualRateBp").asInt() : 0);
    }

    /** Minor units on the books. */
    long owed() {
        return balance.total().minor();
    }

    /** Something is still to come, nothing was due by that day, and nothing is on the books that came after it. */
    boolean caughtUpBy(LocalDate day) {
        return open && atHost && oldestUnpaidDue != null && oldestUnpaidDue.isAfter(day) && !interestFrom.isAfter(day);
    }

    /** What settles the account on a day, interest of the days since it was last booked included (ACT/365, half-even). */
    long settledBy(LocalDate day) {
        long days = Math.max(0, ChronoUnit.DAYS.between(interestFrom, day));
        long interest = BigDecimal.valueOf(balance.principal())
                .multiply(BigDecimal.valueOf(annualRateBp))
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(365L * 10_000), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return owed() + interest;
    }
}
