package io.recourse.train;

import io.recourse.contracts.Money;
import io.recourse.local.portfolio.CsvRows;
import io.recourse.local.portfolio.Lines;
import io.recourse.segmentation.stress.BookOfExposures;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A portfolio in CSV, a case a line, gathered as it is read: memory is that of its groups. What cannot be read stops it. */
record ExposureTable(BookOfExposures book) {

    private static final List<String> COLUMNS = List.of("currency", "bucket", "band", "owed_minor", "pd_ppm");
    private static final Pattern WORD = Pattern.compile("[!-~]{1,16}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final int MILLION = 1_000_000;
    private static final int MOST_KINDS = 4_096;

    /** @throws Refused if a column is missing, or with the line, if one cannot be read: a loss that leaves a case out would be too small */
    static ExposureTable read(InputStream in) {
        CsvRows rows = new CsvRows(new Lines(in, StandardCharsets.UTF_8), ',');
        Columns columns = Columns.of(rows, COLUMNS);
        BookOfExposures book = new BookOfExposures();
        Set<String> words = new HashSet<>();
        while (rows.hasNext()) {
            switch (rows.next()) {
                case CsvRows.Broken(long line, String _, String detail) -> throw at(line, detail);
                case CsvRows.Cells cells -> add(book, cells, columns, words);
            }
        }
        return new ExposureTable(book);
    }

    private static void add(BookOfExposures book, CsvRows.Cells cells, Columns columns, Set<String> words) {
        String currency = cell(cells, columns, "currency");
        String bucket = cell(cells, columns, "bucket");
        String band = cell(cells, columns, "band");
        String pd = cell(cells, columns, "pd_ppm");
        long line = cells.line();
        try {
            Money.digits(currency);
        } catch (IllegalArgumentException e) {
            throw at(line, "currency is a code such as CNY");
        }
        if (!WORD.matcher(bucket).matches()
                || !band.isEmpty() && !WORD.matcher(band).matches()) {
            throw at(line, "bucket and band are short words; band is empty where there is no score");
        }
        if (band.isEmpty() != pd.isEmpty()) {
            throw at(line, "a case has a band and a pd_ppm, or neither");
        }
        words.add(currency + ' ' + bucket + ' ' + band);
        if (words.size() > MOST_KINDS) {
            throw at(line, "there are too many kinds of cases; bucket and band are meant to be few");
        }
        BigInteger owed = BigInteger.valueOf(number(cells, columns, "owed_minor", Long.MAX_VALUE));
        long ppm = pd.isEmpty() ? 0 : number(cells, columns, "pd_ppm", MILLION);
        book.add(currency, bucket, band.isEmpty() ? null : band, 1, owed, owed.multiply(BigInteger.valueOf(ppm)));
    }

    private static long number(CsvRows.Cells cells, Columns columns, String column, long most) {
        String text = cell(cells, columns, column);
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (number < 0 || number > most) {
            throw at(cells.line(), column + " is a whole number" + (most == MILLION ? ", at most " + most : ""));
        }
        return number;
    }

    private static String cell(CsvRows.Cells cells, Columns columns, String column) {
        try {
            return columns.text(cells, column);
        } catch (IllegalArgumentException e) {
            throw at(cells.line(), String.valueOf(e.getMessage()));
        }
    }

    private static Refused at(long line, String why) {
        return new Refused("Line " + line + ": " + why + ". Mend it or leave it out; nothing was computed.");
    }
}
