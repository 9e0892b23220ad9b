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
 * its messages by people. Under intake's secret in intake. Said here again and not asked of the services, so that a change of
 * what they keep is seen.
 */
public record ReceiptKeys(UnaryOperator<String> digest) {

    public static ReceiptKeys of(String service, Secrets secrets) {
        return new ReceiptKeys(
                service.equals("intake")
                        ? id -> keyed(Base64.getDecoder().decode(secrets.get("key.ids")), id)
                        : id -> Digest.sha256(id).substring(0, 32));
    }

    public String of(String id) {
        return digest.apply(id);
    }

    /** As intake keys messages: a byte says how long the part behind it is. */
    private static String keyed(byte[] key, String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String bytes = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            for (String part : new String[] {"message", bytes}) {
                byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                mac.update((byte) utf8.length);
                mac.update(utf8);
            }
            return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
        }
    }
}
