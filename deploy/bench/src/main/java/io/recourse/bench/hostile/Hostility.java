package io.recourse.bench.hostile;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.bench.hostile.Findings.Kind;
import io.recourse.local.parts.Services;
import io.recourse.local.process.StackFailed;
import java.util.Map;
import java.util.function.Consumer;

/** More than a hundred thousand hostile inputs to all doors of the whole stack, neighbours among them. */
public final class Hostility implements Section {

    /** Heaps after a full collection may differ by so much between the first third and the last. */
    static final double MOST_HEAP_GROWTH_MB = 32;

    /**
     * All memory of a JVM may differ by so much. A service's heap has been touched before the first input, so this is what is
     * beside it: compiled code, classes, buffers; and the heaps of Kafka and Connect, which may still widen.
     */
    static final double MOST_JVM_GROWTH_MB = 48;

    /**
     * PostgreSQL's may differ by more: a backend keeps plans and what it knows of the catalogs, and grows until each connection
     * has seen each statement.
     */
    static final double MOST_POSTGRES_GROWTH_MB = 96;

    @Override
    public String name() {
        return "hostile";
    }

    @Override
    public String about() {
        return "hostile input to every door, neighbours among it: nothing falls over, nobody is lost, nothing leaks";
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        say.accept("seed " + setup.seed() + ", " + setup.inputs() + " inputs (ARGS='--seed=… --inputs=…')");
        try (Place place = Place.open(setup, Services.ALL, true, Map.of(), say);
                Siege siege = Siege.lay(setup.repository(), place, setup.seed(), say)) {
            Siege.Toll toll = siege.run(setup.inputs());
            toll.findings().lines().forEach(say);
            tell(toll, figures);
            if (toll.findings().count() > 0) {
                throw new StackFailed(toll.findings().count() + " findings, see above; all of them are in "
                        + toll.findings().write(setup.folder().resolveSibling("hostile.txt")));
            }
            flat("a heap", toll.last().heapGrowthSince(toll.first()), MOST_HEAP_GROWTH_MB);
            flat("a JVM", toll.last().jvmGrowthSince(toll.first()), MOST_JVM_GROWTH_MB);
            flat("PostgreSQL", toll.last().postgresGrowthSince(toll.first()), MOST_POSTGRES_GROWTH_MB);
        }
    }

    private static void flat(String what, double growth, double most) {
        if (growth > most) {
            throw new StackFailed("%s has grown by %.1f MB, more than %.0f".formatted(what, growth, most));
        }
    }

    private static void tell(Siege.Toll toll, Figures figures) {
        Findings findings = toll.findings();
        figures.add("hostile_inputs", "", toll.total(), "all doors");
        toll.inputs().forEach((door, inputs) -> figures.add("hostile_inputs_" + door, "", inputs, ""));
        figures.add("hostile_inputs_per_s", "/s", toll.perSecond(), "until each had been dealt with");
        figures.add("hostile_5xx", "", findings.count(Kind.SERVER_ERROR), "");
        figures.add("hostile_leaks", "", findings.count(Kind.LEAK), "answers, notices, logs, metrics");
        figures.add("hostile_findings", "", findings.count(), "of any kind");
        figures.add("hostile_neighbours", "", toll.neighbours(), "valid inputs among them");
        figures.add("hostile_neighbours_lost", "", toll.lost(), "");
        Memory first = toll.first();
        Memory last = toll.last();
        figures.add(
                "hostile_heap_growth_mb",
                "MB",
                last.heapGrowthSince(first),
                "most of any of the JVMs, last third since the first, after a full collection");
        tell("hostile_heap_mb_", first.heapMb(), last.heapMb(), figures);
        figures.add(
                "hostile_jvm_growth_mb",
                "MB",
                last.jvmGrowthSince(first),
                "most of any of the JVMs, all its memory but files");
        figures.add(
                "hostile_postgres_growth_mb",
                "MB",
                last.postgresGrowthSince(first),
                "all its memory but files and shared buffers");
        tell("hostile_own_mb_", first.ownMb(), last.ownMb(), figures);
    }

    private static void tell(String name, Map<String, Double> first, Map<String, Double> last, Figures figures) {
        last.forEach((process, mb) -> figures.add(
                name + process, "MB", mb, "%.1f after the first third".formatted(first.getOrDefault(process, 0.0))));
    }
}
