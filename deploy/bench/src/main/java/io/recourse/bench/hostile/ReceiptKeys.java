package io.recourse.bench.hostile;

import io.recourse.casework.desk.EventIds;
import io.recourse.local.process.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a service's receipts call a message by that its partner called by an id: a digest, under intake's secret in intake. */
record ReceiptKeys(UnaryOperator<String> digest) {

    static ReceiptKeys of(String service, Secrets secrets) {
        return new ReceiptKeys(
                service.equals("intake")
                        ? id -> keyed(Base64.getDecoder().decode(secrets.get("key.ids")), id)
                        : EventIds::hash);
    }

    String of(String id) {
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
