package io.recourse.negotiation.edge;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.subtle.AesSiv;
import io.recourse.casework.security.Hmac;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a mail is called, so that whatever comes back of it says which contact it was: AES-SIV (RFC 5297) under the installation's
 * secret. The same contact is always called the same; nobody reads a case from it, and nobody makes one up for a contact whose
 * mail he never got.
 */
@Singleton
final class MailReferences {

    /** Of the shortest contact and of the longest, in characters that stand in any head of a mail. */
    static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{26,280}");

    private static final byte[] ABOUT = utf8("mail");

    private final DeterministicAead secret;

    /** @param attemptId without blanks, as all ids are */
    record Contact(String caseId, String attemptId) {}

    @Inject
    MailReferences(
            NegotiationConfig config,
            @ConfigProperty(name = "recourse.sandbox.enabled", defaultValue = "false") boolean sandbox) {
        this(NegotiationSealing.key(config.digestKey(), sandbox));
    }

    MailReferences(byte[] key) {
        Hmac derived = new Hmac(key);
        try {
            this.secret = new AesSiv(ByteBuffer.allocate(64)
                    .put(derived.of(utf8("mail references, to tell")))
                    .put(derived.of(utf8("mail references, to close")))
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES", e);
        }
    }

    String of(Contact contact) {
        try {
            byte[] closed = secret.encryptDeterministically(utf8(contact.caseId() + ' ' + contact.attemptId()), ABOUT);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-SIV failed", e);
        }
    }

    /** Empty if we never called a mail so. */
    Optional<Contact> contact(String reference) {
        try {
            byte[] closed = Base64.getUrlDecoder().decode(reference);
            String[] said =
                    new String(secret.decryptDeterministically(closed, ABOUT), StandardCharsets.UTF_8).split(" ", 2);
            return Optional.of(new Contact(said[0], said[1]));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
