package io.recourse.segmentation.edge;

import io.recourse.segmentation.edge.LiveBook.Cell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Live cases by where their debtors live, or in what industry they work, and how late they are.
 *
 * @param asOf of all its numbers
 */
@Schema(description = "Live cases by region or industry, and bucket. Amounts are minor units.")
public record HeatMap(Instant asOf, @Nullable String lender, List<HeatCell> cells) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /**
     * @param axis by what {@code value} is meant: {@code province} or {@code industry}
     * @param value null if it is not known
     * @param expectedLossMinor what is owed by the probability of default, recovery left out; of scored cases
     * @param unscoredCases how many of the cases have no score yet
     */
    @Schema(description = "What is owed in one cell, and what of it is expected not to be paid.")
    public record HeatCell(
            String axis,
            @Nullable String value,
            String bucket,
            String currency,
            long cases,
            BigInteger owedMinor,
            BigInteger expectedLossMinor,
            long unscoredCases) {

        static HeatCell of(String axis, Cell cell) {
            return new HeatCell(
                    axis,
                    cell.by().getFirst(),
                    cell.bucket(),
                    cell.currency(),
                    cell.cases(),
                    cell.owed(),
                    new BigDecimal(cell.owedPpm())
                            .divide(MILLION, 0, RoundingMode.HALF_EVEN)
                            .toBigIntegerExact(),
                    cell.cases() - cell.scored());
        }
    }
}
