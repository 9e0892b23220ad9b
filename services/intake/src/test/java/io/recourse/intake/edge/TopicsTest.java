package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.PaperBroker.json;
import static io.recourse.casework.spec.PaperBroker.utf8;
import static io.recourse.intake.edge.Doors.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PublicEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What lenders and the other stages say to intake over topics. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class TopicsTest {

    private static final String OURS = "lenders." + TestTokens.TENANT_A + ".accounts";

    @Inject
    Topics topics;

    @Inject
    Ids ids;

    @Inject
    Database database;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final String account = UUID.randomUUID().toString();

    @Test
    void an_account_on_a_lenders_topic_is_that_lenders_case_whoever_else_has_its_number() {
        broker.say(topics::accounts, OURS, json(statement(account)));
        find(TestTokens.LENDER_A, ours()).statusCode(200).body("tenant", equalTo(TestTokens.TENANT_A));
        find(TestTokens.LENDER_B, ours()).statusCode(404);
        broker.say(topics::accounts, "lenders." + TestTokens.TENANT_B + ".accounts", json(statement(account)));
        find(TestTokens.LENDER_B, ids.caseOf(TestTokens.TENANT_B, account, 1).id())
                .statusCode(200)
                .body("tenant", equalTo(TestTokens.TENANT_B));
    }

    @Test
    void a_refused_account_spoils_no_neighbour_and_its_lender_is_told_by_which_rule() {
        String topic = "lenders." + TestTokens.TENANT_A + "x.accounts";
        broker.say(
                topics::accounts,
                topic,
                utf8("{"),
                json(statement(account + "-1").put("annualRateBp", -1)),
                null,
                json(statement(account)));
        find(
                        TestTokens.OPERATOR,
                        ids.caseOf(TestTokens.TENANT_A + "x", account, 1).id())
                .statusCode(200)
                .body("status", equalTo("OPEN"));
        String told = "select cast(payload as json) ->> 'rule' from journal where kind = 'door' and id = '" + topic
                + "-0' and topic " + "%s order by seq";
        List<String> rules = List.of("json-malformed", "rate-range", "body-empty");
        assertThat(texts(told.formatted("is null"))).isEqualTo(rules);
        assertThat(texts(told.formatted("= 'lenders." + TestTokens.TENANT_A + "x.notices'")))
                .isEqualTo(rules);
    }

    @Test
    void what_the_stages_tell_of_a_case_reaches_its_ledger() {
        broker.say(topics::accounts, OURS, json(statement(account)));
        hear(new NegotiationEvent.NegotiationStarted("soft@1", now, now.plus(Duration.ofDays(30))));
        find(TestTokens.LENDER_A, ours()).body("state.progress.stage", equalTo("NEGOTIATION"));
        hear(new LitigationEvent.CostsIncurred("lit-1/fee", new Money(200, "CNY"), "court-fee"));
        find(TestTokens.LENDER_A, ours()).body("state.ledger.balance.costs", equalTo(200));
        journal(ours()).body("items.type", hasItems("BalanceAdjusted.v1"));
    }

    @Test
    void costs_that_come_after_the_close_stand_in_the_cases_journal() {
        broker.say(topics::accounts, OURS, json(statement(account)));
        post(TestTokens.LENDER_A, "/v1/cases/" + ours() + "/recall", "{}").statusCode(200);
        hear(new LitigationEvent.CostsIncurred("lit-1/fee", new Money(200, "CNY"), "court-fee"));
        find(TestTokens.LENDER_A, ours())
                .body("status", equalTo("RECALLED"))
                .body("state.lendersCosts[0].minor", equalTo(200));
        journal(ours())
                .body("items.find { it.type == 'CostsAfterClose' }.event.costId", equalTo("lit-1/fee"))
                .body("items.find { it.type == 'CostsAfterClose' }.event.minor", equalTo(200));
    }

    private String ours() {
        return ids.caseOf(TestTokens.TENANT_A, account, 1).id();
    }

    private void hear(PublicEvent event) {
        broker.tell(topics::cases, ours(), event, now);
    }

    private List<String> texts(String sql) {
        return database.forAll(session ->
                        session.<String>createNativeQuery(sql, String.class).getResultList())
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
