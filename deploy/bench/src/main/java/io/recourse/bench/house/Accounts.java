package io.recourse.bench.house;

import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.portfolio.StatementLine;
import java.util.List;

/** Accounts of one lender as JSON, one a line; every seed has accounts of its own. */
final class Accounts {

    /** The lender has more than a quarter of a sample portfolio. */
    private static final long SHARE = 4;

    private Accounts() {}

    static List<String> lines(long seed, int count) {
        List<String> lines = new Portfolio(seed, count * SHARE, Portfolio.LENDERS, Portfolio.AS_OF)
                .stream()
                        .filter(account -> account.lender().equals(Events.LENDER))
                        .limit(count)
                        .map(account -> StatementLine.of(account.message()).json())
                        .map(line -> line.replace("\"EB-", "\"EB" + seed + "-"))
                        .toList();
        if (lines.size() < count) {
            throw new IllegalStateException("only " + lines.size() + " accounts of " + Events.LENDER);
        }
        return lines;
    }
}
