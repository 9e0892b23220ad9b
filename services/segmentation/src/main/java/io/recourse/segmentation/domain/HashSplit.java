package io.recourse.segmentation.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Chance without chance: the same case always draws the same lot, and nobody can pick cases for an arm. */
final class HashSplit {

    private HashSplit() {}

    /** 0 … 99, evenly spread over cases and independent between experiments. */
    static int percentile(String experiment, String caseId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((experiment + "\n" + caseId).getBytes(StandardCharsets.UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), 100);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
