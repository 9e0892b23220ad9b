package io.recourse.casework.door;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Rows as RFC 4180 has them, in UTF-8, for people who open them in a spreadsheet: text that one would take for a formula
 * begins with an apostrophe.
 */
public final class CsvTable {

    public static final String MEDIA_TYPE = "text/csv";

    /** Also in the full width that Chinese and Japanese spreadsheets read as formulas. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r\n＝＋－＠";

    private final CSVPrinter printer;

    private CsvTable(CSVPrinter printer) {
        this.printer = printer;
    }

    public static CsvTable on(OutputStream out, String... heads) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(heads).get();
        try {
            return new CsvTable(new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param cells numbers, days and instants as they are, text made safe; null leaves a cell empty */
    public void row(List<@Nullable Object> cells) {
        try {
            for (Object cell : cells) {
                printer.print(cell instanceof String text ? plain(text) : cell);
            }
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void flush() {
        try {
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String text) {
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
