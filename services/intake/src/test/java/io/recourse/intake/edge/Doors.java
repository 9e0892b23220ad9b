package io.recourse.intake.edge;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.door.Ndjson;
import io.recourse.contracts.json.SealedJson;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A lender's hands on intake's doors, and the documents it pushes. */
final class Doors {

    /** What an account of {@link #statement} owes: 1 200.00 CNY, all of it principal. */
    static final long OWED = 1_200_00;

    private static final ZoneId CONTRACT_ZONE = ZoneId.of("Asia/Shanghai");

    private Doors() {}

    static LocalDate today() {
        return LocalDate.now(CONTRACT_ZONE);
    }

    /** A card account as of yesterday, two instalments overdue, no interest. */
    static ObjectNode statement(String account) {
        String json = """
                {"account": "%s", "asOf": "%s", "revision": 0, "product": "CARD",
                 "debtor": {"kind": "NATURAL", "name": "张三", "idNumber": "11010519491231002X",
                            "phones": ["+86100000000101"], "zone": "Asia/Shanghai", "province": "CN-BJ",
                            "language": "zh-CN"},
                 "jurisdiction": "CN", "currency": "CNY", "contractZone": "Asia/Shanghai",
                 "costs": 0, "interest": 0, "principal": %d,
                 "instalments": [{"dueOn": "%s", "amount": 70000}, {"dueOn": "%s", "amount": 50000}],
                 "authority": "RECOURSE", "annualRateBp": 0,
                 "coDebtors": [], "guarantors": [], "collateral": [],
                 "scoring": {"debtRatioBp": 6200, "incomeVolatilityBp": 1850, "industryIndexBp": -430,
                             "industryRisk": 3, "monthsLate12": 2}}
                """.formatted(account, today().minusDays(1), OWED, today().minusDays(40), today().minusDays(10));
        try {
            return (ObjectNode) SealedJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String payment(String id, String account, long minor) {
        return """
                {"paymentId": "%s", "account": "%s", "amount": {"minor": %d, "currency": "CNY"}, "valueDate": "%s"}
                """.formatted(id, account, minor, today());
    }

    static ValidatableResponse post(String token, String path, String body) {
        return post(token, path, body.getBytes(StandardCharsets.UTF_8), null);
    }

    static ValidatableResponse post(String token, String path, byte[] body, @Nullable String key) {
        RequestSpecification request = as(token).contentType("application/json").body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post(path).then();
    }

    /** The answer's lines. */
    static String[] stream(String token, String path, String... lines) {
        return as(token)
                .config(RestAssuredConfig.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(Ndjson.MEDIA_TYPE, ContentType.TEXT)))
                .contentType(Ndjson.MEDIA_TYPE)
                .accept(Ndjson.MEDIA_TYPE)
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");
    }

    static ValidatableResponse find(String token, String caseId) {
        return as(token).get("/v1/cases/{id}", caseId).then();
    }

    static ValidatableResponse journal(String caseId) {
        return as("token-of-operator")
                .get("/v1/cases/{id}/journal", caseId)
                .then()
                .statusCode(200);
    }

    /** Every member of a problem, as RFC 9457 and the house have it. */
    static void problem(ValidatableResponse answer, int status, String rule, @Nullable String field) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("/problems/" + rule))
                .body("title", equalTo(rule.replace('-', ' ')))
                .body("rule", equalTo(rule))
                .body("field", equalTo(field))
                .body("detail", org.hamcrest.Matchers.not(org.hamcrest.Matchers.emptyOrNullString()));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
