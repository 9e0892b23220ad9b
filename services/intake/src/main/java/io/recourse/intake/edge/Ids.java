package io.recourse.intake.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.security.Hmac;
import io.recourse.contracts.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** Ids that say nothing to who does not hold the key, and are the same for the same thing at every push. */
@Singleton
class Ids {

    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s()./-]");

    private final Hmac key;

    @Inject
    Ids(IntakeConfig config) {
        byte[] bytes = Base64.getDecoder().decode(config.idKey());
        if (bytes.length != 32) {
            throw new IllegalStateException("recourse.intake.id-key must be the base64 of 32 bytes");
        }
        this.key = new Hmac(bytes);
    }

    SubjectId caseOf(String lender, String account, int episode) {
        return new SubjectId("case", keyed("case", lender, account, Integer.toString(episode)));
    }

    SubjectId partyOf(String lender, String idNumber) {
        return new SubjectId("party", keyed("party", lender, idNumber));
    }

    /** An entry of an outside register, the same for every lender; in another register it is another entry. */
    String entryOf(String register, String idNumber) {
        return keyed("register", register, idNumber);
    }

    /** Tells one statement's content from another's; whoever lacks the key cannot try out an identity on it. */
    String contentOf(String lender, String statement) {
        return keyed("statement", lender, statement);
    }

    /** Tells one telephone number from another, likewise; however a person writes it. */
    String numberOf(String lender, String phone) {
        return keyed("number", lender, BETWEEN_GROUPS.matcher(phone).replaceAll(""));
    }

    /** Tells one identity of a party from another, likewise. */
    String identityOf(String party, String identity) {
        return keyed("identity", party, identity);
    }

    /** Tells one message from another, likewise. */
    String messageOf(byte[] message) {
        return keyed("message", new String(message, StandardCharsets.ISO_8859_1));
    }

    /** The ledger's id of a payment that a servicer's file tells of: of one key the same in every file, in any order. */
    String paymentOf(String lender, PaymentKey key) {
        return PaymentKey.PREFIX + bookingOf("payment", lender, key);
    }

    /** Likewise, null of none. */
    @Nullable
    String paymentOfAny(String lender, @Nullable PaymentKey key) {
        return key == null ? null : paymentOf(lender, key);
    }

    /** Likewise of what took a payment back. */
    String reversalOf(String lender, PaymentKey key) {
        return PaymentKey.PREFIX + bookingOf("reversal", lender, key);
    }

    private String bookingOf(String what, String lender, PaymentKey key) {
        return switch (key) {
            case PaymentKey.Referenced k -> keyed(what, lender, k.servicer(), k.reference());
            case PaymentKey.EndToEnd k ->
                keyed(what, lender, k.servicer(), k.valueDate().toString(), text(k.amount()), k.endToEndId());
        };
    }

    /** What a payment is called, for looking it up. */
    String nameOf(String lender, PaymentName name) {
        return switch (name) {
            case PaymentName.Unique n ->
                keyed("name", lender, n.servicer(), n.kind().name(), n.value());
            case PaymentName.EndToEnd n -> keyed("name", lender, n.servicer(), "E2E", text(n.amount()), n.value());
        };
    }

    Set<String> namesOf(String lender, List<PaymentName> names) {
        return names.stream().map(name -> nameOf(lender, name)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String text(Money amount) {
        return amount.minor() + " " + amount.currency();
    }

    /**
     * HMAC-SHA-256 over the parts, cut to 128 bits. One byte before each says how long it is, so all but the last have at
     * most 255: a lender's id has 32, an account number of 64 characters at most 192 ({@link AccountRef}). The last may be
     * of any length, for it alone is what is left.
     */
    private String keyed(String... parts) {
        Mac mac = key.begin();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((byte) bytes.length);
            mac.update(bytes);
        }
        return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
    }
}
