package io.recourse.local.run;

import io.recourse.local.process.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a service's receipts call a message by that its partner called by an id: 128 bits of a digest, for a partner may call
 * its messages by people. Under a secret of their own in intake and negotiation. Said here again and not asked of the services, so that a change of
 * what they keep is seen.
 */
public record ReceiptKeys(UnaryOperator<String> digest) {

    public static ReceiptKeys of(String service, Secrets secrets) {
        return switch (service) {
            case "intake" -> new ReceiptKeys(id -> ofIntake(Base64.getDecoder().decode(secrets.get("key.ids")), id));
            case "negotiation" ->
                new ReceiptKeys(id -> ofNegotiation(Base64.getDecoder().decode(secrets.get(Setting.DIGEST_KEY)), id));
            default -> new ReceiptKeys(id -> Digest.sha256(id).substring(0, 32));
        };
    }

    public String of(String id) {
        return digest.apply(id);
    }

    /** As intake keys messages: a byte says how long the part behind it is. */
    private static String ofIntake(byte[] key, String id) {
        Mac mac = mac(key);
        String bytes = new String(utf8(id), StandardCharsets.ISO_8859_1);
        for (String part : new String[] {"message", bytes}) {
            mac.update((byte) utf8(part).length);
            mac.update(utf8(part));
        }
        return text(mac.doFinal());
    }

    /** As negotiation keys whatever it is told: under a key made of its secret for digests alone. */
    private static String ofNegotiation(byte[] secret, String id) {
        return text(mac(mac(secret).doFinal(utf8("digests"))).doFinal(utf8(id)));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 16);
    }
}
