package io.recourse.verify.read;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 64 bits of MD5, which PostgreSQL computes too, so that payloads are compared without being fetched. */
final class Digest {
    /** The same of a text column. */
    static final String SQL = "('x' || substr(md5(%s), 1, 16))::bit(64)::bigint";

    private Digest() {}

    static long of(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }
}
