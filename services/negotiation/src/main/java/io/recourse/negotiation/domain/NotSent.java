package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Effect;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why something that was granted did not go out, though nothing was wrong with whom it was for: its provider was away until its
 * time had passed, nobody took its task, the last look before it forbade it, a server put it off for good, or our own side could not
 * write it. Whatever else failed did so at its recipient.
 */
final class NotSent {

    /** The rule of a contact that waited until its hours were over. */
    static final String HOURS = "contact-hours";

    /** The name of a rule, as those who drop something tell it; anything else is a sentence for people. */
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");

    /** What a mail server said that did not take a mail for now (RFC 5321, 4.2.1). */
    private static final Pattern PUT_OFF = Pattern.compile("smtp-4[0-9]{2}");

    /** What our own side could not write or print, as those who carry it tell: a person is to mend it. */
    private static final Set<String> OURS =
            Set.of("template-unknown", "font-lacks-character", "mail-not-written", "lender-unknown");

    private NotSent() {}

    /** Whether something of ours is to be mended. */
    static boolean isOurs(String rule) {
        return OURS.contains(rule);
    }

    /** Empty of a contact that went out, or may have, or that its recipient's address did not take. */
    static Optional<String> contact(Effect.Result result, String detail) {
        return switch (result) {
            case DROPPED -> Optional.of(rule(detail, HOURS));
            case FAILED -> PUT_OFF.matcher(detail).matches() || isOurs(detail) ? Optional.of(detail) : Optional.empty();
            case DONE, UNKNOWN -> Optional.empty();
        };
    }

    /**
     * The rule by which something was dropped.
     *
     * @param whenTimePassed its name where no other rule was told
     */
    static String rule(String detail, String whenTimePassed) {
        return RULE.matcher(detail).matches() ? detail : whenTimePassed;
    }
}
