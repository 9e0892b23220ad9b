package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whether a desk slows down with the cases that are not due: the same escalations among few and among many. */
public final class Growth implements Section {

    private static final int FEW = 100_000;
    private static final int MANY = 3_000_000;
    private static final int DUE = 18_000;
    /** Rounds until codes are warm. */
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
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        try (Silence silence = new Silence();
                Side small = new Side(setup, setup.folder(), FEW, silence, say);
                Side great = new Side(setup, setup.folderBeside(), MANY, silence, say)) {
            say.accept("warming up: %,.0f/s and %,.0f/s".formatted(small.escalate(), great.escalate()));
            for (int round = 1; round <= setup.rounds(); round++) {
                few.add(small.escalate());
                many.add(great.escalate());
                say.accept("round %d: %,.0f/s among few, %,.0f/s among many"
                        .formatted(round, few.getLast(), many.getLast()));
            }
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

    /** A stack with a book of one size; the two take turns, and the one that waits has nothing that is due. */
    private static final class Side implements AutoCloseable {

        private final Place place;
        private final Connection connection;
        private final Connection beside;
        private final Due due;
        private int round;

        Side(Setup setup, Path folder, int future, Silence silence, Consumer<String> say) throws Exception {
            place = Place.open(setup, folder, List.of("negotiation"), false, silence.told(), say);
            try {
                connection = place.connect("negotiation");
                beside = place.connect("negotiation");
                due = new Due(connection, beside);
                Book.first(place, connection);
                Book.copy(connection, DUE * (setup.rounds() + WARM_UP));
                place.client().advance(Book.DUE);
                say.accept("loading %,d cases".formatted(future));
                Book.future(place, connection, future);
            } catch (Exception e) {
                place.close();
                throw e;
            }
        }

        /** Cases that have not been due before. @return escalations per second */
        double escalate() throws Exception {
            int from = round++ * DUE;
            return due.escalate(from + 1, from + DUE);
        }

        @Override
        public void close() throws SQLException {
            try (place;
                    connection) {
                beside.close();
            }
        }
    }
}
