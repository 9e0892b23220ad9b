package io.recourse.negotiation.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which calls are drawn for review: the same call always draws the same lot, and who does not know the key cannot tell which
 * contacts a reviewer will hear, nor choose names of contacts that none does.
 */
public final class Lots {

    private static final int WHOLE = 10_000;

    private final byte[] key;

    /** @param key a secret of the installation, of any length; its digest is what is kept */
    public Lots(String key) {
        this.key = sha256(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @param share of all calls, 1/10 000 */
    boolean draws(CallMade call, int share) {
        byte[] name = (call.caseId() + "\n" + call.attemptId()).getBytes(StandardCharsets.UTF_8);
        byte[] keyed =
                ByteBuffer.allocate(key.length + name.length).put(key).put(name).array();
        return Long.remainderUnsigned(ByteBuffer.wrap(sha256(keyed)).getLong(), WHOLE) < share;
    }

    /** 64 hexadecimal digits. */
    static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
