package io.recourse.rules.identifiers;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what somebody calls a thing of his own by holds something by which a person is known. Such names stand in states,
 * journals, topics and logs, where nobody may be known from. The rules are ours.
 *
 * <p>A number stands by itself: as part of a longer one it is none. So is what a random id (UUID, hash) happens to hold.
 */
public final class Identities {

    private static final Pattern RANDOM = Pattern.compile(
            "(?<![0-9A-Z])([0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}|[0-9A-F]{32,})(?![0-9A-Z])");
    private static final Pattern EIGHTEEN = Pattern.compile("(?<![0-9])[0-9]{17}[0-9X](?![0-9])");

    /** Who is younger owes nothing to a lender; a loan that is older has been over for long. */
    private static final LocalDate YOUNGEST = LocalDate.of(2008, 1, 1);

    /**
     * A mobile number of China, in groups or not; a number of any country that says so (ITU-T E.164, at most fifteen digits); one of
     * the North American plan in its groups. Without them its ten digits are like any count.
     */
    private static final Pattern TELEPHONE = Pattern.compile("(?<![0-9])1[3-9][0-9]([-. ]?)[0-9]{4}\\1[0-9]{4}(?![0-9])"
            + "|\\+[1-9](?:[-. ]?[0-9]){6,14}(?![0-9])"
            + "|(?<![0-9])(?:1[-.])?\\(?[2-9][0-9]{2}\\)?[-.][2-9][0-9]{2}[-.][0-9]{4}(?![0-9])");

    private static final Pattern MAIL = Pattern.compile("[A-Z0-9._%+-]@[A-Z0-9-]+(?:\\.[A-Z0-9-]+)*\\.[A-Z]{2,}");

    private Identities() {}

    /** Anything of what follows: for names that somebody makes up, who may make up others. */
    public static boolean holdsAny(String id) {
        return holdsIdentityNumber(id) || holdsTelephone(id) || holdsMailAddress(id);
    }

    /**
     * A resident identity number (GB 11643, with its check character) of who is old enough to owe. What would be somebody born of
     * late is none: many lenders make loan numbers of a branch, the day and a count, of which each eleventh has the check character.
     */
    public static boolean holdsIdentityNumber(String id) {
        Matcher numbers = EIGHTEEN.matcher(looked(id));
        while (numbers.find()) {
            String number = numbers.group();
            if (CitizenId.isValid(number)
                    && CitizenId.birthDate(number).filter(YOUNGEST::isAfter).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What may be a telephone number. It has no check character, so a count of eleven digits is taken for one: whoever makes up a name
     * may make up another, and the numbers of a lender's book are not asked.
     */
    public static boolean holdsTelephone(String id) {
        return TELEPHONE.matcher(looked(id)).find();
    }

    public static boolean holdsMailAddress(String id) {
        return MAIL.matcher(id.toUpperCase(Locale.ROOT)).find();
    }

    private static String looked(String id) {
        return RANDOM.matcher(id.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
