package io.recourse.intake.edge;

import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of this installation's vault, AES-256-GCM: it closes the keys of the parties and what the doors keep. */
@Singleton
class InstallationKey {

    private final AesGcmJce key;
    private final String name;

    @Inject
    InstallationKey(IntakeConfig config) {
        try {
            byte[] bytes = Base64.getDecoder().decode(config.vaultKey());
            this.key = new AesGcmJce(bytes);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] print = mac.doFinal("name of the vault's key".getBytes(StandardCharsets.UTF_8));
            this.name = "vault-key/" + HexFormat.of().formatHex(print, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("recourse.intake.vault-key must be the base64 of 32 bytes", e);
        }
    }

    /** Another key has another name; what is closed with one says so. */
    String name() {
        return name;
    }

    /** @param about what it is: it opens as nothing else */
    byte[] close(byte[] plain, String about) {
        try {
            return key.encrypt(plain, about.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** @throws GeneralSecurityException if it was closed with another key, as something else, or has changed since */
    byte[] open(byte[] closed, String about) throws GeneralSecurityException {
        return key.decrypt(closed, about.getBytes(StandardCharsets.UTF_8));
    }
}
