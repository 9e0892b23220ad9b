package io.recourse.negotiation.edge;

import io.recourse.casework.desk.Sealing;
import io.recourse.casework.security.Hmac;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What negotiation keeps of telephone numbers, of references of people who owe nothing and of messages it did not take. There
 * are some ten thousand million numbers, so a digest that anybody can make is as good as the number itself: ours is keyed with a
 * secret of the installation, and so are the bytes of a refused message closed.
 */
@Singleton
class NegotiationSealing implements Sealing {

    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String WANTED = "recourse.negotiation.digest-key must be the base64 of 32 bytes";

    private final Hmac digests;
    private final SecretKeySpec letters;
    private final String name;
    private final SecureRandom random = new SecureRandom();

    @Inject
    NegotiationSealing(
            NegotiationConfig config,
            @ConfigProperty(name = "recourse.sandbox.enabled", defaultValue = "false") boolean sandbox) {
        this(key(config.digestKey(), sandbox));
    }

    NegotiationSealing(byte[] key) {
        Hmac secret = new Hmac(key);
        this.digests = new Hmac(secret.of(utf8("digests")));
        this.letters = new SecretKeySpec(secret.of(utf8("letters")), "AES");
        this.name = "digest-key/" + HexFormat.of().formatHex(secret.of(utf8("name")), 0, 4);
    }

    /** @throws IllegalStateException where there is none, except in a sandbox, whose people are made up */
    static byte[] key(Optional<String> configured, boolean sandbox) {
        if (configured.isEmpty() || configured.get().isBlank()) {
            if (sandbox) {
                return utf8("the numbers of a sandbox are nobody's");
            }
            throw new IllegalStateException(WANTED);
        }
        try {
            byte[] key = Base64.getDecoder().decode(configured.get().strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // what is wrong with a secret is not quoted from it
            throw new IllegalStateException(WANTED);
        }
        throw new IllegalStateException(WANTED);
    }

    @Override
    public Kept keep(String letter, byte[] value) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, iv, letter).doFinal(value);
            byte[] kept = Arrays.copyOf(iv, IV_BYTES + closed.length);
            System.arraycopy(closed, 0, kept, IV_BYTES, closed.length);
            return new Kept(kept, name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException if that was not kept of this letter under this key, or has changed since */
    byte[] open(String letter, byte[] kept) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(kept, IV_BYTES), letter)
                .doFinal(kept, IV_BYTES, kept.length - IV_BYTES);
    }

    private Cipher cipher(int mode, byte[] iv, String letter) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, letters, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(utf8("dead letter " + letter));
        return cipher;
    }

    @Override
    public String digest(byte[] value) {
        return HexFormat.of().formatHex(digests.of(value), 0, 16);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
