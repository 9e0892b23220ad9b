package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static io.recourse.intake.edge.Doors.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.AnnouncedBody;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What intake does when too much is asked of it, or its database is away. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class IntakeLimitsTest {

    private static final String TOPIC = "lenders.lender-a.accounts";

    /** As many lines as a stream hands to the desk at once. */
    private static final int BATCH = 1000;

    private static final String[] GO_AWAY = {
        "alter role service connection limit 0",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service'"
    };
    private static final String COME_BACK = "alter role service connection limit -1";

    @Inject
    Topics topics;

    @Inject
    Vertx vertx;

    @Inject
    Ids ids;

    @TestHTTPResource("/v1/accounts")
    URI accounts;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private final String account = UUID.randomUUID().toString();

    @Test
    void a_body_announced_as_larger_than_one_mebibyte_is_refused_before_a_byte_of_it_is_sent() throws IOException {
        assertThat(AnnouncedBody.answer(
                        accounts, accounts.getPath(), "application/json; charset=utf-8", 1024 * 1024 + 1))
                .startsWith("HTTP/1.1 413 ")
                .contains("application/problem+json", "\"body-too-large\"");
    }

    @Test
    void a_stream_may_be_longer_than_any_document_and_only_its_line_that_is_too_long_is_refused() {
        String first = "p-1-" + account;
        String second = "p-2-" + account;
        post(TestTokens.LENDER_A, "/v1/accounts", statement(account).toString()).statusCode(200);
        String[] answers = stream(
                TestTokens.LENDER_A,
                "/v1/payments",
                payment(first, account, 100).strip(),
                "x".repeat(3 * 1024 * 1024),
                payment(second, account, 200).strip());
        assertThat(answers).hasSize(3);
        assertThat(answers[0]).contains("\"status\":200");
        assertThat(answers[1]).contains("\"line\":2", "\"status\":400", "\"rule\":\"line-too-long\"");
        assertThat(answers[2]).contains("\"status\":200");
    }

    @Test
    void a_body_that_announces_no_length_is_cut_off_at_the_same_size() {
        assertThat(statusOfChunked(8 * 1024 * 1024)).isNotEqualTo(200).isNotEqualTo(400);
    }

    @Test
    void a_body_without_a_length_that_is_small_enough_is_read() throws IOException, InterruptedException {
        byte[] body = statement(account).toString().getBytes(StandardCharsets.UTF_8);
        assertThat(chunked(body).statusCode()).isEqualTo(200);
    }

    @Test
    void every_door_answers_503_while_the_database_is_away_and_goes_on_afterwards() throws SQLException {
        String known = UUID.randomUUID().toString();
        String paid = payment("p-" + known, known, 100_00);
        String caseId = ids.caseOf(TestTokens.TENANT_A, known, 1).id();
        post(TestTokens.LENDER_A, "/v1/accounts", statement(known).toString()).statusCode(200);
        database(GO_AWAY);
        try {
            away(find(TestTokens.LENDER_A, caseId));
            away(post(TestTokens.LENDER_A, "/v1/accounts", statement(account).toString()));
            away(post(TestTokens.LENDER_A, "/v1/payments", paid));
            away(as(TestTokens.OPERATOR)
                    .post("/v1/parked/case/" + caseId + ":retry")
                    .then());
            for (String list : List.of("/v1/cases", "/v1/parked", "/v1/waiting", "/v1/cases/" + caseId + "/journal")) {
                away(as(TestTokens.OPERATOR).get(list).then());
            }
            for (String stream : List.of("/v1/accounts", "/v1/payments")) {
                String line =
                        stream.endsWith("payments") ? paid : statement(account).toString();
                assertThat(stream(TestTokens.LENDER_A, stream, line.replace("\n", " "), "tea"))
                        .as(stream)
                        .satisfiesExactly(
                                first -> assertThat(first).contains("\"status\":503", "\"database-away\""),
                                second -> assertThat(second).contains("\"line\":2"));
            }
        } finally {
            database(COME_BACK);
        }
        find(TestTokens.LENDER_A, caseId).statusCode(200).body("state.ledger.payments", hasSize(0));
        post(TestTokens.LENDER_A, "/v1/payments", paid).statusCode(200);
        assertThat(stream(
                        TestTokens.LENDER_A,
                        "/v1/accounts",
                        statement(account).toString().replace("\n", " ")))
                .singleElement(STRING)
                .contains("\"status\":200");
    }

    @Test
    void pushed_accounts_wait_for_a_database_that_is_away() throws Exception {
        CompletableFuture<Void> heard;
        database(GO_AWAY);
        try {
            heard = topics.accounts(PaperBroker.messages(TOPIC, PaperBroker.json(statement(account))))
                    .subscribeAsCompletionStage()
                    .toCompletableFuture();
            assertThatThrownBy(() -> heard.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            database(COME_BACK);
        }
        heard.get(30, TimeUnit.SECONDS);
        find(TestTokens.LENDER_A, ids.caseOf(TestTokens.TENANT_A, account, 1).id())
                .statusCode(200)
                .body("status", equalTo("OPEN"));
    }

    @Test
    void a_stream_comes_to_its_end_though_the_database_goes_away_in_its_midst() throws Exception {
        List<String> pushed = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(BATCH + 2)
                .toList();
        List<String> statements =
                pushed.stream().map(Doors::statement).map(ObjectNode::toString).toList();
        String last = statements.get(BATCH + 1);
        try (Upload upload = new Upload(vertx, accounts, TestTokens.LENDER_A)) {
            upload.send(statements.subList(0, BATCH));
            upload.awaitAnswers(BATCH);
            database(GO_AWAY);
            try {
                upload.send(List.of(statements.get(BATCH), "{", last));
                upload.end();
            } finally {
                database(COME_BACK);
            }
            List<String> answers = upload.answers();
            assertThat(answers.subList(0, BATCH)).allMatch(a -> a.contains("\"status\":200"));
            assertThat(answers.subList(BATCH, answers.size()))
                    .satisfiesExactly(
                            a -> assertThat(a).contains("\"line\":1001,\"status\":503", "\"rule\":\"database-away\""),
                            a -> assertThat(a).contains("\"line\":1002,\"status\":400", "\"rule\":\"json-malformed\""),
                            a -> assertThat(a).contains("\"line\":1003,\"status\":503", "\"rule\":\"database-away\""));
        }
        assertThat(stream(TestTokens.LENDER_A, "/v1/accounts", statements.get(BATCH), last))
                .allMatch(a -> a.contains("\"status\":200") && a.contains("\"outcome\":\"opened\""));
        assertThat(stream(TestTokens.LENDER_A, "/v1/accounts", statements.getFirst(), last))
                .as("what was taken stays taken")
                .allMatch(a -> a.contains("\"outcome\":\"unchanged\""));
    }

    /** The status, or −1 if the server hung up in the middle of the body. */
    private int statusOfChunked(int bytes) {
        try {
            return chunked(new byte[bytes]).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> chunked(byte[] body) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(accounts)
                            .header("Authorization", "Bearer " + TestTokens.LENDER_A)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void away(ValidatableResponse answer) {
        problem(answer, 503, "database-away", null);
    }

    private void database(String... commands) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/service";
        try (Connection connection = DriverManager.getConnection(url, "owner", "owner");
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
