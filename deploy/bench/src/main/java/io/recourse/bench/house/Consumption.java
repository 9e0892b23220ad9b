package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Events that wait on Kafka, through the desk, to committed rows. */
public final class Consumption implements Section {

    private static final int CASES = 20_000;
    private static final int EVENTS_PER_CASE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SEEN = "select coalesce(sum(seen), 0) from flow";

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String about() {
        return "%,d events from Kafka to committed rows".formatted(CASES * EVENTS_PER_CASE);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        List<Double> rounds = new ArrayList<>();
        try (Place place = Place.open(setup, List.of("negotiation"), false, Map.of(), say);
                Connection connection = place.connect("negotiation");
                Events events = new Events(place)) {
            round(place, connection, events);
            for (int round = 0; round < setup.rounds(); round++) {
                rounds.add(round(place, connection, events));
                say.accept("round %d: %,.0f/s".formatted(round + 1, rounds.getLast()));
            }
        }
        figures.add("consumed_events_per_s", "/s", rounds);
    }

    private static double round(Place place, Connection connection, Events events) throws Exception {
        long before = Sql.number(connection, SEEN);
        place.halt("negotiation", true);
        for (int i = 0; i < CASES; i++) {
            String id = UUID.randomUUID().toString().replace("-", "");
            events.open(id, "p-" + id, "Asia/Shanghai", Book.START, Events.ladder(1));
        }
        events.flush();
        place.halt("negotiation", false);
        // the group gathers again first: what counts begins with the first event that is taken
        long first = await(connection, before + 1);
        long began = System.nanoTime();
        long last = await(connection, before + (long) CASES * EVENTS_PER_CASE);
        return (last - first) / ((System.nanoTime() - began) / 1e9);
    }

    private static long await(Connection connection, long seen) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long now = Sql.number(connection, SEEN);
            if (now >= seen) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new StackFailed("only %d of %d events were taken".formatted(now, seen));
            }
            Thread.sleep(5);
        }
    }
}
