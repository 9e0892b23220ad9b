package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A promise after two that were broken, over HTTP, on a real database and a clock that the test moves. */
@QuarkusTest
@TestProfile(PromiseServiceTest.Sandbox.class)
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class PromiseServiceTest {

    public static final class Sandbox implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("recourse.sandbox.enabled", "true");
        }
    }

    @Inject
    Topics topics;

    @Inject
    BusinessClock clock;

    private final PaperBroker broker = new PaperBroker();
    private String id;

    @BeforeEach
    void a_case_of_two_broken_promises() {
        id = UUID.randomUUID().toString();
        broker.tell(topics::cases, id, Openings.of("party-1", clock.now()), clock.now());
        for (String broken : new String[] {"p-1", "p-2"}) {
            promise(broken, 0).statusCode(200).body("events", hasItem("PromiseRecorded"));
            post(
                            TestTokens.SANDBOX,
                            "/sandbox/clock:advance",
                            "{\"to\": \"" + clock.now().plus(Duration.ofDays(2)) + "\"}")
                    .statusCode(200);
        }
    }

    @Test
    void the_third_waits_is_found_and_approved_by_another_caller_alone() {
        waiting(TestTokens.LENDER_A, empty());
        promise("p-3", 9).statusCode(200).body("events", hasItem("PromiseProposed"));
        promise("p-3", 9).statusCode(200).body("outcome", equalTo("unchanged"));
        waiting(TestTokens.LENDER_A, contains(1));
        waiting(TestTokens.OPERATOR, contains(1));
        waiting(TestTokens.LENDER_B, empty());
        as(TestTokens.COLLEAGUE_A)
                .get("/v1/cases/" + id + "/promises-waiting")
                .then()
                .statusCode(200)
                .body("items.promiseId", contains("p-3"))
                .body("items.madeBy", contains(TestTokens.TENANT_A))
                .body("items.lastDay", contains(today().plusDays(5).toString()));
        find(TestTokens.LENDER_A, id).body("deadlines.kind", contains("promise-approval"));
        problem(say(TestTokens.LENDER_A, "approve"), 409, "approver-made-it", null);
        problem(say(TestTokens.LENDER_B, "approve"), 404, "unknown-subject", null);
        say(TestTokens.COLLEAGUE_A, "approve")
                .statusCode(200)
                .body("events", contains("PromiseApproved", "PromiseRecorded"));
        say(TestTokens.COLLEAGUE_A, "approve").statusCode(200).body("outcome", equalTo("unchanged"));
        waiting(TestTokens.LENDER_A, empty());
        journal(id).body("items.findAll { it.type == 'PromiseApproved' }.event.by", contains("colleague-a"));
        find(TestTokens.LENDER_A, id).body("deadlines.kind", contains("promise"));
    }

    @Test
    void another_caller_rejects_it_and_it_is_none() {
        promise("p-3", 9).statusCode(200);
        say(TestTokens.COLLEAGUE_A, "reject").statusCode(200).body("events", contains("PromiseRejected"));
        problem(say(TestTokens.COLLEAGUE_A, "approve"), 409, "promise-not-waiting", null);
        find(TestTokens.LENDER_A, id).body("deadlines.kind", empty());
    }

    @Test
    void a_machine_takes_no_third_one_though_another_caller_took_it_down() {
        promise(TestTokens.COLLEAGUE_A, "p-3", 9).statusCode(200).body("events", hasItem("PromiseProposed"));
        problem(say(TestTokens.LENDER_A, "approve"), 409, "approver-not-a-person", null);
        problem(say(TestTokens.LENDER_A, "reject"), 409, "approver-not-a-person", null);
        waiting(TestTokens.LENDER_A, contains(1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.now(), ZoneId.of("Asia/Shanghai"));
    }

    private ValidatableResponse promise(String promiseId, int days) {
        return promise(TestTokens.LENDER_A, promiseId, days);
    }

    private ValidatableResponse promise(String who, String promiseId, int days) {
        return post(who, "/v1/cases/" + id + "/promises", String.format("""
                {"promiseId": "%s", "amount": {"minor": 500000, "currency": "CNY"}, "lastDate": "%s"}
                """, promiseId, today().plusDays(days)));
    }

    private ValidatableResponse say(String who, String what) {
        return post(who, "/v1/cases/" + id + "/promises/p-3:" + what, "");
    }

    private void waiting(String who, Matcher<?> promises) {
        as(who).get("/v1/offers-waiting?limit=500")
                .then()
                .statusCode(200)
                .body("items.findAll { it.caseId == '" + id + "' }.promises", promises);
    }
}
