package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.effects.NothingDone;
import io.recourse.contracts.json.SealedJson;
import io.recourse.negotiation.edge.Recipients.Recipient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a contact is for is asked of intake for the contact alone, and kept nowhere. */
@NullUnmarked
class RevealsTest {

    private HttpServer intake;
    private int status = 200;
    private String answer;
    private String asked;
    private String lender;
    private String bearer;

    @BeforeEach
    void an_intake() throws IOException {
        intake = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        intake.createContext("/v1/reveals", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            lender = exchange.getRequestHeaders().getFirst("Recourse-Lender");
            bearer = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        intake.start();
    }

    @AfterEach
    void closes() {
        intake.stop(0);
    }

    @Test
    void it_asks_for_the_contact_under_its_case_and_its_grant_for_the_lender() throws IOException {
        answer = "{\"parties\":[{\"party\":\"p-1\",\"identity\":{\"email\":\"wang@example.com\"}}]}";
        Recipient told = ask(task("lender-1"));
        assertThat(told).isInstanceOfSatisfying(Recipient.Known.class, known -> {
            assertThat(known.value().expose()).isEqualTo("wang@example.com");
            assertThat(known.toString()).doesNotContain("wang");
        });
        assertThat(SealedJson.mapper().readTree(asked))
                .isEqualTo(SealedJson.mapper().readTree("""
                        {"purpose": "contact", "caseId": "case-1", "grant": "mail-1",
                         "parties": [{"party": "p-1", "fields": ["email"]}]}"""));
        assertThat(lender).isEqualTo("lender-1");
        assertThat(bearer).isEqualTo("Bearer token-of-ours");
    }

    @Test
    void a_refusal_is_passed_on_by_its_rule_and_so_is_that_there_is_no_address() {
        answer = "{\"parties\":[{\"party\":\"p-1\",\"refusal\":{\"rule\":\"contact-ceased\",\"detail\":\"no\"}}]}";
        assertThat(ask(task("lender-1"))).isEqualTo(new Recipient.NotTold("contact-ceased"));
        answer = "{\"parties\":[{\"party\":\"p-1\",\"identity\":{}}]}";
        assertThat(ask(task("lender-1"))).isEqualTo(new Recipient.NotTold("no-email"));
        assertThat(ask(task(null))).isEqualTo(new Recipient.NotTold("lender-unknown"));
    }

    @Test
    void an_intake_that_is_away_or_cannot_be_understood_leaves_everything_as_it_was() {
        answer = "tea";
        assertThatThrownBy(() -> ask(task("lender-1"))).isInstanceOf(NothingDone.class);
        status = 503;
        assertThatThrownBy(() -> ask(task("lender-1")))
                .isInstanceOf(NothingDone.class)
                .hasMessageContaining("503");
        RevealConfig config = config();
        intake.stop(0);
        assertThatThrownBy(() -> ask(config, task("lender-1"))).isInstanceOf(NothingDone.class);
    }

    private Recipient ask(Task task) {
        return ask(config(), task);
    }

    private static Recipient ask(RevealConfig config, Task task) {
        return new Reveals(config)
                .of(List.of(task), "email")
                .await()
                .atMost(Duration.ofSeconds(20))
                .getFirst();
    }

    private RevealConfig config() {
        URI url = URI.create("http://127.0.0.1:" + intake.getAddress().getPort() + "/v1/reveals");
        return new RevealConfig() {
            @Override
            public URI url() {
                return url;
            }

            @Override
            public Optional<String> token() {
                return Optional.of("token-of-ours");
            }
        };
    }

    private static Task task(String lender) {
        Map<String, String> body = lender == null ? Map.of("party", "p-1") : Map.of("party", "p-1", "lender", lender);
        return new Task(1, new SubjectId("case", "case-1"), "mail-1", "case/case-1/mail-1", body, null, null);
    }
}
