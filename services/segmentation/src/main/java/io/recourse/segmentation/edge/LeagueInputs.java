package io.recourse.segmentation.edge;

import io.recourse.segmentation.edge.LiveBook.Cell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be expected of whoever works the live cases, so that a result can be judged by what it was given. */
@Schema(description = "What may be expected of live cases under strategies. Amounts are minor units.")
public record LeagueInputs(Instant asOf, List<LeagueInput> inputs) {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /**
     * @param expectedRecoveryMinor what is owed by the probability that it is paid
     * @param unscoredCases how many have no score; they are expected to pay nothing
     */
    @Schema(description = "Live cases that are alike to whoever works them.")
    public record LeagueInput(
            String lender,
            String strategy,
            @Nullable String band,
            String bucket,
            String currency,
            long cases,
            BigInteger owedMinor,
            BigInteger expectedRecoveryMinor,
            long unscoredCases) {

        static LeagueInput of(String lender, String strategy, Cell cell) {
            BigInteger paid = cell.scored() == 0
                    ? BigInteger.ZERO
                    : cell.owed().multiply(MILLION).subtract(cell.owedPpm());
            return new LeagueInput(
                    lender,
                    strategy,
                    cell.by().get(2),
                    cell.bucket(),
                    cell.currency(),
                    cell.cases(),
                    cell.owed(),
                    new BigDecimal(paid)
                            .divide(new BigDecimal(MILLION), 0, RoundingMode.HALF_EVEN)
                            .toBigIntegerExact(),
                    cell.cases() - cell.scored());
        }
    }
}
