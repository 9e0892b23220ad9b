package io.recourse.local.portfolio;

import java.util.List;

/**
 * A currency debts are in; rates are round figures, only the order of magnitude counts.
 *
 * @param zone the contract's; none lies west of Greenwich, where the as-of day begins later than the run
 * @param numerator minor units for {@code denominator} fen
 * @param weight accounts of a thousand
 */
record Tender(String currency, String zone, long numerator, long denominator, int weight) implements Weighted {

    static final List<Tender> ALL = List.of(
            new Tender("CNY", "Asia/Shanghai", 1, 1, 930),
            new Tender("USD", "Asia/Shanghai", 1, 7, 30),
            // no minor unit
            new Tender("JPY", "Asia/Tokyo", 21, 100, 20),
            // a thousand fils
            new Tender("KWD", "Asia/Kuwait", 10, 23, 20));

    /** @throws IllegalArgumentException for a currency that the sample has not */
    static Tender of(String currency) {
        return ALL.stream()
                .filter(one -> one.currency.equals(currency))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no account of the sample is in this currency"));
    }

    long minor(long fen) {
        return Math.max(1, Math.multiplyExact(fen, numerator) / denominator);
    }
}
