package io.recourse.casework.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of {@link EndpointRolesTest}, asked over HTTP by every role. */
@QuarkusTest
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class CallerFilterTest {

    private static final Map<Role, String> TOKENS = Map.of(
            Role.LENDER, TestTokens.LENDER_A,
            Role.PARTNER, TestTokens.PARTNER,
            Role.ADAPTER, TestTokens.ADAPTER,
            Role.OPERATOR, TestTokens.OPERATOR,
            Role.SANDBOX, TestTokens.SANDBOX);

    @TestHTTPResource("/")
    URI service;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_role_passes_where_the_table_has_it_and_nowhere_else() throws IOException, InterruptedException {
        Map<String, Boolean> expected = new TreeMap<>();
        Map<String, Boolean> found = new TreeMap<>();
        for (String line : EndpointRolesTest.TABLE) {
            for (Role role : Role.values()) {
                String question = line + " asked by " + role;
                expected.put(question, (line + " ").contains(" " + role + " "));
                found.put(question, ask(line, TOKENS.get(role)).statusCode() != 403);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void without_a_token_that_is_known_nobody_passes() throws IOException, InterruptedException {
        for (String line : EndpointRolesTest.TABLE) {
            for (String token : new String[] {null, "", "token-of-nobody", "x" + TestTokens.OPERATOR}) {
                HttpResponse<String> response = ask(line, token);
                assertThat(response.statusCode()).as(line).isEqualTo(401);
                assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
                assertThat(response.body()).contains("\"rule\":\"token-required\"");
            }
        }
    }

    @Test
    void a_name_no_subject_can_have_is_unknown_and_no_fault() throws IOException, InterruptedException {
        String tooLong = "x".repeat(65);
        for (String line : new String[] {
            "GET /v1/cases/" + tooLong,
            "GET /v1/cases/a%00b",
            "GET /v1/cases/" + tooLong + "/journal",
            "POST /v1/parked/case/" + tooLong + ":retry",
            "POST /v1/parked/" + tooLong + "/x:retry",
            "POST /v1/parked/nothing/x:retry"
        }) {
            HttpResponse<String> response = ask(line + " ", TestTokens.OPERATOR);
            assertThat(response.statusCode()).as(line + " " + response.body()).isEqualTo(404);
            assertThat(response.body()).contains("\"rule\":\"unknown-subject\"");
        }
    }

    private HttpResponse<String> ask(String line, @Nullable String token) throws IOException, InterruptedException {
        String[] parts = line.split(" ", -1);
        String path = parts[1].replace("{kind}", "case").replace("{id}", "nobody");
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .method(parts[0], BodyPublishers.ofString(parts[0].equals("POST") ? "{}" : ""));
        if (token != null) {
            request.header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
