package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.desk.Sealing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of numbers and of refused messages says nothing to who lacks the key. */
class NegotiationSealingTest {

    private static final byte[] NUMBER = "13800138000".getBytes(StandardCharsets.UTF_8);

    private final NegotiationSealing sealing = new NegotiationSealing(key(1));

    @Test
    void a_number_has_one_digest_under_one_key_and_nobody_finds_it_by_trying_numbers() throws GeneralSecurityException {
        String digest = sealing.digest(NUMBER);
        assertThat(digest).matches("[0-9a-f]{32}").isEqualTo(new NegotiationSealing(key(1)).digest(NUMBER));
        assertThat(digest).isNotEqualTo(new NegotiationSealing(key(2)).digest(NUMBER));
        String plain = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(NUMBER))
                .substring(0, 32);
        assertThat(digest).isNotEqualTo(plain).isNotEqualTo(Sealing.NONE.digest(NUMBER));
    }

    @Test
    void a_refused_message_lies_closed_and_opens_as_itself_alone() throws GeneralSecurityException {
        byte[] message = "{\"phone\":\"13800138000\"}".getBytes(StandardCharsets.UTF_8);
        Sealing.Kept kept = sealing.keep("channels.courier-1.reports-0@7", message);
        assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("13800138000");
        assertThat(kept.key()).startsWith("digest-key/");
        assertThat(sealing.open("channels.courier-1.reports-0@7", kept.bytes())).isEqualTo(message);
        assertThatThrownBy(() -> sealing.open("channels.courier-1.reports-0@8", kept.bytes()))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new NegotiationSealing(key(2)).open("channels.courier-1.reports-0@7", kept.bytes()))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(sealing.keep("channels.courier-1.reports-0@7", message).bytes())
                .isNotEqualTo(kept.bytes());
    }

    @Test
    void no_service_starts_without_a_key_except_in_a_sandbox() {
        String wanted = "recourse.negotiation.digest-key must be the base64 of 32 bytes";
        for (Optional<String> none : java.util.List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThatThrownBy(() -> NegotiationSealing.key(none, false)).hasMessage(wanted);
            assertThat(NegotiationSealing.key(none, true)).isNotEmpty();
        }
        for (boolean sandbox : new boolean[] {true, false}) {
            assertThatThrownBy(() -> NegotiationSealing.key(Optional.of("c2hvcnQ="), sandbox))
                    .hasMessage(wanted);
            assertThatThrownBy(() -> NegotiationSealing.key(Optional.of("no base64!"), sandbox))
                    .hasMessage(wanted)
                    .hasNoCause();
        }
        String key = Base64.getEncoder().encodeToString(key(3));
        assertThat(NegotiationSealing.key(Optional.of(key), false)).isEqualTo(key(3));
    }

    private static byte[] key(int of) {
        byte[] key = new byte[32];
        key[0] = (byte) of;
        return key;
    }
}
