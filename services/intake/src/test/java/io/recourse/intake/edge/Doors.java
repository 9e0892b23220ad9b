package io.recourse.intake.edge;

import static io.restassured.config.EncoderConfig.encoderConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.spec.Client;
import io.recourse.contracts.json.SealedJson;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

/** The documents a lender pushes, and its hand on the doors for streams of them. */
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

    /** The answer's lines. */
    static String[] stream(String token, String path, String... lines) {
        return lines(token, lines)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");
    }

    /** A stream of lines that waits to be sent. */
    static RequestSpecification lines(String token, String... lines) {
        return Client.as(token)
                .config(RestAssuredConfig.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(Ndjson.MEDIA_TYPE, ContentType.TEXT)))
                .contentType(Ndjson.MEDIA_TYPE)
                .accept(Ndjson.MEDIA_TYPE)
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
