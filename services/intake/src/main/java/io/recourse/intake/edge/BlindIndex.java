package io.recourse.intake.edge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes of what identifies a person, so that "is this person known" is answered without opening the vault. The key is
 * derived from the one of ids and used for nothing else, so no hash of here is ever one of {@link Ids}; two lenders' hashes
 * of one person have nothing in common.
 */
@Singleton
class BlindIndex {

    private static final String HMAC = "HmacSHA256";

    /** What a person is known by. */
    enum What {
        ID_NUMBER,
        PHONE,
        EMAIL
    }

    private final SecretKeySpec key;

    @Inject
    BlindIndex(IntakeConfig config) {
        byte[] root = Base64.getDecoder().decode(config.idKey());
        this.key = new SecretKeySpec(mac(new SecretKeySpec(root, HMAC), "key of the blind index, 1"), HMAC);
    }

    /**
     * @param lender at most 255 bytes, as every tenant's id
     * @param text as a person writes it: case, spaces and dashes make no difference where they mean none
     */
    String hash(String lender, What what, String text) {
        // the lengths keep one part from reaching into the next
        String parts = what + "\n" + lender.length() + "\n" + lender + "\n" + normal(what, text);
        return HexFormat.of().formatHex(mac(key, parts), 0, 16);
    }

    private static String normal(What what, String text) {
        return switch (what) {
            case ID_NUMBER -> text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
            case PHONE -> text.replaceAll("[\\s()./-]", "");
            case EMAIL -> text.strip().toLowerCase(Locale.ROOT);
        };
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
        }
    }
}
