package io.recourse.casework.security;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) with one key, which is prepared once. */
public final class Hmac {

    private static final String NAME = "HmacSHA256";

    private final Mac keyed;

    public Hmac(byte[] key) {
        try {
            this.keyed = Mac.getInstance(NAME);
            keyed.init(new SecretKeySpec(key, NAME));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
        }
    }

    /** One to be fed and asked once, by one thread. */
    public Mac begin() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JVM's HMAC-SHA-256 can be copied", e);
        }
    }

    public byte[] of(byte[] text) {
        return begin().doFinal(text);
    }
}
