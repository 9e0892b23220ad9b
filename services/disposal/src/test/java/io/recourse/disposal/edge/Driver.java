package io.recourse.disposal.edge;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.spec.Client;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.VenueReported;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Drives the service through its doors: the topics' records, the callers' requests, the runner's hand on the clock. */
@Singleton
class Driver {

    static final Balance DEBT = new Balance("CNY", 0, 0, 50_000_00);

    /** Enough for a first request on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Topics topics;
    private final BusinessClock clock;
    private final PaperBroker broker = new PaperBroker();

    @Inject
    Driver(Topics topics, BusinessClock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    Instant now() {
        return clock.now();
    }

    void open(String caseId, IntakeEvent.Collateral... collateral) {
        hear(
                caseId,
                new IntakeEvent.CaseOpened(
                        TestTokens.TENANT_A,
                        "secured-loan",
                        IntakeEvent.DebtorKind.NATURAL,
                        "party-1",
                        "CN",
                        "Asia/Shanghai",
                        "Asia/Urumqi",
                        "CN-ZJ",
                        "zh",
                        DEBT,
                        LocalDate.parse("2025-12-01"),
                        90,
                        now().plus(Duration.ofDays(700)),
                        List.of(),
                        List.of(),
                        List.of(collateral),
                        new IntakeEvent.ScoringFacts(0, 0, 0, 0, 0)));
    }

    void hear(String caseId, PublicEvent event) {
        broker.tell(topics::cases, caseId, event, now());
    }

    void report(String venue, VenueReported report) {
        reportRaw(venue, PaperBroker.json(report));
    }

    /** One batch of a venue's messages. */
    void reportRaw(String venue, byte[]... values) {
        broker.say(topics::reports, "venues." + venue + ".reports", values);
    }

    void advance(Instant to) {
        Client.as(TestTokens.SANDBOX)
                .contentType("application/json")
                .body("{\"to\": \"" + to + "\"}")
                .post("/sandbox/clock:advance")
                .then()
                .statusCode(200);
    }

    ValidatableResponse decide(String token, String caseId, String asset, @Nullable String key, String body) {
        return Client.post(token, "/v1/cases/" + caseId + "/assets/" + asset + "/decision", body, key);
    }

    String status(String caseId) {
        return Client.find(TestTokens.LENDER_A, caseId)
                .statusCode(200)
                .extract()
                .path("status");
    }

    /** How often the case has said something of this type. */
    int told(String caseId, String type) {
        List<String> types = Client.journal(caseId).extract().path("items.type");
        return (int) types.stream().filter(type::equals).count();
    }

    void awaitTold(String caseId, String type, int times) {
        Awaitility.await().alias(type).atMost(PATIENCE).until(() -> told(caseId, type) == times);
    }

    void awaitStatus(String caseId, String status) {
        Awaitility.await().alias(status).atMost(PATIENCE).until(() -> status(caseId)
                .equals(status));
    }

    /** Nothing waits to be done: no mail, no order to the venue, no due row. */
    void awaitQuiet() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Map<String, Object> quiet = Client.as(TestTokens.SANDBOX)
                    .get("/sandbox/quiet")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("");
            return Stream.of("readyMail", "openEffects", "dueRows")
                    .map(quiet::get)
                    .allMatch(Integer.valueOf(0)::equals);
        });
    }
}
