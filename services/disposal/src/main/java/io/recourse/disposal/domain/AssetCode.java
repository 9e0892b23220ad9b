package io.recourse.disposal.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Our own code for a lender's asset: the id of its two subjects, and the name by which a venue is ordered and reports. What a
 * lender calls its assets is only its own, so that no other lender's asset of the same name is taken for it. Without key,
 * because it hides nothing.
 */
public final class AssetCode {

    private AssetCode() {}

    /** SHA-256 over length-prefixed parts, cut to 128 bits, as 32 hexadecimal digits. */
    public static String of(String lender, String asset) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {"asset", lender, asset}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
