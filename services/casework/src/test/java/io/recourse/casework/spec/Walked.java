package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.contracts.json.SealedJson;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far walks came. A walk that never gets anywhere proves nothing, so specs look at this; where fewer lives were asked for
 * than a spec walks, to see one of them again, it has no demands.
 */
public final class Walked {

    private final Set<String> statuses = new TreeSet<>();
    private final Set<Class<?>> inputs = new HashSet<>();
    private final Set<Class<?>> published = new HashSet<>();
    private final Set<Class<?>> written = new HashSet<>();
    private final Set<String> deadlines = new TreeSet<>();
    private final Set<String> refusals = new TreeSet<>();
    private final Map<String, Long> sorts = new TreeMap<>();
    private final Map<String, Long> early = new TreeMap<>();
    private final Map<Ingredient, Long> met = new EnumMap<>(Ingredient.class);
    private final Map<String, Rest> rests = new TreeMap<>();
    private final Map<String, Long> rested = new TreeMap<>();
    private final Set<String> wakenings = new TreeSet<>();
    private final boolean demanding;
    private long lives;
    private long steps;
    private long comparisons;
    private long acrossSubjects;
    private long withRefusals;
    private long exact;
    private long answeredOtherwise;
    private long setAside;

    Walked(boolean demanding) {
        this.demanding = demanding;
        for (Ingredient ingredient : Ingredient.values()) {
            met.put(ingredient, 0L);
        }
    }

    void count(Step step) {
        steps++;
        String kind = step.subject().kind() + " ";
        statuses.add(kind + step.after().status());
        if (step.input() != null) {
            inputs.add(step.input().getClass());
        }
        step.passed().forEach(d -> deadlines.add(kind + d.kind()));
        step.published().forEach(e -> published.add(e.getClass()));
        step.events().forEach(e -> written.add(e.getClass()));
        if (step.refusedBy() != null) {
            refusals.add(step.refusedBy());
        }
    }

    void met(Ingredient ingredient, long times) {
        met.merge(ingredient, times, Long::sum);
    }

    void may(List<Rest> declared) {
        declared.forEach(rest -> rests.put(rest.name(), rest));
    }

    void rested(Rest rest) {
        rested.merge(rest.name(), 1L, Long::sum);
    }

    void wakened(Rest rest, Class<?> input) {
        wakenings.add(wakening(rest, input));
    }

    void lifeOf(String sort) {
        if (!sort.isEmpty()) {
            sorts.merge(sort, 1L, Long::sum);
        }
    }

    /** Something came before the opening of a subject of this kind and was heard when that came. */
    void early(String kind) {
        early.merge(kind, 1L, Long::sum);
    }

    /**
     * @param across whether the facts were of more than one subject
     * @param refusals whether some of them were refused, in both orders
     * @param exactly whether all that is reckoned was the same, and not only what is sure
     */
    void compared(boolean across, boolean refusals, boolean exactly) {
        comparisons++;
        acrossSubjects += across ? 1 : 0;
        withRefusals += refusals ? 1 : 0;
        exact += exactly ? 1 : 0;
    }

    /** Two orders were tried, but in one of them something was refused that is answered by what stands. */
    void answeredOtherwise() {
        answeredOtherwise++;
    }

    /** Two orders were tried, but a deadline or an act came between the facts. */
    void setAside() {
        setAside++;
    }

    void lived() {
        lives++;
    }

    void add(Walked other) {
        statuses.addAll(other.statuses);
        inputs.addAll(other.inputs);
        published.addAll(other.published);
        written.addAll(other.written);
        deadlines.addAll(other.deadlines);
        refusals.addAll(other.refusals);
        other.sorts.forEach((sort, times) -> sorts.merge(sort, times, Long::sum));
        other.met.forEach((ingredient, times) -> met.merge(ingredient, times, Long::sum));
        rests.putAll(other.rests);
        other.rested.forEach((rest, times) -> rested.merge(rest, times, Long::sum));
        wakenings.addAll(other.wakenings);
        lives += other.lives;
        steps += other.steps;
        comparisons += other.comparisons;
        acrossSubjects += other.acrossSubjects;
        withRefusals += other.withRefusals;
        exact += other.exact;
        answeredOtherwise += other.answeredOtherwise;
        setAside += other.setAside;
        other.early.forEach((kind, times) -> early.merge(kind, times, Long::sum));
    }

    /** So many lives were lived to their end. */
    public Walked lived(long atLeast) {
        if (demanding) {
            assertThat(lives).as("lives").isGreaterThanOrEqualTo(atLeast);
        }
        return this;
    }

    /** So many lives of each of these sorts began. */
    public Walked livesOf(long atLeast, String... named) {
        if (demanding) {
            assertThat(named).as("sorts of life: %s", sorts).allMatch(sort -> sorts.getOrDefault(sort, 0L) >= atLeast);
        }
        return this;
    }

    /** These walks and those, as one. */
    public Walked and(Walked others) {
        Walked both = new Walked(demanding && others.demanding);
        both.add(this);
        both.add(others);
        System.out.println(both);
        return both;
    }

