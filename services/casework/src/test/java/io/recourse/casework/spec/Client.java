package io.recourse.casework.spec;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A caller's hands on a service's HTTP doors, and what the house promises of every problem. */
public final class Client {

    private Client() {}

    /** Some commands are colon paths, and a colon stands for itself. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).urlEncodingEnabled(false);
    }

    public static ValidatableResponse find(String token, String caseId) {
        return as(token).get("/v1/cases/" + caseId).then();
    }

    /** As one who has no token at all. */
    public static ValidatableResponse findAsNobody(String caseId) {
        return given().get("/v1/cases/" + caseId).then();
    }

    /** As the operator sees it, who sees every case. */
    public static ValidatableResponse journal(String caseId) {
        return as(TestTokens.OPERATOR)
                .get("/v1/cases/" + caseId + "/journal")
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse post(String token, String path, String body) {
        return post(token, path, body, null);
    }

    public static ValidatableResponse post(String token, String path, String body, @Nullable String key) {
        return post(token, path, body.getBytes(StandardCharsets.UTF_8), key);
    }

    /** @param key the {@code Idempotency-Key}, null for none */
    public static ValidatableResponse post(String token, String path, byte[] body, @Nullable String key) {
        RequestSpecification request = as(token).contentType("application/json").body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post(path).then();
    }

    /** Every member of a problem, as RFC 9457 and the house have it. */
    public static void problem(ValidatableResponse answer, int status, String rule, @Nullable String field) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("/problems/" + rule))
                .body("title", equalTo(rule.replace('-', ' ')))
                .body("rule", equalTo(rule))
                .body("field", equalTo(field))
                .body("detail", not(emptyOrNullString()));
    }
}
