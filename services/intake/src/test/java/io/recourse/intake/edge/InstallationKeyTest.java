package io.recourse.intake.edge;

import static io.recourse.intake.edge.Secrets.key;
import static io.recourse.intake.edge.Secrets.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** One key closes, every key at hand opens. */
@AccessesPartialKey
class InstallationKeyTest {

    private static final Configuration TINK = AeadConfig2026.get();
    private static final byte[] PLAIN = "plain".getBytes(UTF_8);

    @Test
    void what_the_one_key_of_before_closed_opens_with_a_list_that_holds_it() throws Exception {
        byte[] closed = new AesGcmJce(Base64.getDecoder().decode(key(7))).encrypt(PLAIN, "party-1".getBytes(UTF_8));
        assertThat(keys(key(7)).open(closed, "party-1")).isEqualTo(PLAIN);
        assertThat(keys(key(8), key(7)).open(closed, "party-1")).isEqualTo(PLAIN);
    }

    @Test
    void the_first_of_a_list_closes() throws Exception {
        byte[] closed = keys(key(8), key(7)).close(PLAIN, "party-1");
        assertThat(keys(key(8)).open(closed, "party-1")).isEqualTo(PLAIN);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> keys(key(7)).open(closed, "party-1"));
    }

    @Test
    void what_was_closed_as_one_partys_opens_as_nobody_elses() {
        byte[] closed = keys(key(7)).close(PLAIN, "party-1");
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> keys(key(7)).open(closed, "party-2"));
    }

    @Test
    void a_key_has_the_same_name_wherever_in_a_list_it_stands() {
        assertThat(keys(key(8), key(7)).names())
                .containsExactlyInAnyOrder(keys(key(7)).name(), keys(key(8)).name());
        assertThat(keys(key(8), key(7)).name()).isEqualTo(keys(key(8)).name());
    }

    @Test
    void a_keyset_of_tink_serves_as_well_and_is_rotated_by_its_own_tools() throws Exception {
        KeysetHandle one = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
        KeysetHandle next = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
        KeysetHandle two = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(one.getPrimary().getKey()))
                .addEntry(KeysetHandle.importKey(next.getPrimary().getKey()).makePrimary())
                .build();
        byte[] closed = keyset(one).close(PLAIN, "party-1");
        assertThat(keyset(two).open(closed, "party-1")).isEqualTo(PLAIN);
        assertThat(keyset(two).name()).isNotEqualTo(keyset(one).name());
        assertThat(keyset(two).names()).contains(keyset(one).name());
    }

    @Test
    void a_secret_that_is_none_stops_the_start_and_is_not_quoted() {
        for (String bad : new String[] {"", "c2hvcnQ=", "n't base64", key(7) + ",", "{\"key\": []}"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> keys(bad))
                    .withMessageStartingWith("recourse.intake.vault-key must be")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("c2hvcnQ", "n't"));
        }
    }

    private static InstallationKey keyset(KeysetHandle handle) throws GeneralSecurityException {
        return keys(TinkJsonProtoKeysetFormat.serializeKeyset(handle, TINK, InsecureSecretKeyAccess.get()));
    }
}
