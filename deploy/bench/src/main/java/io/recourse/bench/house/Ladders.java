package io.recourse.bench.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.local.process.StackFailed;
import io.recourse.local.world.Answer;
import io.recourse.local.world.Order;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.Placeholder;
import io.recourse.negotiation.domain.TemplateBook;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.pack.Packs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The whole ladder, friendly, firm and final, by message, bot, call, letter and visit: as many cases on the eve of every step,
 * all due at one instant, from the passed deadline to the recorded attempt. Each asks the guard, spends a unit of its party's
 * budget and chooses its text; a call or a visit becomes a task of people. By turns with it the house's own book, whose cases
 * all take the first step. What messages and letters say is made when they are sent, and measured by itself.
 */
public final class Ladders implements Section {

    /** Calls and visits are people's, as they are by default; the world's one provider carries the rest. */
    private static final Map<String, String> PEOPLE =
            Map.of("RECOURSE_NEGOTIATION_CARRIERS_PHONE", "task", "RECOURSE_NEGOTIATION_CARRIERS_FIELD_VISIT", "task");

    private static final int TEXTS = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return "ladders";
    }

    @Override
    public String about() {
        return "due cases on every step of a ladder to recorded attempts, beside the house's first step";
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        int cases = setup.cases();
        List<Double> house = new ArrayList<>();
        List<Double> ladder = new ArrayList<>();
        try (Provider provider = new Provider();
                Place place = Place.open(setup, List.of("negotiation"), PEOPLE, provider::take, say);
                Connection connection = place.connect("negotiation");
                Connection beside = place.connect("negotiation")) {
            LadderBook.play(place, connection);
            provider.fallSilent();
            place.halt("negotiation", true);
            LadderBook.copy(connection, cases);
            place.halt("negotiation", false);
            place.client().advance(LadderBook.DUE);
            Due due = new Due(connection, beside);
            Effort effort = Effort.of(place, "negotiation", connection, beside);
            List<Double> houseMicros = new ArrayList<>();
            List<Double> ladderMicros = new ArrayList<>();
            say.accept("%,.0f/s and the house's %,.0f/s while the desk's code is still cold"
                    .formatted(due.escalateAlone(cases + 1, 2 * cases), due.escalateAlone(1, cases)));
            for (int round = 1; round <= setup.rounds(); round++) {
                long began = effort.micros();
                house.add(due.escalateAlone(1, cases));
                houseMicros.add((effort.micros() - began) / (double) cases);
                every(connection, cases, 0);
                began = effort.micros();
                ladder.add(due.escalateAlone(cases + 1, 2 * cases));
                ladderMicros.add((effort.micros() - began) / (double) cases);
                every(connection, cases, tasks(cases));
                say.accept("round %d: %,.0f/s at %.0f µs of processor each, the house's %,.0f/s at %.0f µs"
                        .formatted(
                                round,
                                ladder.getLast(),
                                ladderMicros.getLast(),
                                house.getLast(),
                                houseMicros.getLast()));
            }
            say.accept("one escalation of the ladder writes " + perEscalation(connection, cases));
            figures.add(
                    "ladder_escalations_per_s",
                    "/s",
                    ladder,
                    "%,d cases, a sixth on every step, %,d of them calls and visits for people"
                            .formatted(cases, tasks(cases)));
            figures.add(
                    "house_escalations_per_s", "/s", house, "as many on the first step, by turns on the same stack");
            String processor = "processor time of the service and PostgreSQL for one of them";
            figures.add("ladder_escalation_us", "µs", ladderMicros, processor);
            figures.add("house_escalation_us", "µs", houseMicros, processor);
            figures.add("words_us", "µs", words(connection, setup.rounds()), "a text of those ordered, one core");
        }
    }

    /** A call or a visit is two steps of the six. */
    private static long tasks(int cases) {
        return IntStream.rangeClosed(cases + 1, 2 * cases)
                .filter(n -> n % LadderBook.STEPS == 2 || n % LadderBook.STEPS == 4)
                .count();
    }

    /** Each case has taken its step: it asked, its party spent a unit, it chose a text, and somebody was told to carry it. */
    private static void every(Connection connection, int cases, long tasks) throws SQLException {
        for (String event : List.of("UnitSpent", "TextChosen", "ContactAttempted")) {
            expect(
                    connection,
                    "select count(*) from journal where type in ('%1$s', '%1$s.v1')".formatted(event),
                    cases);
        }
        expect(connection, "select count(*) from effect", cases - tasks);
        expect(connection, "select count(*) from subject where kind = 'task' and status = 'OPEN'", tasks);
    }

    private static void expect(Connection connection, String question, long wanted) throws SQLException {
        long found = Sql.number(connection, question);
        if (found != wanted) {
            throw new StackFailed("%s is %d, not %d".formatted(question, found, wanted));
        }
    }

    private static String perEscalation(Connection connection, int cases) throws SQLException {
        return "%.2f rows of subject (states of %d bytes), %.2f of journal (payloads of %d bytes), %.2f of effect"
                .formatted(
                        Sql.number(connection, "select count(*) from subject") / (double) cases,
                        Sql.number(connection, "select avg(octet_length(state))::bigint from subject"),
                        Sql.number(connection, "select count(*) from journal") / (double) cases,
                        Sql.number(connection, "select avg(octet_length(payload))::bigint from journal"),
                        Sql.number(connection, "select count(*) from effect") / (double) cases);
    }

    /** What the sender makes of an effect when it sends it, for some of those that were ordered. */
    private static List<Double> words(Connection connection, int rounds) throws Exception {
        NegotiationPolicy policy = Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json");
        TemplateBook templates = TemplateFiles.load(policy);
        List<JsonNode> bodies = new ArrayList<>();
        for (String body : Sql.texts(connection, "select body from effect limit " + TEXTS)) {
            bodies.add(JSON.readTree(body));
        }
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long characters = 0;
            long began = System.nanoTime();
            for (JsonNode body : bodies) {
                characters += text(templates, body).length();
            }
            double each = (System.nanoTime() - began) / 1e3 / bodies.size();
            if (characters == 0) {
                throw new StackFailed("a text says nothing");
            }
            if (round > 0) {
                micros.add(each);
            }
        }
        return micros;
    }

    private static String text(TemplateBook templates, JsonNode body) {
        return templates
                .text(
                        body.path("template").asText(),
                        Channel.valueOf(body.path("channel").asText()),
                        body.path("language").asText(),
                        Map.of(
                                Placeholder.AMOUNT, body.path("amount").asText(),
                                Placeholder.CASE_REF, "7e0f1c64b2a94d0db5a8e3c1f6029000",
                                Placeholder.LENDER, body.path("lender").asText(),
                                Placeholder.DATE, body.path("date").asText(),
                                Placeholder.ANSWER_TO, "answers@recourse.invalid"))
                .body();
    }

    /** Carries everything at once, until it falls silent: then it takes a call and does not answer, as {@link Silence} does. */
    private static final class Provider implements AutoCloseable {

        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean silent;

        Answer take(Order order) {
            if (silent) {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new Answer(order.key(), Answer.Result.DONE, "");
        }

        void fallSilent() {
            silent = true;
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}
