package io.recourse.casework.spec;

import static io.restassured.RestAssured.given;

import io.recourse.casework.telemetry.DeskMeters;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a running service tells at {@code /q/metrics}, as Prometheus reads it.
 *
 * @param samples one a line
 */
public record Scrape(List<Sample> samples) {

    /** Every meter that the services make themselves, by the name under which it is scraped, with its labels. */
    public static final Map<String, Set<String>> METERS = Map.ofEntries(
            Map.entry("case_transitions_total", Set.of("kind", "from", "to")),
            Map.entry("deadline_lateness_seconds", Set.of("deadline")),
            Map.entry("desk_batch_size", Set.of()),
            Map.entry("desk_batch_seconds", Set.of()),
            Map.entry("outbox_lag_bytes", Set.of()),
            Map.entry("parked_subjects", Set.of("kind")),
            Map.entry("refusals_total", Set.of("rule")),
            Map.entry("subjects_parked_total", Set.of("kind")),
            Map.entry("dead_letters_total", Set.of("rule")),
            Map.entry("effects_total", Set.of("adapter", "result")),
            Map.entry("waiting_events", Set.of("kind")),
            Map.entry("events_sent", Set.of("topic")),
            Map.entry("events_seen", Set.of("topic")));

    private static final Set<String> NAMES = names();
    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** @param meter without the part that says which of its numbers this is */
    public record Sample(String meter, Map<String, String> labels) {

        private static Sample of(String line) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalStateException("no sample: " + line);
            }
            Map<String, String> labels = new HashMap<>();
            if (parts.group(2) != null) {
                LABEL.matcher(parts.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            return new Sample(parts.group(1).replaceFirst("_(count|sum|max)$", ""), labels);
        }

        /** Whether it is of a meter of {@link DeskMeters}, not of the machine's or a library's. */
        private boolean ours() {
            return NAMES.stream().anyMatch(meter::startsWith);
        }
    }

    public static Scrape now() {
        String text = given().get("/q/metrics").then().statusCode(200).extract().asString();
        return new Scrape(text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Sample::of)
                .toList());
    }

    /** The services' own meters that are there, with the labels they have. */
    public Map<String, Set<String>> meters() {
        Map<String, Set<String>> meters = new TreeMap<>();
        samples.stream().filter(Sample::ours).forEach(sample -> meters.computeIfAbsent(
                        sample.meter(), _ -> new TreeSet<>())
                .addAll(sample.labels().keySet()));
        return meters;
    }

    /** All values that the services' own meters have for their labels. */
    public Map<String, Set<String>> values() {
        Map<String, Set<String>> values = new TreeMap<>();
        samples.stream()
                .filter(Sample::ours)
                .flatMap(sample -> sample.labels().entrySet().stream())
                .forEach(label -> values.computeIfAbsent(label.getKey(), _ -> new TreeSet<>())
                        .add(label.getValue()));
        return values;
    }

    /** Every value of every label of every meter. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>();
        samples.forEach(sample -> words.addAll(sample.labels().values()));
        return words;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        Arrays.stream(DeskMeters.class.getFields()).map(Scrape::constant).forEach(names::add);
        return names;
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