    /** Every record of a family of inputs arrived somewhere, but for the one that stands for a deadline. */
    public Walked heardEvery(Class<?> inputFamily) {
        List<Class<?>> missing = SealedJson.leaves(inputFamily).stream()
                .filter(c -> !inputs.contains(c))
                .filter(c -> Arrays.stream(c.getRecordComponents())
                        .noneMatch(part -> part.getType().equals(Deadline.class)))
                .toList();
        if (demanding) {
            assertThat(missing).as("inputs that never arrived").isEmpty();
        }
        return this;
    }

    /** Each of these events was written down at least once. */
    public Walked wrote(Class<?>... events) {
        if (demanding) {
            assertThat(written).as("events that were written").contains(events);
        }
        return this;
    }

    /** Every record of a family of public events was told. */
    public Walked toldEvery(Class<?> eventFamily) {
        List<Class<?>> missing = SealedJson.leaves(eventFamily).stream()
                .filter(c -> !published.contains(c))
                .toList();
        if (demanding) {
            assertThat(missing).as("events that were never told").isEmpty();
        }
        return this;
    }

    /** Facts were compared in so many different orders at least. */
    public Walked compared(long atLeast) {
        if (demanding) {
            assertThat(comparisons).as("orders compared").isGreaterThanOrEqualTo(atLeast);
        }
        return this;
    }

    /** Facts of more than one subject were compared in so many different orders at least. */
    public Walked comparedAcrossSubjects(long atLeast) {
        if (demanding) {
            assertThat(acrossSubjects).as("orders compared across subjects").isGreaterThanOrEqualTo(atLeast);
        }
        return this;
    }

    /** Bunches of which something was refused in both orders were compared so often at least. */
    public Walked comparedWithRefusals(long atLeast) {
        if (demanding) {
            assertThat(withRefusals).as("orders compared with refusals").isGreaterThanOrEqualTo(atLeast);
        }
        return this;
    }

    /** All that is reckoned was compared so often at least. */
    public Walked comparedExactly(long atLeast) {
        if (demanding) {
            assertThat(exact).as("orders compared exactly").isGreaterThanOrEqualTo(atLeast);
        }
        return this;
    }

    /** Facts came before the openings of subjects of these kinds so often at least, and were heard. */
    public Walked heardEarly(long atLeast, String... kinds) {
        if (demanding) {
            assertThat(kinds).as("what came early: %s", early).allMatch(k -> early.getOrDefault(k, 0L) >= atLeast);
        }
        return this;
    }

    /** Each of these came so often at least. */
    public Walked met(long atLeast, Ingredient... ingredients) {
        if (demanding) {
            assertThat(ingredients)
                    .as("what the walks met: %s", met)
                    .allMatch(ingredient -> met.getOrDefault(ingredient, 0L) >= atLeast);
        }
        return this;
    }

    /** Subjects rested wherever a life says that they may, and every input it names there came and changed something. */
    public Walked restedAndWoke() {
        if (demanding) {
            assertThat(rested.keySet()).as("where subjects rested").isEqualTo(rests.keySet());
            List<String> named = rests.values().stream()
                    .flatMap(rest -> rest.inputs().stream().map(input -> wakening(rest, input)))
                    .toList();
            assertThat(wakenings).as("what ended a rest").containsAll(named);
        }
        return this;
    }

    private static String wakening(Rest rest, Class<?> input) {
        return rest.name() + ": " + input.getSimpleName();
    }

    /** Subjects of these kinds stood like this somewhere: {@code case OPEN}. */
    public Walked reached(String... kindsAndStatuses) {
        if (demanding) {
            assertThat(statuses).contains(kindsAndStatuses);
        }
        return this;
    }

    /** Subjects stood in so many ways at least. */
    public Walked reachedSoMany(int atLeast) {
        if (demanding) {
            assertThat(statuses).hasSizeGreaterThanOrEqualTo(atLeast);
        }
        return this;
    }

    /** Deadlines of these kinds passed, and no others: {@code case bucket}. */
    public Walked passedOnly(String... kindsAndDeadlines) {
        if (demanding) {
            assertThat(deadlines).containsExactlyInAnyOrder(kindsAndDeadlines);
        }
        return this;
    }

    @Override
    public String toString() {
        String ingredients = met.entrySet().stream()
                .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return "%d lives%s, %d steps; shuffles compared %d (%d across subjects, %d with refusals, %d exactly), set aside as answered by what stood %d, for a deadline or an act between %d; %s; before their openings %s%nstatuses %s%ndeadlines %s%nrefusals %s%nwithout a deadline %s"
                .formatted(
                        lives,
                        sorts.isEmpty() ? "" : " " + sorts,
                        steps,
                        comparisons,
                        acrossSubjects,
                        withRefusals,
                        exact,
                        answeredOtherwise,
                        setAside,
                        ingredients,
                        early,
                        statuses,
                        deadlines,
                        refusals,
                        rested);
    }
}
