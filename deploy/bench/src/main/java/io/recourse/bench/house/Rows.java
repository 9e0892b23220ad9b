package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A lender's book by NDJSON over HTTP, to committed rows, beside the same rows as plain array inserts. */
public final class Rows implements Section {

    private static final int LINES = 16_000;

    /** Codes get warm first: the compiler has as much to do as a book of a million gives it in its first minute. */
    private static final int WARM_UP = 64_000;

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public String about() {
        return "%,d accounts by NDJSON over HTTP to committed rows, beside unnest inserts of the same rows"
                .formatted(LINES);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        try (Place place = Place.open(setup, List.of("intake"), false, Map.of(), say);
                Connection connection = place.connect("intake")) {
            say.accept("warming up: %,.0f/s".formatted(Accounts.push(place, WARM_UP, WARM_UP)));
            RawInserts inserts = new RawInserts(place, connection);
            for (int round = 1; round <= setup.rounds(); round++) {
                inserts.mark();
                ours.add(Accounts.push(place, round, LINES));
                inserts.count();
                if (round == 1) {
                    say.accept("%,d accounts are ".formatted(LINES) + inserts.counted());
                }
                place.halt("intake", true);
                raw.add(inserts.insert(LINES));
                place.halt("intake", false);
                say.accept("round %d: %,.0f/s, raw %,.0f/s".formatted(round, ours.getLast(), raw.getLast()));
            }
        }
        figures.add("rows_per_s", "/s", ours, "accounts");
        figures.add("raw_rows_per_s", "/s", raw, "accounts");
    }
}
