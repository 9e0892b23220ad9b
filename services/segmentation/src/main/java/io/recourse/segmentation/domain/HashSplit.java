package io.recourse.segmentation.domain;

import java.nio.ByteBuffer;

/** Chance without chance: the same case always draws the same lot, and nobody can pick cases for an arm. */
final class HashSplit {

    private HashSplit() {}

    /** 0 … 99, evenly spread over cases and independent between experiments. */
    static int percentile(String experiment, String caseId) {
        byte[] digest = Sha256.of(experiment + "\n" + caseId);
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), 100);
    }
}
