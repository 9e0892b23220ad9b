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

    /** @throws Refused with the line, if one cannot be read: a loss that leaves a case out would be too small */
    static ExposureTable read(InputStream in) {
        CsvRows rows = new CsvRows(new Lines(in, StandardCharsets.UTF_8), ',');
        if (!rows.hasNext()
                || !(rows.next() instanceof CsvRows.Cells header)
                || !named(header).containsAll(COLUMNS)) {
            throw new Refused("The first line must name the columns " + String.join(", ", COLUMNS) + ".");
        }
        List<String> names = named(header);
        BookOfExposures book = new BookOfExposures();
        Set<String> words = new HashSet<>();
        while (rows.hasNext()) {
            switch (rows.next()) {
                case CsvRows.Broken(long line, String _, String detail) -> throw at(line, detail);
                case CsvRows.Cells cells -> add(book, cells, names, words);
            }
        }
        return new ExposureTable(book);
    }

    private static List<String> named(CsvRows.Cells header) {
        return header.values().stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
    }

    private static void add(BookOfExposures book, CsvRows.Cells cells, List<String> names, Set<String> words) {
        String currency = cell(cells, names, "currency");
        String bucket = cell(cells, names, "bucket");
        String band = cell(cells, names, "band");
        String pd = cell(cells, names, "pd_ppm");
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
        BigInteger owed = BigInteger.valueOf(number(cells, names, "owed_minor", Long.MAX_VALUE));
        long ppm = pd.isEmpty() ? 0 : number(cells, names, "pd_ppm", MILLION);
        book.add(currency, bucket, band.isEmpty() ? null : band, 1, owed, owed.multiply(BigInteger.valueOf(ppm)));
    }

    private static long number(CsvRows.Cells cells, List<String> names, String column, long most) {
        String text = cell(cells, names, column);
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (number < 0 || number > most) {
            throw at(cells.line(), column + " is a whole number" + (most == MILLION ? ", at most " + most : ""));
        }
        return number;
    }

    private static String cell(CsvRows.Cells cells, List<String> names, String column) {
        int place = names.indexOf(column);
        if (place >= cells.values().size()) {
            throw at(cells.line(), column + " is missing");
        }
        return cells.values().get(place).strip();
    }

    private static Refused at(long line, String why) {
        return new Refused("Line " + line + ": " + why + ". Mend it or leave it out; nothing was computed.");
    }
}
