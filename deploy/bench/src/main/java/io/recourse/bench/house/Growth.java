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

/** Whether a desk slows down with the cases that are not due: the same escalations among few and among many. */
public final class Growth implements Section {

    private static final int FEW = 100_000;
    private static final int MANY = 3_000_000;
    private static final int DUE = 30_000;
    /** Codes get warm first. */
    private static final int WARM_UP = 1;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "escalations among %,d and among %,d cases of the future".formatted(FEW, MANY);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        Map<String, String> told = Map.of("RECOURSE_NEGOTIATION_MESSAGE_URL", "http://127.0.0.1:9/");
        try (Place place = Place.open(setup, List.of("negotiation"), false, told, say);
                Connection connection = place.connect("negotiation");
                Connection beside = place.connect("negotiation")) {
            Book.first(place, connection);
            int rounds = 2 * setup.rounds() + WARM_UP;
            Book.copy(connection, DUE * rounds);
            place.client().advance(Book.DUE);
            Due due = new Due(connection, beside);
            Book.future(connection, 0, FEW);
            int round = 0;
            for (; round < WARM_UP; round++) {
                say.accept("warming up: %,.0f/s".formatted(due.escalate(round * DUE + 1, (round + 1) * DUE)));
            }
            List<Double> few = new ArrayList<>();
            for (; few.size() < setup.rounds(); round++) {
                few.add(due.escalate(round * DUE + 1, (round + 1) * DUE));
            }
            say.accept("loading %,d cases".formatted(MANY - FEW));
            Book.future(connection, FEW, MANY);
            List<Double> many = new ArrayList<>();
            for (; many.size() < setup.rounds(); round++) {
                many.add(due.escalate(round * DUE + 1, (round + 1) * DUE));
            }
            figures.add("growth_few_escalations_per_s", "/s", few);
            figures.add("growth_many_escalations_per_s", "/s", many);
            figures.add(
                    "growth",
                    "",
                    figures.ratio("growth_many_escalations_per_s", "growth_few_escalations_per_s")
                            .orElseThrow(),
                    "among %,d ÷ among %,d".formatted(MANY, FEW));
        }
    }
}
