package io.recourse.local.run;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the services' meters say of refusals and lateness. Read now and then while a run goes on, and before a kill: a
 * service that is killed forgets its own, and the greatest lateness is kept by the meter for some minutes only.
 */
public final class Meters {
    private static final Pattern LATEST =
            Pattern.compile("^deadline_lateness_seconds_max\\{.*?deadline=\"([^\"]*)\".*?} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern REFUSED =
            Pattern.compile("^refusals_total\\{.*?rule=\"([^\"]*)\".*?} (\\S+)$", Pattern.MULTILINE);

    private final Map<String, Double> latest = new TreeMap<>();
    private final Map<String, Map<String, Long>> shown = new TreeMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();

    /** One service's {@code /q/metrics}. */
    public void read(String service, String text) {
        Matcher late = LATEST.matcher(text);
        while (late.find()) {
            latest.merge(service + " " + late.group(1), Double.parseDouble(late.group(2)), Math::max);
        }
        Map<String, Long> now = new TreeMap<>();
        Matcher found = REFUSED.matcher(text);
        while (found.find()) {
            now.merge(found.group(1), (long) Double.parseDouble(found.group(2)), Long::sum);
        }
        Map<String, Long> before = shown.getOrDefault(service, Map.of());
        now.forEach((rule, count) -> {
            long known = before.getOrDefault(rule, 0L);
            // a counter that fell began anew with its process
            refusals.merge(rule, count < known ? count : count - known, Long::sum);
        });
        shown.put(service, now);
    }

    /** Refusals by rule over all services. */
    Map<String, Long> refusalsByRule() {
        Map<String, Long> found = new TreeMap<>(refusals);
        found.values().removeIf(count -> count == 0);
        return found;
    }

    /** Greatest lateness by service and deadline, in business time. */
    Map<String, Duration> lateness() {
        Map<String, Duration> found = new TreeMap<>();
        latest.forEach((name, seconds) -> found.put(name, Duration.ofMillis(Math.round(seconds * 1_000))));
        return Collections.unmodifiableMap(found);
    }

    /** Greatest lateness of all; empty if no service told any. */
    Optional<Duration> greatest() {
        return lateness().values().stream().max(Comparator.naturalOrder());
    }

    /** Deadlines that were taken later than the mark after they fell due. */
    Map<String, Duration> beyondAMark() {
        Map<String, Duration> found = new TreeMap<>(lateness());
        found.values().removeIf(late -> late.compareTo(Marks.STEP) < 0);
        return found;
    }
}
