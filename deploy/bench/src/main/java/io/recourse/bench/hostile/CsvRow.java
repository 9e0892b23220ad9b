package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of a lender's table, good ones and such as no table should have. */
final class CsvRow {

    static final String HEADER = "No,Day,Currency,Rate,Owed,Days,Name,IdNo,Phone,Zone";

    private static final List<String> CELLS = List.of(
            "",
            " ",
            "-1",
            "0",
            "1e400",
            "-1e400",
            "1e-400",
            "1E+999999999",
            "NaN",
            "Infinity",
            "0x10",
            "1,5",
            "1.234567",
            "1 000",
            "9007199254740993",
            "92233720368547758.08",
            "-",
            "+",
            "２０２６",
            "2026-02-30",
            "2025-02-29",
            "9999-12-31",
            "-0001-01-01",
            "+10000-01-01",
            "0000-01-01",
            "01/02/2026",
            "45123",
            "CNY",
            "cny",
            "XXX",
            "ZZZ",
            "€",
            "JPY",
            "BHD",
            "UTC+99",
            "Europe/Nowhere",
            "=cmd|'/C calc'!A0",
            "@SUM(1)",
            "'; drop table subject; --",
            "<script>",
            "\u0000",
            "a\u0001b",
            "\u200b",
            "\ufeff",
            "🗝",
            "\"quoted\"",
            "\"a \"\" b\"",
            "\"a,b\"",
            "\"\"",
            "null",
            "true",
            "a".repeat(65),
            "a".repeat(201),
            "9".repeat(400),
            "1".repeat(5000),
            "+8600",
            "8619999871",
            "a@b",
            Canary.NAME);

    private CsvRow() {}

    private static List<String> cells(String account, int person) {
        ObjectNode debtor = Canary.person(person);
        return new ArrayList<>(List.of(
                account,
                "2026-01-01",
                "CNY",
                "1825",
                "1234.50",
                "45",
                debtor.path("name").asText(),
                debtor.path("idNumber").asText(),
                debtor.path("phones").path(0).asText(),
                "Asia/Shanghai"));
    }

    static byte[] good(String account, int person) {
        return bytes(cells(account, person));
    }

    /** Without a quotation mark that stays open: what follows that is another matter, see {@link #open}. */
    static byte[] hostile(String account, int person, Random random) {
        List<String> cells = cells(account, person);
        byte[] row =
                switch (random.nextInt(12)) {
                    case 0 -> bytes(cells.subList(0, random.nextInt(cells.size())));
                    case 1 -> {
                        cells.add(CELLS.get(random.nextInt(CELLS.size())));
                        yield bytes(cells);
                    }
                    case 2 -> Bytes.spoil(bytes(cells), random);
                    case 3 ->
                        String.join(random.nextBoolean() ? ";" : "\t", cells).getBytes(StandardCharsets.UTF_8);
                    case 4 -> (cells.getFirst() + ",\"a\"b,c").getBytes(StandardCharsets.UTF_8);
                    case 5 -> ",".repeat(random.nextInt(3000)).getBytes(StandardCharsets.US_ASCII);
                    default -> {
                        for (int i = 0; i <= random.nextInt(3); i++) {
                            // the number stays, by which it is told from its neighbours
                            cells.set(1 + random.nextInt(cells.size() - 1), CELLS.get(random.nextInt(CELLS.size())));
                        }
                        yield bytes(cells);
                    }
                };
        return closed(row);
    }

    /** A quotation mark that is never closed; by the standard it may go on for some lines. */
    static byte[] open(String account, int person, Random random) {
        List<String> cells = cells(account, person);
        cells.set(random.nextInt(cells.size()), "\"" + Canary.NAME);
        return bytes(cells);
    }

    private static byte[] bytes(List<String> cells) {
        return String.join(",", cells).getBytes(StandardCharsets.UTF_8);
    }

    /** One line, and as many quotation marks as close each other. */
    private static byte[] closed(byte[] row) {
        byte[] closed = row.clone();
        int quotes = 0;
        for (int i = 0; i < closed.length; i++) {
            if (closed[i] == '\n') {
                closed[i] = 0x0b;
            }
            if (closed[i] == '"') {
                quotes++;
            }
        }
        for (int i = 0; quotes % 2 == 1 && i < closed.length; i++) {
            if (closed[i] == '"') {
                closed[i] = '\'';
                quotes--;
            }
        }
        return closed;
    }
}
