package io.recourse.negotiation.domain;

import java.util.regex.Pattern;

/**
 * Where a recording is, and what proves that it was not changed since. Its sound stays with the provider: nothing here lets
 * anybody hear or know a voice.
 *
 * @param reference the provider's own name of it
 * @param hash SHA-256 over the salt and then the recording, 64 lower-case hexadecimal digits, as the provider computed it
 * @param salt names the salt, which the provider keeps
 */
public record Recording(String reference, String hash, String salt) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Recording {
        if (!isHash(hash)) {
            throw new IllegalArgumentException("a hash has 64 lower-case hexadecimal digits");
        }
    }

    public static boolean isHash(String text) {
        return SHA256.matcher(text).matches();
    }
}
