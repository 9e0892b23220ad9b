package io.recourse.casework.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.WebhookSignature.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A provider can tell what we sent from what somebody else did. */
@NullUnmarked
class WebhookSignatureTest {

    /** The example of the specification and its libraries. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final WebhookSignature signature = WebhookSignature.of(SECRET);

    @Test
    void it_signs_as_the_specifications_own_example() {
        assertThat(signature.headers(ID, AT, BODY))
                .isEqualTo(Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE));
    }

    @Test
    void what_was_signed_verifies_and_nothing_else_does() {
        assertThat(verifies(ID, SIGNATURE, BODY)).isTrue();
        assertThat(verifies(ID, "v1,aaaa " + SIGNATURE, BODY)).isTrue();
        assertThat(verifies("msg_other", SIGNATURE, BODY)).isFalse();
        assertThat(verifies(ID, "v2" + SIGNATURE.substring(2), BODY)).isFalse();
        assertThat(verifies(ID, "", BODY)).isFalse();
        assertThat(verifies(ID, SIGNATURE, "{}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(WebhookSignature.of("whsec_" + "A".repeat(32)).verifies(ID, "1614265330", SIGNATURE, BODY, AT))
                .isFalse();
    }

    @Test
    void it_is_worth_nothing_five_minutes_later_or_earlier() {
        assertThat(verifiesAt(AT.plusSeconds(300))).isTrue();
        assertThat(verifiesAt(AT.plusSeconds(301))).isFalse();
        assertThat(verifiesAt(AT.minusSeconds(300))).isTrue();
        assertThat(verifiesAt(AT.minusSeconds(301))).isFalse();
        assertThat(signature.verifies(ID, "soon", SIGNATURE, BODY, AT)).isFalse();
        assertThat(signature.verifies(ID, "99999999999999999", SIGNATURE, BODY, AT))
                .isFalse();
    }

    @Test
    void a_secret_is_base64_of_24_to_64_bytes() {
        assertThatThrownBy(() -> WebhookSignature.of("whsec_!")).hasMessageContaining("Base64");
        assertThatThrownBy(() -> WebhookSignature.of("whsec_AAAA")).hasMessageContaining("24 to 64");
        assertThatThrownBy(() -> WebhookSignature.of("A".repeat(88))).hasMessageContaining("24 to 64");
        assertThat(WebhookSignature.of(SECRET.substring(6)).headers(ID, AT, BODY))
                .containsEntry("webhook-signature", SIGNATURE);
    }

    @Test
    void a_provider_on_the_network_verifies_what_the_adapter_sends() throws IOException {
        AtomicBoolean verified = new AtomicBoolean();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            verified.set(headers.containsKey("webhook-id")
                    && signature.verifies(
                            headers.getFirst("webhook-id"),
                            headers.getFirst("webhook-timestamp"),
                            headers.getFirst("webhook-signature"),
                            body,
                            Instant.now()));
            byte[] answer = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/");
            post(new WebhookAdapter("shop", url, "secret", signature));
            assertThat(verified).isTrue();
            post(new WebhookAdapter("shop", url, "secret"));
            assertThat(verified).isFalse();
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void an_old_message_of_its_sender_is_told_from_a_forged_one() {
        assertThat(signature.verdict(ID, "1614265330", SIGNATURE, BODY, AT)).isEqualTo(Verdict.GENUINE);
        assertThat(signature.verdict(ID, "1614265330", SIGNATURE, BODY, AT.plusSeconds(301)))
                .isEqualTo(Verdict.EXPIRED);
        assertThat(signature.verdict(ID, "1614265630", SIGNATURE, BODY, AT.plusSeconds(301)))
                .isEqualTo(Verdict.FORGED);
        assertThat(signature.verdict(ID, "soon", SIGNATURE, BODY, AT)).isEqualTo(Verdict.FORGED);
    }

    private static void post(WebhookAdapter adapter) {
        SubjectId subject = new SubjectId("case", "1");
        adapter.perform(List.of(new EffectAdapter.Task(7, subject, "a", "case/1/a", Map.of("text", "您好"), null, null)))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private boolean verifiesAt(Instant now) {
        return signature.verifies(ID, "1614265330", SIGNATURE, BODY, now);
    }

    private boolean verifies(String id, String signatures, byte[] body) {
        return signature.verifies(id, "1614265330", signatures, body, AT);
    }
}
