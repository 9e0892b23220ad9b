package io.recourse.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the ledger calls that which is left of a payment of which a part went back: {@code rest/<n>/<id>}. To others the
 * payment goes back whole and its rest is paid under such an id, which is told first: for a moment both are known, and
 * only the later one is there.
 *
 * @param payment the id under which it was told first; of a long id its mark
 * @param returns how many parts of it had gone back by then, ≥ 0; 0 of the payment as it was told first
 */
public record PaymentRest(String payment, int returns) {

    /** Begins the id of every rest, and of nothing a lender names. */
    public static final String BEGIN = "rest/";

    /** An id has 128 characters at the most: a longer one than this is known by its mark. */
    private static final int LONGEST = 100;

    private static final int MARK_BYTES = 6;
    private static final Pattern FORM = Pattern.compile(BEGIN + "(\\d{1,9})/(.+)", Pattern.DOTALL);

    /** Of any payment's id. */
    public static PaymentRest of(String paymentId) {
        Matcher rest = FORM.matcher(paymentId);
        return rest.matches()
                ? new PaymentRest(rest.group(2), Integer.parseInt(rest.group(1)))
                : new PaymentRest(shortOf(paymentId), 0);
    }

    /** @param returns ≥ 1 */
    public static String id(String firstId, int returns) {
        return BEGIN + returns + "/" + shortOf(firstId);
    }

    private static String shortOf(String id) {
        return id.length() > LONGEST ? mark(id) : id;
    }

    /** Eight characters for an id of any length: 48 bits of its hash. */
    public static String mark(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, MARK_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
