package io.recourse.segmentation.domain;

import java.util.HexFormat;

/** A lender in the id of a subject, for its name may be longer than an id. */
final class LenderHash {

    /** Of SHA-256: 128 bits. */
    private static final int BYTES = 16;

    private LenderHash() {}

    /** Hexadecimal digits. */
    static String of(String lender) {
        return HexFormat.of().formatHex(Sha256.of(lender), 0, BYTES);
    }
}
