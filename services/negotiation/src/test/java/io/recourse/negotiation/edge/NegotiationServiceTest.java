package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.findAsNobody;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.AnnouncedBody;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real database: records in, promises taken down or refused. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class NegotiationServiceTest {

    @Inject
    Topics topics;

    @TestHTTPResource
    URI server;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
    private String id;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
    }

    @Test
    void a_promise_is_recorded_once_and_shows_when_it_ends() {
        open();
        promise(TestTokens.LENDER_A, body("p-1", 5_000_00, today.plusDays(5)))
                .statusCode(200)
                .body("events", contains("PromiseRecorded"));
        promise(TestTokens.LENDER_A, body("p-1", 5_000_00, today.plusDays(5)))
                .statusCode(200)
                .body("outcome", equalTo("unchanged"));
        find(TestTokens.LENDER_A, id)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("tenant", equalTo(TestTokens.TENANT_A))
                .body("status", equalTo("WAITING"))
                .body("deadlines.kind", contains("promise"))
                .body("deadlines[0].rule", not(emptyOrNullString()));
        problem(
                promise(TestTokens.LENDER_A, body("p-1", 6_000_00, today.plusDays(5))),
                409,
                "promise-id-taken",
                "promiseId");
        problem(
                promise(TestTokens.LENDER_A, body("p-2", 5_000_00, today.plusDays(5))),
                409,
                "promise-already-live",
                null);
    }

    @Test
    void a_promise_that_cannot_be_taken_down_is_refused_with_its_rule() {
        open();
        problem(
                promise(TestTokens.LENDER_A, body("p-1", 124_000_01, today.plusDays(5))),
                409,
                "promise-above-balance",
                "amount");
        problem(
                promise(TestTokens.LENDER_A, body("p-1", 5_000_00, today.plusDays(60))),
                409,
                "promise-too-far",
                "lastDate");
        hear(new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.RECALLED, IntakeEvent.Stage.NEGOTIATION, now));
        problem(promise(TestTokens.LENDER_A, body("p-1", 5_000_00, today.plusDays(5))), 409, "case-closed", null);
    }

    @Test
    void a_body_that_cannot_be_read_is_refused_by_rule_and_field() {
        open();
        String good = body("p-1", 5_000_00, today.plusDays(5));
        problem(promise(TestTokens.LENDER_A, ""), 400, "body-empty", null);
        problem(promise(TestTokens.LENDER_A, "{\"promiseId\": "), 400, "json-malformed", null);
        problem(promise(TestTokens.LENDER_A, good.replace("\"CNY\"", "1.5")), 400, "field-invalid", "amount.currency");
        problem(
                promise(TestTokens.LENDER_A, good.replace("\"lastDate\"", "\"by\": 1, \"lastDate\"")),
                400,
                "field-unknown",
                "by");
        for (String bad : List.of("", " ", "p 1", "承诺", "x".repeat(129))) {
            problem(
                    promise(TestTokens.LENDER_A, body(bad, 5_000_00, today.plusDays(5))),
                    400,
                    "field-invalid",
                    "promiseId");
        }
        find(TestTokens.LENDER_A, id).body("deadlines.kind", empty());
    }

    @Test
    void a_body_larger_than_any_document_is_refused_unread_whatever_it_says_it_is() throws IOException {
        for (String type : List.of("application/json", "text/plain")) {
            assertThat(AnnouncedBody.answer(server, "/v1/cases/" + id + "/promises", type, 1024 * 1024 + 1))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "\"rule\":\"body-too-large\"");
        }
    }

    @Test
    void nobody_reaches_what_is_not_theirs() {
        open();
        String good = body("p-1", 5_000_00, today.plusDays(5));
        problem(promise(TestTokens.LENDER_B, good), 404, "unknown-subject", null);
        problem(promise(TestTokens.OPERATOR, good), 403, "role-not-allowed", null);
        problem(promise(TestTokens.PARTNER, good), 403, "role-not-allowed", null);
        problem(promise("a-guess", good), 401, "token-required", null);
        problem(find(TestTokens.LENDER_B, id), 404, "unknown-subject", null);
        problem(find(TestTokens.SANDBOX, id), 403, "role-not-allowed", null);
        problem(findAsNobody(id), 401, "token-required", null);
        find(TestTokens.OPERATOR, id).statusCode(200).body("deadlines.kind", empty());
    }

    private static String body(String promiseId, long minor, LocalDate lastDate) {
        return """
                {"promiseId": "%s", "amount": {"minor": %d, "currency": "CNY"}, "lastDate": "%s"}
                """.formatted(promiseId, minor, lastDate);
    }

    private ValidatableResponse promise(String token, String body) {
        return post(token, "/v1/cases/" + id + "/promises", body);
    }

    private void open() {
        hear(Openings.of("party-1", now));
    }

    private void hear(PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
