package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A subject on which something was told that cannot be: people go on paying and may still say stop. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class ParkedCaseTest {

    private static final String US = TestTokens.LENDER_A;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Topics topics;

    @Inject
    Database database;

    private final PaperBroker broker = new PaperBroker();
    private final String account = UUID.randomUUID().toString();

    @Test
    void a_parked_case_takes_payments_in_and_replays_them_in_order_once_it_is_mended() {
        String id = push();
        broker.tell(
                topics::cases,
                id,
                new LitigationEvent.CostsIncurred("lit-1/fee", new Money(200, "USD"), "court-fee"),
                Instant.now());
        find(US, id)
                .statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("parked", startsWith("IllegalStateException"));
        parked("case", id, true);

        post(US, "/v1/payments", payment("p-1", account, 300)).statusCode(202).body("outcome", equalTo("waiting"));
        post(US, "/v1/payments", payment("p-2", account, Doors.OWED - 100)).statusCode(202);
        problem(post(US, "/v1/cases/" + id + "/recall", "{}"), 409, "subject-parked", null);
        retry("case", id).statusCode(202).body("outcome", equalTo("waiting"));
        journal(id).body("items.type", not(hasItem("PaymentAllocated.v1")));

        change("update mailbox set payload = replace(payload, 'USD', 'CNY') where id = '" + id + "'");
        retry("case", id).statusCode(200).body("outcome", equalTo("accepted"));
        parked("case", id, false);
        find(US, id).body("status", equalTo("PAID")).body("parked", nullValue());
        journal(id)
                .body(
                        "items.findAll { it.type == 'PaymentAllocated.v1' }.event.paymentId",
                        equalTo(List.of("p-1", "p-2")))
                .body("items.type", hasItems("CaseClosed.v1"));
    }

    /** As by its topic: no lender has to push its books again because somebody has to look at a case. */
    @Test
    void a_parked_case_takes_statements_in_by_every_door() {
        String id = push();
        change("update subject set parked = 'for a test' where kind = 'case' and id = '" + id + "'");
        String newer = statement(account).put("revision", 7).toString();
        post(US, "/v1/accounts", newer).statusCode(202).body("outcome", equalTo("waiting"));
        retry("case", id).statusCode(200).body("outcome", equalTo("accepted"));
        post(US, "/v1/accounts", newer).statusCode(200).body("outcome", equalTo("unchanged"));
    }

    @Test
    void a_parked_party_may_still_say_that_it_wants_no_contact() {
        String id = push();
        String party = journal(id).extract().path("items.find { it.type == 'CaseOpened.v1' }.event.debtorParty");
        change("update subject set parked = 'for a test' where kind = 'party' and id = '" + party + "'");
        post(US, "/v1/parties/" + party + "/cease-contact", "{\"channel\": \"letter\"}")
                .statusCode(202)
                .body("outcome", equalTo("waiting"));
        retry("party", party).statusCode(200).body("outcome", equalTo("accepted"));
        assertThat(text("select status from subject where kind = 'party' and id = '" + party + "'"))
                .isEqualTo("CEASED");
    }

    private String push() {
        return post(US, "/v1/accounts", statement(account).toString())
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static void parked(String kind, String id, boolean listed) {
        as(TestTokens.OPERATOR)
                .get("/v1/parked")
                .then()
                .statusCode(200)
                .body("items.findAll { it.kind == '%s' }.id".formatted(kind), listed ? hasItem(id) : not(hasItem(id)));
    }

    private static ValidatableResponse retry(String kind, String id) {
        return post(TestTokens.OPERATOR, "/v1/parked/" + kind + "/" + id + ":retry", "");
    }

    private void change(String sql) {
        database.forAll(session -> session.createNativeQuery(sql).executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    private String text(String sql) {
        return database.forAll(session ->
                        session.<String>createNativeQuery(sql, String.class).getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}
