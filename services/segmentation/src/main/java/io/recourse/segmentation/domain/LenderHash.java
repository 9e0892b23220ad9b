package io.recourse.segmentation.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A lender in the id of a subject, for its name may be longer than an id. The hash has no key, because it hides nothing. */
final class LenderHash {

    /** Of SHA-256: 128 bits. */
    private static final int BYTES = 16;

    private LenderHash() {}

    /** Hexadecimal digits. */
    static String of(String lender) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(lender.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
