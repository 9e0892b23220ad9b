package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.contracts.json.SealedJson;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How far walks came. A walk that never gets anywhere proves nothing, so specs look at this. */
public final class Walked {

    private final Set<String> statuses = new TreeSet<>();
    private final Set<Class<?>> inputs = new HashSet<>();
    private final Set<Class<?>> published = new HashSet<>();
    private final Set<String> deadlines = new TreeSet<>();
    private final Set<String> refusals = new TreeSet<>();
    private long steps;
    private long comparisons;

    void count(Step step) {
        steps++;
        String kind = step.subject().kind() + " ";
        statuses.add(kind + step.after().status());
        if (step.input() != null) {
            inputs.add(step.input().getClass());
        }
        step.passed().forEach(d -> deadlines.add(kind + d.kind()));
        step.published().forEach(e -> published.add(e.getClass()));
        if (step.refusedBy() != null) {
            refusals.add(step.refusedBy());
        }
    }

    void compared() {
        comparisons++;
    }

    /** Every record of a family of inputs arrived somewhere, but for the one that stands for a deadline. */
    public Walked heardEvery(Class<?> inputFamily) {
        List<Class<?>> missing = SealedJson.leaves(inputFamily).stream()
                .filter(c -> !inputs.contains(c))
                .filter(c -> Arrays.stream(c.getRecordComponents())
                        .noneMatch(part -> part.getType().equals(Deadline.class)))
                .toList();
        assertThat(missing).as("inputs that never arrived").isEmpty();
        return this;
    }

    /** Every record of a family of public events was told. */
    public Walked toldEvery(Class<?> eventFamily) {
        List<Class<?>> missing = SealedJson.leaves(eventFamily).stream()
                .filter(c -> !published.contains(c))
                .toList();
        assertThat(missing).as("events that were never told").isEmpty();
        return this;
    }

    /** Facts were compared in so many different orders at least. */
    public Walked compared(long atLeast) {
        assertThat(comparisons).as("orders compared").isGreaterThanOrEqualTo(atLeast);
        return this;
    }

    /** Kind and status of subjects: {@code case OPEN}. */
    public Set<String> statuses() {
        return statuses;
    }

    /** Kinds of subject and of the deadlines that passed: {@code case bucket}. */
    public Set<String> deadlines() {
        return deadlines;
    }

    /** Rules that refused something. */
    public Set<String> refusals() {
        return refusals;
    }

    @Override
    public String toString() {
        return "%d steps, %d comparisons%nstatuses %s%ndeadlines %s%nrefusals %s"
                .formatted(steps, comparisons, statuses, deadlines, refusals);
    }
}
