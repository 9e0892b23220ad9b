package io.recourse.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.contracts.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param cases how many were opened
 * @param sections numbers under headings, in the order of the page
 * @param recovery by currency
 * @param lateness greatest by service and deadline, of those beyond a mark
 * @param latest greatest of all; null if no service told any, which is trouble: then nobody knows whether all were in time
 * @param story one case, told
 */
public record Report(
        long seed,
        int days,
        long cases,
        Map<String, Map<String, Long>> sections,
        Map<String, Recovery> recovery,
        Map<String, Duration> lateness,
        @Nullable Duration latest,
        String storyOf,
        List<String> story,
        Duration elapsed,
        String digest) {

    public Report {
        sections = ordered(sections);
        recovery = Collections.unmodifiableMap(new TreeMap<>(recovery));
        lateness = Collections.unmodifiableMap(new TreeMap<>(lateness));
        story = List.copyOf(story);
    }

    /** Minor units owed at the beginning, and what of it and of its costs came in. */
    public record Recovery(long opening, long recovered) {
        String percent() {
            return opening == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", recovered * 100.0 / opening);
        }
    }

    private static Map<String, Map<String, Long>> ordered(Map<String, Map<String, Long>> sections) {
        Map<String, Map<String, Long>> kept = new LinkedHashMap<>();
        sections.forEach(
                (heading, numbers) -> kept.put(heading, Collections.unmodifiableMap(new LinkedHashMap<>(numbers))));
        return Collections.unmodifiableMap(kept);
    }

    /** All numbers under a heading together. */
    public long total(String section) {
        return sections.getOrDefault(section, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** One number under a heading, 0 where it does not stand there. */
    public long number(String section, String name) {
        return sections.getOrDefault(section, Map.of()).getOrDefault(name, 0L);
    }

    /** True if something is in the way of calling the run good. */
    public boolean troubled() {
        return latest == null
                || !lateness.isEmpty()
                || sections.getOrDefault(ReportWriter.PARKED, Map.of()).values().stream()
                        .anyMatch(n -> n > 0);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d cases, %d virtual days in %d:%02d, seed %d",
                cases,
                days,
                elapsed.toMinutes(),
                elapsed.toSecondsPart(),
                seed));
        heading(lines, "recovery");
        recovery.forEach((currency, r) -> lines.add(String.format(
                Locale.ROOT,
                "  %-44s %s of %s",
                currency + " " + r.percent(),
                new Money(r.recovered(), currency).text(),
                new Money(r.opening(), currency).text())));
        sections.forEach((title, numbers) -> {
            heading(lines, title);
            if (numbers.isEmpty()) {
                lines.add("  none");
            }
            numbers.forEach((name, n) -> lines.add(String.format(Locale.ROOT, "  %-44s %,10d", name, n)));
        });
        heading(lines, "deadlines taken later than the next six-hour mark");
        if (latest == null) {
            lines.add("  not known: no service told how late it took any");
        } else if (lateness.isEmpty()) {
            lines.add("  none, the latest by " + latest);
        }
        lateness.forEach((what, late) -> lines.add(String.format(Locale.ROOT, "  %-44s by up to %s", what, late)));
        heading(lines, "the story of " + storyOf);
        story.forEach(line -> lines.add("  " + line));
        lines.add("");
        lines.add("outcome digest " + digest);
        return lines;
    }

    private static void heading(List<String> lines, String title) {
        lines.add("");
        lines.add(title);
    }

    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        all.put("days", days);
        all.put("cases", cases);
        all.put("elapsedSeconds", elapsed.toMillis() / 1e3);
        all.put("digest", digest);
        all.put("recovery", recovery);
        all.put("sections", sections);
        Map<String, String> late = new TreeMap<>();
        lateness.forEach((what, by) -> late.put(what, by.toString()));
        all.put("latenessBeyondAMark", late);
        all.put("greatestLateness", latest == null ? null : latest.toString());
        all.put("story", Map.of("of", storyOf, "lines", story));
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
