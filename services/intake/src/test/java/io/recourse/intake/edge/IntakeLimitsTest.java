package io.recourse.intake.edge;

import static io.recourse.intake.edge.Doors.find;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.post;
import static io.recourse.intake.edge.Doors.problem;
import static io.recourse.intake.edge.Doors.statement;
import static io.recourse.intake.edge.Doors.stream;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Headers;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
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

    @Inject
    Topics topics;

    @Inject
    Ids ids;

    @TestHTTPResource("/v1/accounts")
    URI accounts;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private final String account = UUID.randomUUID().toString();

    @Test
    void a_body_announced_as_larger_than_one_mebibyte_is_refused_before_a_byte_of_it_is_sent() throws IOException {
        try (Socket socket = new Socket(accounts.getHost(), accounts.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/accounts HTTP/1.1\r\nHost: intake\r\nAuthorization: Bearer " + TestTokens.LENDER_A
                            + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 1048577\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = document(socket.getInputStream());
            assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "\"body-too-large\"");
        }
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
        takeAway();
        try {
            away(find(TestTokens.LENDER_A, caseId));
            away(post(TestTokens.LENDER_A, "/v1/accounts", statement(account).toString()));
            away(post(TestTokens.LENDER_A, "/v1/payments", paid));
            away(given().auth()
                    .oauth2(TestTokens.OPERATOR)
                    .urlEncodingEnabled(false)
                    .post("/v1/parked/case/" + caseId + ":retry")
                    .then());
            for (String list : List.of("/v1/cases", "/v1/parked", "/v1/waiting", "/v1/cases/" + caseId + "/journal")) {
                away(given().auth().oauth2(TestTokens.OPERATOR).get(list).then());
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
            bringBack();
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
        takeAway();
        try {
            heard = topics.accounts(records(statement(account).toString()))
                    .subscribeAsCompletionStage()
                    .toCompletableFuture();
            assertThatThrownBy(() -> heard.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            bringBack();
        }
        heard.get(30, TimeUnit.SECONDS);
        find(TestTokens.LENDER_A, ids.caseOf(TestTokens.TENANT_A, account, 1).id())
                .statusCode(200)
                .body("status", equalTo("OPEN"));
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

    /** What the server says, up to the end of the one JSON object in it. */
    private static String document(InputStream in) throws IOException {
        StringBuilder said = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            said.append((char) b);
            if (b == '}') {
                break;
            }
        }
        return said.toString();
    }

    private static void away(ValidatableResponse answer) {
        problem(answer, 503, "database-away", null);
    }

    private void takeAway() throws SQLException {
        database(
                "alter role service connection limit 0",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service'");
    }

    private void bringBack() throws SQLException {
        database("alter role service connection limit -1");
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

    private static ConsumerRecords<String, byte[]> records(String json) {
        ConsumerRecord<String, byte[]> pushed =
                new ConsumerRecord<>(TOPIC, 0, 0, null, json.getBytes(StandardCharsets.UTF_8));
        pushed.headers().add(Headers.TYPE, "AccountPushed.v1".getBytes(StandardCharsets.UTF_8));
        pushed.headers().add(Headers.ID, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), List.of(pushed)), Map.of());
    }
}
