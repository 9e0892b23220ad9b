package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.casework.spec.PaperBroker.json;
import static io.recourse.casework.spec.PaperBroker.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.ContactReported;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.PartyEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What channels and intake's parties say to negotiation. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class TopicsTest {

    @Inject
    Topics topics;

    @Inject
    Database database;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
    }

    @Test
    void only_the_provider_that_carries_a_cases_messages_is_heard_of_its_contacts() {
        open();
        report("courier-1", json(new ContactReported(id, "reminder-1", ContactOutcome.DELIVERED, now)));
        assertThat(refusals("courier-1")).endsWith("attempt-unknown");
        report("courier-2", json(new ContactReported(id, "reminder-1", ContactOutcome.DELIVERED, now)));
        assertThat(refusals("courier-2")).containsExactly("unknown-subject");
        find(TestTokens.LENDER_A, id).statusCode(200).body("status", equalTo("WAITING"));
    }

    @Test
    void who_lets_machines_call_in_place_of_the_main_provider_reaches_the_case_as_well() {
        open();
        report("caller-1", json(new ContactReported(id, "bot-1", ContactOutcome.UNANSWERED, now)));
        assertThat(refusals("caller-1")).endsWith("attempt-unknown");
    }

    @Test
    void a_report_of_no_case_or_that_cannot_be_read_spoils_no_neighbour() {
        open();
        report(
                "courier-1",
                utf8("{"),
                json(new ContactReported("no-such-case", "reminder-1", ContactOutcome.DELIVERED, now)),
                json(new ContactReported("x".repeat(65), "reminder-1", ContactOutcome.DELIVERED, now)),
                json(new ContactReported(id, "", ContactOutcome.DELIVERED, now)),
                json(new ContactReported(id, "reminder-1", ContactOutcome.DELIVERED, now)));
        assertThat(refusals("courier-1"))
                .contains("json-malformed", "unknown-subject", "field-invalid", "attempt-unknown");
    }

    @Test
    void a_party_is_registered_and_its_wish_for_silence_is_kept() {
        broker.tell(topics::parties, id, Openings.registered(Openings.ZONE), now);
        assertThat(party()).isEqualTo(TestTokens.TENANT_A + " OPEN");
        broker.tell(topics::parties, id, new PartyEvent.ContactCeased(now, "letter"), now);
        assertThat(party()).isEqualTo(TestTokens.TENANT_A + " CEASED");
    }

    @Test
    void a_parked_case_keeps_what_intake_tells_it_and_sends_commands_away() {
        open();
        database.forAll(session -> session.createNativeQuery(
                                "update subject set parked = 'for a test' where kind = 'case' and id = '" + id + "'")
                        .executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(20));
        Balance left = new Balance("CNY", 0, 0, 400_00);
        broker.tell(topics::cases, id, new IntakeEvent.BalanceAdjusted("statement", owed(), left, null), now);
        problem(
                post(
                        TestTokens.LENDER_A,
                        "/v1/cases/" + id + "/promises",
                        "{\"promiseId\": \"p-1\", \"amount\": {\"minor\": 100, \"currency\": \"CNY\"}, \"lastDate\": \"2099-01-01\"}"),
                409,
                "subject-parked",
                null);
        find(TestTokens.LENDER_A, id)
                .body("parked", equalTo("for a test"))
                .body("state.file.balance.principal", equalTo(100_000_00));
        post(TestTokens.OPERATOR, "/v1/parked/case/" + id + ":retry", "")
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
        find(TestTokens.LENDER_A, id).body("parked", nullValue()).body("state.file.balance.principal", equalTo(400_00));
    }

    private static Balance owed() {
        return new Balance("CNY", 0, 0, 100_000_00);
    }

    private void report(String provider, byte[]... reports) {
        broker.say(topics::reports, "channels." + provider + ".reports", reports);
    }

    /** The rules of a provider's dead letters, in order. */
    private List<String> refusals(String provider) {
        return rows("select cast(payload as json) ->> 'rule' from journal where kind = 'door' and id = 'channels."
                + provider + ".reports-0' and topic is null order by seq");
    }

    private String party() {
        return rows("select tenant || ' ' || status from subject where kind = 'party' and id = '" + id + "'")
                .getFirst();
    }

    private List<String> rows(String sql) {
        return database.forAll(session ->
                        session.<String>createNativeQuery(sql, String.class).getResultList())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void open() {
        broker.tell(topics::cases, id, Openings.of("party-1", now), now);
    }
}
