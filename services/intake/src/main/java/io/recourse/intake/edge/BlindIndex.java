package io.recourse.intake.edge;

import io.recourse.casework.security.Hmac;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keyed hashes of what identifies a person, so that "is this person known" is answered without opening the vault. The key is
 * derived from the one of ids and used for nothing else, so no hash of here is ever one of {@link Ids}; two lenders' hashes
 * of one person have nothing in common.
 */
@Singleton
class BlindIndex {

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s-]");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s()./-]");

    /** What a person is known by. */
    enum What {
        ID_NUMBER,
        PHONE,
        EMAIL
    }

    private final Hmac key;

    @Inject
    BlindIndex(IntakeConfig config) {
        Hmac root = new Hmac(Base64.getDecoder().decode(config.idKey()));
        this.key = new Hmac(root.of(utf8("key of the blind index, 1")));
    }

    /**
     * @param lender at most 255 bytes, as every tenant's id
     * @param text as a person writes it: case, spaces and dashes make no difference where they mean none
     */
    String hash(String lender, What what, String text) {
        // the lengths keep one part from reaching into the next
        String parts = what + "\n" + lender.length() + "\n" + lender + "\n" + normal(what, text);
        return HexFormat.of().formatHex(key.of(utf8(parts)), 0, 16);
    }

    private static String normal(What what, String text) {
        return switch (what) {
            case ID_NUMBER -> BETWEEN_DIGITS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
            case PHONE -> BETWEEN_GROUPS.matcher(text).replaceAll("");
            case EMAIL -> text.strip().toLowerCase(Locale.ROOT);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
