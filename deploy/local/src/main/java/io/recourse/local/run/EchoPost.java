package io.recourse.local.run;

import io.recourse.local.process.Secrets;
import io.recourse.local.run.SandboxClient.Said;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The provider that brings back what debtors say to messages: it signs as Standard Webhooks 1.0 has it. */
final class EchoPost {
    /** Its id: the one that carries them. */
    static final String ID = PartnerPost.CHANNEL;

    private static final String KEY = "key.echo";
    private static final String WHSEC = "whsec_";
    private static final String HMAC = "HmacSHA256";

    private final SandboxClient client;
    private final byte[] key;

    EchoPost(SandboxClient client, Secrets secrets) {
        this.client = client;
        this.key = Base64.getDecoder().decode(secrets.key(KEY));
    }

    /** What negotiation knows its signatures by. */
    static String signer(Secrets secrets) {
        return ID + "=" + WHSEC + secrets.key(KEY);
    }

    /** What negotiation signs its orders with. */
    static String ordersSecret(Secrets secrets) {
        return WHSEC + secrets.key("key.orders");
    }

    /** @param id of the message, the same when it is sent again; it is signed anew then, for a signature is good for minutes */
    Said bring(String id, String body) {
        return client.bring(
                "negotiation",
                "/v1/inbound/" + ID,
                client.tokens().partner(ID),
                () -> headers(id, Instant.now(), body),
                body);
    }

    private Map<String, String> headers(String id, Instant at, String body) {
        String signed = id + "." + at.getEpochSecond() + ".";
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(at.getEpochSecond()),
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(mac(signed + body)));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
