package io.recourse.local.run;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows a run while it runs: one block drawn again and again on a terminal, a line now and then elsewhere. */
public final class Funnel {
    private static final Duration REDRAW = Duration.ofMillis(700);
    private static final int PLAIN_EVERY_DAYS = 20;
    private static final int USUAL_WIDTH = 80;
    private static final List<String> STAGES =
            List.of("INTAKE", "SEGMENTATION", "NEGOTIATION", "LITIGATION", "DISPOSAL");
    private static final String COUNTS =
            "select status, coalesce(stage, 'INTAKE'), count(*) from subject where kind = 'case' group by 1, 2";
    /** Of a payment that was taken back nothing is left, whatever of it was due back before. */
    private static final String RECOVERED = """
            select payload::json -> 'amount' ->> 'currency',
                sum(case type when 'PaymentAllocated.v1' then 1 else -1 end * (payload::json -> 'amount' ->> 'minor')::bigint)
            from journal told where type in ('PaymentAllocated.v1', 'RefundDue.v1') and topic is not null
                and not exists (
                    select from journal back where back.kind = told.kind and back.id = told.id and back.seq > told.seq
                        and back.type = 'PaymentReversed.v1' and back.topic is not null
                        and back.payload::json ->> 'paymentId' = told.payload::json ->> 'paymentId')
            group by 1 order by 1
            """;

    private final PrintStream out;
    private final Books books;
    private final Instant start;
    private final int days;
    private final @Nullable FunnelView view;
    private final long began = System.nanoTime();
    private final Map<String, Long> recovered = new TreeMap<>();
    private long drawnAt;
    private int drawnLines;
    private int recoveredDay = -PLAIN_EVERY_DAYS;
    private int nextPlainDay;

    /** @param view null for plain lines */
    Funnel(PrintStream out, Books books, Instant start, int days, @Nullable FunnelView view) {
        this.out = out;
        this.books = books;
        this.start = start;
        this.days = days;
        this.view = view;
    }

    /** On standard output, as it suits whoever reads it. */
    public static Funnel onStandardOutput(Books books, Instant start, int days) {
        boolean colour =
                System.getenv("NO_COLOR") == null || System.getenv("NO_COLOR").isEmpty();
        FunnelView view =
                terminal() && !"dumb".equals(System.getenv("TERM")) ? new FunnelView(columns(), colour) : null;
        return new Funnel(System.out, books, start, days, view);
    }

    /** True if a person watches. */
    public static boolean terminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Time stands at a mark; drawn if it is worth while. */
    public void at(Instant now) {
        int day = (int) Duration.between(start, now).toDays();
        boolean last = day >= days;
        if (view == null) {
            if (day >= nextPlainDay || last) {
                nextPlainDay = (day / PLAIN_EVERY_DAYS + 1) * PLAIN_EVERY_DAYS;
                out.println(FunnelView.line(snapshot(now, day)));
            }
            return;
        }
        if (last || System.nanoTime() - drawnAt > REDRAW.toNanos()) {
            draw(view.block(snapshot(now, day)));
            drawnAt = System.nanoTime();
        }
    }

    /** Others print now: what has been drawn stays, the next block goes below. */
    public void leave() {
        drawnLines = 0;
    }

    private void draw(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (drawnLines > 0) {
            text.append("\u001b[").append(drawnLines).append('A');
        }
        lines.forEach(line -> text.append("\r\u001b[2K").append(line).append('\n'));
        drawnLines = lines.size();
        out.print(text);
        out.flush();
    }

    private FunnelSnapshot snapshot(Instant now, int day) {
        Map<String, Long> open = new LinkedHashMap<>();
        STAGES.forEach(stage -> open.put(stage, 0L));
        Map<String, Long> closed = new TreeMap<>();
        books.read("intake", COUNTS, row -> {
            boolean isOpen = row.getString(1).equals("OPEN");
            (isOpen ? open : closed).merge(row.getString(isOpen ? 2 : 1), row.getLong(3), Long::sum);
            return null;
        });
        // Adding up every payment is dear: now and then is enough.
        if (day - recoveredDay >= PLAIN_EVERY_DAYS / 2 || day >= days) {
            recoveredDay = day;
            recovered.clear();
            books.read("intake", RECOVERED, row -> recovered.put(row.getString(1), row.getLong(2)));
        }
        return new FunnelSnapshot(
                now.atZone(ZoneOffset.UTC).toLocalDate(),
                day,
                days,
                open,
                closed,
                recovered,
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** The terminal knows its width; asked once. */
    private static int columns() {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] size = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", 2);
            boolean known = asked.waitFor(2, TimeUnit.SECONDS) && asked.exitValue() == 0 && size.length == 2;
            return known ? Math.clamp(Integer.parseInt(size[1]), 20, 160) : USUAL_WIDTH;
        } catch (IOException | NumberFormatException unknown) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }
}
