package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.casework.spec.PaperBroker.utf8;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.Scrape;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is scraped of intake, which knows people: how much of everything, and of nobody. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class MetersTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String OURS = "lenders." + TestTokens.TENANT_A + ".accounts";
    private static final Set<String> DEADLINES = Set.of(
            "bucket",
            "limitation-warning",
            "limitation",
            "guarantee-period",
            "pause-review",
            "credit-retention",
            "credit-objection");
    private static final Set<String> TOPICS = Set.of(
            "cases.intake",
            "parties.intake",
            "cases.segmentation",
            "cases.negotiation",
            "cases.litigation",
            "cases.disposal",
            "lenders.*.notices");

    @Inject
    Topics topics;

    @Inject
    Kinds kinds;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    /** What must not be read anywhere. */
    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    void work_of_every_sort() {
        String account = UUID.randomUUID().toString();
        String id = push(account);
        String party = journal(id).extract().path("items.find { it.type == 'CaseOpened.v1' }.event.debtorParty");
        secrets.addAll(List.of(account, id, party, TestTokens.TENANT_A, "payment-" + account));

        problem(post(US, "/v1/cases/" + id + "/pauses/" + account + "/lift", "{}"), 409, "pause-unknown", "pauseId");
        post(US, "/v1/parties/" + party + "/cease-contact", "{\"channel\": \"letter\"}")
                .statusCode(200);
        broker.tell(
                topics::cases,
                id,
                new NegotiationEvent.NegotiationStarted("soft@1", now, now.plus(Duration.ofDays(30))),
                now);
        broker.say(topics::accounts, OURS, utf8("{"));
        post(US, "/v1/payments", payment("payment-" + account, account, Doors.OWED))
                .statusCode(200);

        String other = UUID.randomUUID().toString();
        String parked = push(other);
        secrets.addAll(List.of(other, parked));
        Money foreign = new Money(200, "USD");

        String reviewed = UUID.randomUUID().toString();
        String paused = push(reviewed);
        secrets.addAll(List.of(reviewed, paused));
        String pause = "{\"pauseId\": \"p-%s\", \"reason\": \"DISPUTE\", \"from\": \"%s\", \"reviewAt\": \"%s\"}";
        Instant soon = Instant.now().plusSeconds(2);
        post(US, "/v1/cases/" + paused + "/pauses", pause.formatted(reviewed, now, soon))
                .statusCode(200);
        // what no resource sees is counted as well, but under no word of the caller's
        String freely = "Somebody" + UUID.randomUUID();
        secrets.add(freely);
        given().put("/v1/accounts/" + freely).then().statusCode(405);
        given().contentType(";;;").get("/v1/cases/" + freely).then().statusCode(415);
        given().request(freely.replace("-", ""), "/v1/accounts").then().statusCode(405);
        secrets.add(freely.replace("-", ""));
        broker.tell(topics::cases, parked, new LitigationEvent.CostsIncurred("lit-1/fee", foreign, "court-fee"), now);
    }

    @Test
    void every_meter_is_there_and_its_labels_say_what_they_are_meant_to_and_nothing_of_anybody() {
        // intake has nobody carry anything out
        Map<String, Set<String>> meters = new HashMap<>(Scrape.METERS);
        meters.remove("effects_total");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Scrape.now().meters()).isEqualTo(meters));

        Map<String, Set<String>> values = Scrape.now().values();
        assertThat(values.get("kind")).containsExactlyInAnyOrder("case", "party", "credit-record", "door");
        assertThat(statuses()).containsAll(values.get("from")).containsAll(values.get("to"));
        assertThat(DEADLINES).containsAll(values.get("deadline"));
        assertThat(TOPICS).containsAll(values.get("topic"));
        // words of letters: no id and no number
        assertThat(values.get("rule"))
                .contains("pause-unknown", "json-malformed")
                .allMatch(rule -> rule.matches("[a-z]+(-[a-z]+|-utf-8)*"));
        assertThat(Scrape.now().words()).allSatisfy(word -> assertThat(secrets).noneMatch(word::contains));
    }

    private static Set<String> statuses() {
        Set<String> statuses = new HashSet<>(Set.of("UNOPENED", "OPEN", "UNREGISTERED", "REGISTERED", "CEASED"));
        statuses.addAll(Set.of("UNANNOUNCED", "ANNOUNCED", "REPORTED", "DISPUTED", "RETAINED", "DELETED"));
        Arrays.stream(CloseReason.values()).map(CloseReason::name).forEach(statuses::add);
        return statuses;
    }

    private String push(String account) {
        ObjectNode statement = statement(account);
        ObjectNode debtor = (ObjectNode) statement.get("debtor");
        Stream.of("name", "idNumber")
                .map(field -> debtor.get(field).textValue())
                .forEach(secrets::add);
        secrets.add(debtor.get("phones").get(0).textValue());
        return post(US, "/v1/accounts", statement.toString())
                .statusCode(200)
                .extract()
                .path("id");
    }
}
