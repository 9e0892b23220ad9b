package io.recourse.local.run;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the services' meters say of refusals and lateness. Read now and then while a run goes on: a service that is killed
 * forgets its own, and the greatest lateness is kept by the meter for some minutes only.
 */
public final class Meters {
    private static final Pattern LATEST =
            Pattern.compile("^deadline_lateness_seconds_max\\{.*?deadline=\"([^\"]*)\".*?} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern REFUSED =
            Pattern.compile("^refusals_total\\{.*?rule=\"([^\"]*)\".*?} (\\S+)$", Pattern.MULTILINE);

    private final Map<String, Double> latest = new TreeMap<>();
    private final Map<String, Map<String, Long>> refusals = new TreeMap<>();

    /** One service's {@code /q/metrics}. */
    public void read(String service, String text) {
        Matcher late = LATEST.matcher(text);
        while (late.find()) {
            latest.merge(service + " " + late.group(1), Double.parseDouble(late.group(2)), Math::max);
        }
        Map<String, Long> refused = refusals.computeIfAbsent(service, _ -> new TreeMap<>());
        Matcher found = REFUSED.matcher(text);
        while (found.find()) {
            refused.merge(found.group(1), (long) Double.parseDouble(found.group(2)), Math::max);
        }
    }

    /** Refusals by rule over all services. */
    Map<String, Long> refusalsByRule() {
        Map<String, Long> sum = new TreeMap<>();
        refusals.values().forEach(byRule -> byRule.forEach((rule, n) -> sum.merge(rule, n, Long::sum)));
        return sum;
    }

    /** Greatest lateness by service and deadline, in business time. */
    Map<String, Duration> lateness() {
        Map<String, Duration> found = new TreeMap<>();
        latest.forEach((name, seconds) -> found.put(name, Duration.ofMillis(Math.round(seconds * 1_000))));
        return Collections.unmodifiableMap(found);
    }

    /** Deadlines that were taken later than the mark after they fell due. */
    Map<String, Duration> beyondAMark() {
        Map<String, Duration> found = new TreeMap<>(lateness());
        found.values().removeIf(late -> late.compareTo(Marks.STEP) < 0);
        return found;
    }
}
