package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.rules.identifiers.CitizenId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a name that a lender chose for something of its own holds somebody's resident identity number (GB 11643, with its
 * check character) or mobile number. Such names stand in states, journals and logs, where nobody may be known from.
 *
 * <p>A number stands by itself: as part of a longer one it is none. So is what a random id (UUID, hash) happens to hold.
 */
final class IdentityInId {

    private static final Pattern RANDOM = Pattern.compile(
            "(?<![0-9A-Z])([0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}|[0-9A-F]{32,})(?![0-9A-Z])");
    private static final Pattern EIGHTEEN = Pattern.compile("(?<![0-9])[0-9]{17}[0-9X](?![0-9])");
    /** Eleven digits in the numbering plan of the Chinese mainland, the country's code before them or not. */
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])(0?0?86)?1[3-9][0-9]{9}(?![0-9])");

    private IdentityInId() {}

    /** @throws BadInput if it does; what it says is not quoted */
    static String refuse(String id, String field) throws BadInput {
        String looked = RANDOM.matcher(id.toUpperCase(Locale.ROOT)).replaceAll("");
        if (holdsIdentityNumber(looked) || MOBILE.matcher(looked).find()) {
            throw new BadInput(
                    "identity-in-id",
                    field,
                    "An id names nobody: this one holds what is a resident identity number or a mobile number.");
        }
        return id;
    }

    private static boolean holdsIdentityNumber(String id) {
        Matcher numbers = EIGHTEEN.matcher(id);
        while (numbers.find()) {
            if (CitizenId.isValid(numbers.group())) {
                return true;
            }
        }
        return false;
    }
}
