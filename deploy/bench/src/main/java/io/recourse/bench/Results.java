package io.recourse.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table for people and {@code bench.json} for programs. */
final class Results {

    private final Instant at;
    private final Optional<String> commit;
    private final Map<String, String> machine;
    private final Map<String, Long> seconds;
    private final Figures figures;

    /**
     * What a bench has found.
     *
     * @param commit if it is known
     * @param seconds what each section took
     */
    Results(
            Instant at,
            Optional<String> commit,
            Map<String, String> machine,
            Map<String, Long> seconds,
            Figures figures) {
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
        this.commit = commit;
        this.machine = machine;
        this.seconds = seconds;
        this.figures = figures;
    }

    String table() {
        StringBuilder text = new StringBuilder();
        for (Figure figure : figures.all()) {
            text.append(line(
                    "%-34s %14s %-3s  %s",
                    figure.name(), number(figure.value()), figure.unit(), rounds(figure) + note(figure)));
        }
        List<Reach> reaches = Reach.of(figures);
        if (!reaches.isEmpty()) {
            text.append(line(""));
            reaches.forEach(r -> text.append(line(
                    "%s %-62s %10s  wanted %s%s",
                    mark(r), r.what(), number(r.got()), r.wanted(), r.counts() ? "" : "  (" + r.remark() + ")")));
        }
        return text.toString();
    }

    private static String mark(Reach reach) {
        if (!reach.counts()) {
            return "–";
        }
        return reach.held() ? "✔" : "✘";
    }

    private static String rounds(Figure figure) {
        return figure.rounds().size() < 2
                ? ""
                : figure.rounds().stream().map(Results::number).collect(Collectors.joining(" · ", "rounds ", "  "));
    }

    private static String note(Figure figure) {
        return figure.note().isEmpty() ? "" : "(" + figure.note() + ")";
    }

    static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    private static String line(String form, Object... values) {
        return String.format(Locale.ROOT, form, values).stripTrailing() + "\n";
    }

    Path write(Path file) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", at.toString());
        commit.ifPresent(c -> document.put("commit", c));
        document.put("machine", machine);
        document.put("seconds", seconds);
        document.put("figures", figures.all());
        document.put("reach", Reach.of(figures));
        Files.createDirectories(file.getParent());
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(document) + "\n");
        return file;
    }
}
