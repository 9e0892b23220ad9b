package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A contact with a person for some lender, as others may know of it: nothing in it says for whom or about which debt.
 *
 * @param key a digest that tells one contact from another
 * @param number a digest of the number dialled, null if nobody noted it
 * @param outcome null while nobody has said
 */
public record SharedContact(
        String key,
        Instant at,
        Channel channel,
        @Nullable String number,
        @Nullable ContactOutcome outcome) {

    private static final int BYTES = 16;

    static SharedContact of(String party, Grant grant) {
        return new SharedContact(
                key(party, grant.caseId(), grant.attemptId()),
                grant.at(),
                grant.channel(),
                grant.onNumber(),
                grant.outcome());
    }

    static String key(String party, String caseId, String attemptId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", party, caseId, attemptId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** The same, as if it were made then. */
    SharedContact madeAt(Instant then) {
        return new SharedContact(key, then, channel, number, outcome);
    }

    SharedContact ended(ContactOutcome how) {
        return new SharedContact(key, at, channel, number, how);
    }
}
