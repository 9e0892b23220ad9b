package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.contracts.json.SealedJson;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What came of contacts on a Saturday and on a Monday, counted on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class ChannelReportServiceTest {

    private static final SealedJson<PublicEvent> EVENTS = new SealedJson<>(PublicEvent.class);

    @Inject
    Database database;

    private long seq;

    @Test
    void weekends_stand_beside_weekdays_in_the_debtors_own_month_and_only_the_last_result_counts() {
        // Saturday 07:30 in Shanghai, Friday still in UTC
        contact(TestTokens.TENANT_A, "2026-01-02T23:30:00Z", ContactOutcome.UNANSWERED);
        contact(TestTokens.TENANT_A, "2026-01-03T02:00:00Z");
        contact(TestTokens.TENANT_A, "2026-01-05T02:00:00Z", ContactOutcome.DELIVERED, ContactOutcome.CONVERSATION);
        contact(TestTokens.TENANT_A, "2026-01-05T03:59:59Z", ContactOutcome.UNKNOWN, ContactOutcome.UNREACHABLE);
        contact(TestTokens.TENANT_A, "2026-01-05T04:00:00Z", ContactOutcome.DELIVERED);
        // the first of January there, and the first of February
        contact(TestTokens.TENANT_A, "2025-12-31T16:00:00Z", ContactOutcome.UNKNOWN);
        contact(TestTokens.TENANT_A, "2026-01-31T16:00:00Z", ContactOutcome.CONVERSATION);
        contact(TestTokens.TENANT_B, "2026-01-05T02:00:00Z", ContactOutcome.CONVERSATION);

        report(TestTokens.LENDER_A, "month=2026-01")
                .statusCode(200)
                .body("month", equalTo("2026-01"))
                .body("lender", equalTo(TestTokens.TENANT_A))
                .body("channels.channel", contains("PHONE"))
                .body("channels[0].weekday.attempted", equalTo(4))
                .body("channels[0].weekday.conversation", equalTo(1))
                .body("channels[0].weekday.delivered", equalTo(1))
                .body("channels[0].weekday.unreachable", equalTo(1))
                .body("channels[0].weekday.unknown", equalTo(1))
                .body("channels[0].weekday.conversationShareBp", equalTo(2500))
                .body("channels[0].weekend.attempted", equalTo(2))
                .body("channels[0].weekend.unanswered", equalTo(1))
                .body("channels[0].weekend.noneYet", equalTo(1))
                .body("channels[0].weekend.conversationShareBp", equalTo(0))
                .body("hours.hours", contains("00-02", "10-12", "12-14", "06-08", "10-12"))
                .body("hours.weekend", contains(false, false, false, true, true))
                .body("hours.contacts.attempted", contains(1, 2, 1, 1, 1));
        report(TestTokens.LENDER_B, "month=2026-01")
                .body("channels[0].weekday.conversationShareBp", equalTo(10_000))
                .body("channels[0].weekend.conversationShareBp", nullValue());
        report(TestTokens.LENDER_B, "month=2026-01&lender=" + TestTokens.TENANT_A)
                .body("channels", empty());
        report(TestTokens.OPERATOR, "month=2026-01").body("channels[0].weekday.attempted", equalTo(5));
        report(TestTokens.OPERATOR, "month=2026-01&lender=" + TestTokens.TENANT_B)
                .body("channels[0].weekday.attempted", equalTo(1));
        assertThat(as(TestTokens.LENDER_A)
                        .accept("text/csv")
                        .get("/v1/reports/channels?month=2026-01")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(
                        ",PHONE,WEEKDAY,,4,1,1,0,1,1,0,2500",
                        ",PHONE,WEEKEND,,2,0,0,1,0,0,1,0",
                        ",PHONE,WEEKDAY,10-12,2,1,0,0,1,0,0,5000");
    }

    @Test
    void a_month_that_is_none_is_refused_and_others_than_lenders_and_operators_are() {
        for (String bad : List.of("lender=x", "month=", "month=2026-13", "month=0000-01", "month=2026-01-01")) {
            problem(report(TestTokens.LENDER_A, bad), 400, "field-invalid", "month");
        }
        problem(report(TestTokens.PARTNER, "month=2026-01"), 403, "role-not-allowed", null);
    }

    private static ValidatableResponse report(String token, String query) {
        return as(token)
                .accept("application/json")
                .get("/v1/reports/channels?" + query)
                .then();
    }

    private void contact(String tenant, String at, ContactOutcome... outcomes) {
        String id = UUID.randomUUID().toString();
        Instant begun = Instant.parse(at);
        write(
                tenant,
                id,
                new ContactAttempted("call-1", "call", Tone.FIRM, Channel.PHONE, "party-1", "Asia/Shanghai", begun),
                begun);
        for (ContactOutcome outcome : outcomes) {
            Instant known = begun.plus(Duration.ofDays(3));
            write(tenant, id, new ContactResult("call-1", outcome, known), known);
        }
    }

    private void write(String tenant, String id, NegotiationEvent event, Instant at) {
        database.forTenant(tenant, session -> session.createNativeQuery("""
                        insert into journal (kind, id, seq, event_id, topic, key, topic_seq, type, payload, tenant, business_at)
                        values ('case', ?1, ?2, ?3, 'cases.negotiation', ?1, ?2, ?4, ?5, ?6, timestamptz '%s')
                        """.formatted(at))
                        .setParameter(1, id)
                        .setParameter(2, ++seq)
                        .setParameter(3, id + "-" + seq)
                        .setParameter(4, event.getClass().getSimpleName() + ".v1")
                        .setParameter(5, EVENTS.writeBare(event))
                        .setParameter(6, tenant)
                        .executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
