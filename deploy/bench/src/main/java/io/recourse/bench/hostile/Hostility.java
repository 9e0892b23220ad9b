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
    static final double MOST_GROWTH_MB = 32;

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
            double growth = toll.last().growthSince(toll.first());
            if (growth > MOST_GROWTH_MB) {
                throw new StackFailed("a heap has grown by %.1f MB, more than %.0f".formatted(growth, MOST_GROWTH_MB));
            }
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
        figures.add(
                "hostile_heap_growth_mb",
                "MB",
                toll.last().growthSince(toll.first()),
                "most of any of the JVMs, last third since the first, after a full collection");
        toll.last()
                .heapMb()
                .forEach((service, heap) -> figures.add(
                        "hostile_heap_mb_" + service,
                        "MB",
                        heap,
                        "%.1f after the first third; resident %.0f then, %.0f now"
                                .formatted(
                                        toll.first().heapMb().getOrDefault(service, 0.0),
                                        toll.first().rssMb().getOrDefault(service, 0.0),
                                        toll.last().rssMb().getOrDefault(service, 0.0))));
    }
}
