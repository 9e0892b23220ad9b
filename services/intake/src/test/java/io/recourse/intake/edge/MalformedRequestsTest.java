package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.RawRequest;
import io.recourse.casework.spec.TestTokens;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are hardly HTTP are answered like any others: at once, by a problem. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class MalformedRequestsTest {

    private static final String TOKEN = "Authorization: Bearer " + TestTokens.LENDER_A + "\r\n";

    @TestHTTPResource("/v1/accounts")
    URI accounts;

    private String answer(String method, String head, String body) throws IOException {
        return RawRequest.answer(accounts, method + " " + accounts.getPath() + " HTTP/1.1\r\n" + head + "\r\n" + body);
    }

    @ParameterizedTest
    @ValueSource(strings = {";;;", "/", "application/", "application"})
    void a_content_type_that_cannot_be_read_is_refused_by_its_name(String type) throws IOException {
        assertThat(answer(
                        "POST",
                        "Host: service\r\n" + TOKEN + "Content-Type: " + type + "\r\nContent-Length: 2\r\n",
                        "{}"))
                .startsWith("HTTP/1.1 415 ")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,application/json,zz",
        "POST,application/x-ndjson,zz",
        "GET,application/json,zz",
        "POST,application/json,2~{}~zz",
        "POST,application/x-ndjson,2~{}~zz",
        "GET,application/json,2~{}~zz"
    })
    void whoever_breaks_a_chunk_is_answered_or_hung_up_on_at_once(String method, String type, String chunks)
            throws IOException {
        // whether the answer is on its way before the chunk is seen to be broken is chance
        assertThat(answer(
                        method,
                        "Host: service\r\n" + TOKEN + "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n",
                        chunks.replace("~", "\r\n") + "\r\n"))
                .doesNotStartWith("HTTP/1.1 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {";;;", "/", "application/", "a/b;c", "*", "application/json;q=x"})
    void what_a_caller_would_accept_may_be_anything(String accept) throws IOException {
        assertThat(answer("GET", "Host: service\r\n" + TOKEN + "Accept: " + accept + "\r\n", ""))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void a_request_without_a_host_is_refused_by_a_problem() throws IOException {
        assertThat(answer("GET", TOKEN, "")).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }
}
