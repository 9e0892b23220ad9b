package io.recourse.local.run;

import io.recourse.contracts.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run looks like while it runs.
 *
 * @param width columns; no line is longer
 * @param colour whether to use colours
 */
public record FunnelView(int width, boolean colour) {
    private static final String ESCAPE = "\u001b[";
    private static final int LABEL = 14;
    private static final int NUMBER = 7;

    /** A block of lines; always as many of them. */
    public List<String> block(FunnelSnapshot at) {
        List<String> lines = new ArrayList<>();
        lines.add(paint("1", cut(head(at))));
        lines.add(bar(at.day(), at.days(), Math.max(1, width - 1), "36"));
        long cases = Math.max(1, at.cases());
        at.open().forEach((stage, count) -> lines.add(row(stage.toLowerCase(Locale.ROOT), count, cases, "33")));
        lines.add(row("closed", FunnelSnapshot.sum(at.closed()), cases, "32"));
        lines.add(cut("  " + words(at.closed())));
        lines.add(cut("  recovered " + money(at.recovered())));
        return lines;
    }

    /** The same in one line, for a log. */
    public static String line(FunnelSnapshot at) {
        return head(at) + " | " + words(at.open()) + " | closed " + FunnelSnapshot.sum(at.closed())
                + (at.closed().isEmpty() ? "" : ": " + words(at.closed())) + " | recovered " + money(at.recovered());
    }

    private static String head(FunnelSnapshot at) {
        Duration elapsed = at.elapsed();
        return String.format(
                Locale.ROOT,
                "%s  day %d/%d  %.1f days/s  %d:%02d",
                at.date(),
                at.day(),
                at.days(),
                at.speed(),
                elapsed.toMinutes(),
                elapsed.toSecondsPart());
    }

    private String row(String label, long count, long of, String hue) {
        String text = String.format(Locale.ROOT, "  %-" + LABEL + "s%" + NUMBER + "d ", label, count);
        int room = width - 1 - text.length();
        return room < 4 ? cut(text) : text + bar(count, of, room, hue);
    }

    private String bar(long part, long whole, int room, String hue) {
        int full = whole <= 0 ? 0 : (int) Math.min(room, part * room / whole);
        String done = (colour ? "█" : "#").repeat(full);
        return paint(hue, done) + (colour ? "░" : ".").repeat(room - full);
    }

    private String paint(String code, String text) {
        return colour && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }

    private String cut(String text) {
        return text.length() < width ? text : text.substring(0, Math.max(0, width - 2)) + "…";
    }

    private static String words(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(e -> e.getKey().toLowerCase(Locale.ROOT) + " " + e.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String money(Map<String, Long> amounts) {
        return amounts.isEmpty()
                ? "nothing yet"
                : amounts.entrySet().stream()
                        .map(e -> new Money(e.getValue(), e.getKey()).text())
                        .collect(Collectors.joining(", "));
    }
}
