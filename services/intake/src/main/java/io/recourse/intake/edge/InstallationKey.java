package io.recourse.intake.edge;

import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** The one key of this installation, AES-256-GCM: it closes the keys of the vault and what the doors keep. */
@Singleton
class InstallationKey {

    /** What is closed with it says so under this name. */
    static final String NAME = "vault-key";

    private final AesGcmJce key;

    @Inject
    InstallationKey(IntakeConfig config) {
        try {
            this.key = new AesGcmJce(Base64.getDecoder().decode(config.vaultKey()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("recourse.intake.vault-key must be the base64 of 32 bytes", e);
        }
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
