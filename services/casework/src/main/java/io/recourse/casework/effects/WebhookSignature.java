package io.recourse.casework.effects;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks as Standard Webhooks 1.0 has it: headers {@code webhook-id}, {@code webhook-timestamp} in seconds and
 * {@code webhook-signature}, which is {@code v1,} and the HMAC-SHA256 of {@code id.timestamp.body} in Base64. Receivers find a
 * library for it in every language.
 */
public final class WebhookSignature {

    /** A message that is older or newer is somebody's who heard it once and says it again. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    /** The specification's: 24 to 64 bytes. */
    private static final int LEAST = 24;

    private static final int MOST = 64;

    private final byte[] key;

    private WebhookSignature(byte[] key) {
        this.key = key;
    }

    /**
     * Of a secret both sides know.
     *
     * @param secret {@code whsec_} and 24 to 64 bytes in Base64
     */
    public static WebhookSignature of(String secret) {
        String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a webhook's secret is whsec_ and Base64", e);
        }
        if (key.length < LEAST || key.length > MOST) {
            throw new IllegalArgumentException("a webhook's secret has 24 to 64 bytes");
        }
        return new WebhookSignature(key);
    }

    /**
     * What to send beside a body.
     *
     * @param id names the message; the same when it is sent again
     * @param at wall time of this attempt
     */
    public Map<String, String> headers(String id, Instant at, byte[] body) {
        String seconds = String.valueOf(at.getEpochSecond());
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", seconds,
                "webhook-signature", VERSION + Base64.getEncoder().encodeToString(mac(id, seconds, body)));
    }

    /** What a signature says of a message. */
    public enum Verdict {
        GENUINE,
        /** Somebody who knows the secret sent it, more than five minutes away from now. */
        EXPIRED,
        /** Nobody who knows the secret sent this. */
        FORGED
    }

    /**
     * Who sent this body under this id, and whether just now.
     *
     * @param timestamp seconds, as the header has it
     * @param signatures one or more, separated by blanks: a sender may hold an old secret and a new one
     */
    public Verdict verdict(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!isSigned(id, timestamp, signatures, body)) {
            return Verdict.FORGED;
        }
        return isFresh(timestamp, now) ? Verdict.GENUINE : Verdict.EXPIRED;
    }

    /**
     * Whether somebody who knows the secret sent this body under this id, within five minutes of now.
     *
     * @param timestamp seconds, as the header has it
     * @param signatures one or more, separated by blanks: a sender may hold an old secret and a new one
     */
    public boolean verifies(String id, String timestamp, String signatures, byte[] body, Instant now) {
        return verdict(id, timestamp, signatures, body, now) == Verdict.GENUINE;
    }

    private static boolean isFresh(String timestamp, Instant now) {
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return false;
        }
    }

    private boolean isSigned(String id, String timestamp, String signatures, byte[] body) {
        byte[] expected = (VERSION + Base64.getEncoder().encodeToString(mac(id, timestamp, body)))
                .getBytes(StandardCharsets.US_ASCII);
        for (String signature : signatures.split(" ", -1)) {
            if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    private byte[] mac(String id, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
