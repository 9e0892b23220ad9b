package io.recourse.bench.segmentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Publisher;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.bench.segmentation.SampleCases.SampleCase;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.PublicEvent;
import io.recourse.local.process.Await;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.Quiet;
import io.recourse.segmentation.domain.CaseInput.Opened;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Live cases through door, desk and database: everything that {@code POST /v1/segments:run} does, once a day after each was
 * scored, when each is a day later, and once with nothing new.
 */
public final class DeskRuns implements Section {

    private static final int CASES = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SEGMENTATION = "segmentation";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public String about() {
        return "%,d live cases looked at again through the desk".formatted(CASES);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        List<Double> changed = new ArrayList<>();
        List<Double> unchanged = new ArrayList<>();
        List<SampleCase> cases = SampleCases.stream(setup.seed(), CASES).toList();
        try (Place place = Place.open(setup, List.of(SEGMENTATION), false, Map.of(), say);
                Connection connection = place.connect(SEGMENTATION);
                Publisher intake = new Publisher(place, "intake");
                HttpClient http = HttpClient.newHttpClient()) {
            place.client().advance(SampleCases.AT);
            cases.forEach(one -> open(intake, one));
            intake.flush();
            await(connection, "select count(*) from subject where kind = 'case' and strategy is not null", CASES);
            ask(http, place, 0);
            for (int round = 1; round <= setup.rounds(); round++) {
                // three days and no more: on the fourth, a Monday, the heat map is drawn
                place.client().advance(SampleCases.AT.plus(Duration.ofDays(round)));
                Await.until("what was due is done", PATIENCE, () -> isQuiet(place));
                changed.add(ask(http, place, CASES));
                unchanged.add(ask(http, place, 0));
                say.accept("round %d: %,.0f/s, with nothing new %,.0f/s"
                        .formatted(round, changed.getLast(), unchanged.getLast()));
            }
        }
        figures.add(
                "resegment_desk_cases_per_s",
                "/s",
                changed,
                "%,d cases by POST /v1/segments:run, each a day later: looked at, scored anew, written"
                        .formatted(CASES));
        figures.add("resegment_desk_unchanged_cases_per_s", "/s", unchanged, "the same once more; nothing is written");
    }

    private static void open(Publisher intake, SampleCase one) {
        Opened o = one.opened();
        tell(
                intake,
                one,
                1,
                new CaseOpened(
                        o.lender(),
                        "CARD",
                        o.debtorKind(),
                        "p-" + one.id(),
                        o.jurisdiction(),
                        o.contractZone(),
                        o.debtorZone(),
                        o.province(),
                        "zh-CN",
                        o.balance(),
                        o.oldestUnpaidDue(),
                        o.dpd(),
                        SampleCases.AT.plus(Duration.ofDays(900)),
                        List.of(),
                        List.of(),
                        List.of(),
                        o.scoring()));
        tell(intake, one, 2, new BucketEntered(one.reached().bucket(), o.dpd(), o.oldestUnpaidDue()));
    }

    private static boolean isQuiet(Place place) {
        Quiet quiet = place.client().quiet(Set.of(SEGMENTATION)).get(SEGMENTATION);
        return quiet != null && !quiet.busy() && quiet.dueRows() == 0 && quiet.openEffects() == 0;
    }

    private static void tell(Publisher intake, SampleCase one, long sequence, PublicEvent event) {
        intake.send(one.opened().lender(), "cases.intake", one.id(), sequence, SampleCases.AT, event);
    }

    private static void await(Connection connection, String question, long wanted) {
        Await.until(question + " is " + wanted, PATIENCE, () -> number(connection, question) >= wanted);
    }

    private static long number(Connection connection, String question) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new StackFailed("cannot be asked: " + question, e);
        }
    }

    /** @return cases per second */
    private static double ask(HttpClient http, Place place, long changed) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(place.door(SEGMENTATION).resolve("/v1/segments:run"))
                .header("Authorization", "Bearer " + place.tokens().operator())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody())
                .build();
        long began = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        double seconds = (System.nanoTime() - began) / 1e9;
        JsonNode said = JSON.readTree(answer.body());
        if (answer.statusCode() != 200
                || said.path("asked").asLong() != CASES
                || said.path("changed").asLong() != changed) {
            throw new StackFailed("segmentation answers %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return CASES / seconds;
    }
}
