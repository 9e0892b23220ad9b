package io.recourse.local.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** Where the value of a field comes from. */
sealed interface Expression {

    int BASIS_POINTS = 10_000;
    /** Largest basis points the contract takes. */
    int MOST_BP = 10_000_000;

    /** Columns it reads, the first of them named in complaints. */
    List<String> columns();

    String value(Row row) throws RowFault;

    /** What complaints call it. */
    default String source() {
        return columns().isEmpty() ? "(constant)" : columns().getFirst();
    }

    /** A row of a file by column name. */
    @FunctionalInterface
    interface Row {
        String get(String column);
    }

    record Constant(String text) implements Expression {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public String value(Row row) {
            return text;
        }
    }

    /** A cell, with a text before it. */
    record Column(String column, String prefix) implements Expression {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String value(Row row) {
            String cell = row.get(column);
            return cell.isEmpty() ? "" : prefix + cell;
        }
    }

    /** Months late → days late, 30 days a month. */
    record MonthsLate(String column) implements Expression {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String value(Row row) throws RowFault {
            return Integer.toString(Figures.whole(column, row.get(column), -120, 120) * 30);
        }
    }

    /** One column ÷ another, in basis points, rounded down; at least 0. */
    record Ratio(String numerator, String denominator) implements Expression {
        @Override
        public List<String> columns() {
            return List.of(numerator, denominator);
        }

        @Override
        public String value(Row row) throws RowFault {
            BigDecimal base = Figures.number(denominator, row.get(denominator));
            if (base.signum() <= 0) {
                throw new RowFault(denominator, "base-not-positive", "a ratio needs a base above zero");
            }
            BigDecimal part = Figures.number(numerator, row.get(numerator));
            return basisPoints(part.max(BigDecimal.ZERO).divide(base, MathContext.DECIMAL64));
        }
    }

    /** Coefficient of variation of the columns in basis points; 10 000 if nothing ever came in. */
    record Variation(List<String> columns) implements Expression {
        @Override
        public String value(Row row) throws RowFault {
            BigDecimal count = BigDecimal.valueOf(columns.size());
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (String column : columns) {
                BigDecimal one = Figures.number(column, row.get(column));
                sum = sum.add(one);
                squares = squares.add(one.multiply(one));
            }
            if (sum.signum() <= 0) {
                return Integer.toString(BASIS_POINTS);
            }
            // √(n·Σx² − (Σx)²) ÷ Σx needs no mean
            BigDecimal spread =
                    squares.multiply(count).subtract(sum.multiply(sum)).sqrt(MathContext.DECIMAL64);
            return basisPoints(spread.divide(sum, MathContext.DECIMAL64));
        }
    }

    /** How many of the columns are 1 or more. */
    record CountLate(List<String> columns) implements Expression {
        @Override
        public String value(Row row) throws RowFault {
            int late = 0;
            for (String column : columns) {
                late += Figures.number(column, row.get(column)).compareTo(BigDecimal.ONE) >= 0 ? 1 : 0;
            }
            return Integer.toString(late);
        }
    }

    private static String basisPoints(BigDecimal ratio) {
        return ratio.multiply(BigDecimal.valueOf(BASIS_POINTS))
                .setScale(0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(MOST_BP))
                .toPlainString();
    }

    /** All columns of several expressions. */
    static Stream<String> columns(Stream<Expression> expressions) {
        return expressions.flatMap(e -> e.columns().stream()).distinct();
    }
}
