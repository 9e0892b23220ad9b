package io.recourse.casework.desk;

import io.recourse.casework.decision.SubjectId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Event ids: a hash of subject and sequence, so the same event has the same id on every delivery and every replay. */
public final class EventIds {

    private EventIds() {}

    static String of(SubjectId id, long seq) {
        return hash(id.kind() + '\n' + id.id() + '\n' + seq);
    }

    /** SHA-256 of its UTF-8, cut to 128 bits, lower-case hexadecimal. */
    public static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 cut to 128 bits, lower-case hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
