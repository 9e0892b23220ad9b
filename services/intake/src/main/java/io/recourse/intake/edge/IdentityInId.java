package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.rules.identifiers.CitizenId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a name that a lender chose for something of its own holds somebody's resident identity number (GB 11643, with its
 * check character). Such names stand in states, journals and logs, where nobody may be known from.
 *
 * <p>A number stands by itself: as part of a longer one it is none. So is what a random id (UUID, hash) happens to hold, and
 * what would be somebody born of late: many lenders make loan numbers of a branch, the day and a count, of which each
 * eleventh has the check character. Telephone numbers have none, so nothing tells them from a count.
 */
final class IdentityInId {

    private static final Pattern RANDOM = Pattern.compile(
            "(?<![0-9A-Z])([0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}|[0-9A-F]{32,})(?![0-9A-Z])");
    private static final Pattern EIGHTEEN = Pattern.compile("(?<![0-9])[0-9]{17}[0-9X](?![0-9])");
    /** Who is younger owes nothing to a lender; a loan that is older has been over for long. */
    private static final LocalDate YOUNGEST = LocalDate.of(2008, 1, 1);

    private IdentityInId() {}

    /** @throws BadInput if it does; what it says is not quoted */
    static String refuse(String id, String field) throws BadInput {
        String looked = RANDOM.matcher(id.toUpperCase(Locale.ROOT)).replaceAll("");
        if (holdsIdentityNumber(looked)) {
            throw new BadInput(
                    "identity-in-id", field, "An id names nobody: this one holds what is a resident identity number.");
        }
        return id;
    }

    private static boolean holdsIdentityNumber(String id) {
        Matcher numbers = EIGHTEEN.matcher(id);
        while (numbers.find()) {
            String number = numbers.group();
            if (CitizenId.isValid(number)
                    && CitizenId.birthDate(number).filter(YOUNGEST::isAfter).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
