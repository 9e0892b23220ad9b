package io.recourse.intake.edge;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.recourse.casework.security.Hmac;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of this installation's vault, AES-256-GCM: they close the keys of the parties and what the doors keep. One of
 * them, the primary, closes; all of them open.
 */
@Singleton
class InstallationKey {

    private static final Configuration TINK = AeadConfig2026.get();
    private static final int KEY_BYTES = 32;
    private static final String WANTED =
            "recourse.intake.vault-key must be the base64 of 32 bytes, several of them with"
                    + " commas between and the primary first, or a Tink keyset of AES-256-GCM keys as JSON";

    private final Aead keys;
    private final String name;
    private final Set<String> names = new TreeSet<>();

    @Inject
    InstallationKey(IntakeConfig config) {
        try {
            KeysetHandle keyset = keyset(config.vaultKey().strip());
            this.keys = keyset.getPrimitive(TINK, Aead.class);
            this.name = name(keyset.getPrimary().getKey());
            for (int i = 0; i < keyset.size(); i++) {
                names.add(name(keyset.getAt(i).getKey()));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // what is wrong with a secret is not quoted from it
            throw new IllegalStateException(WANTED, e instanceof GeneralSecurityException ? e : null);
        }
    }

    @AccessesPartialKey
    private static KeysetHandle keyset(String configured) throws GeneralSecurityException {
        if (configured.startsWith("{")) {
            return TinkJsonProtoKeysetFormat.parseKeyset(configured, TINK, InsecureSecretKeyAccess.get());
        }
        // without a prefix: what was closed before there were several keys opens with them
        AesGcmParameters form = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
        String[] keys = configured.split(",", -1);
        for (int i = 0; i < keys.length; i++) {
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(form)
                    .setKeyBytes(SecretBytes.copyFrom(
                            Base64.getDecoder().decode(keys[i].strip()), InsecureSecretKeyAccess.get()))
                    .build();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key).withFixedId(i + 1);
            keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
        }
        return keyset.build();
    }

    @AccessesPartialKey
    private static String name(Key key) throws GeneralSecurityException {
        if (!(key instanceof AesGcmKey aes) || aes.getParameters().getKeySizeBytes() != KEY_BYTES) {
            throw new GeneralSecurityException("not a key of AES-256-GCM");
        }
        Hmac keyed = new Hmac(aes.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()));
        byte[] print = keyed.of("name of the vault's key".getBytes(StandardCharsets.UTF_8));
        return "vault-key/" + HexFormat.of().formatHex(print, 0, 4);
    }

    /** Name of the primary one. Another key has another name; what is closed with one says so. */
    String name() {
        return name;
    }

    /** Names of all that are at hand. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    /** @param about what it is: it opens as nothing else */
    byte[] close(byte[] plain, String about) {
        try {
            return keys.encrypt(plain, about.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** @throws GeneralSecurityException if no key at hand closed it, if it was closed as something else, or has changed since */
    byte[] open(byte[] closed, String about) throws GeneralSecurityException {
        return keys.decrypt(closed, about.getBytes(StandardCharsets.UTF_8));
    }
}
