package io.recourse.rules.identifiers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** 身份证号 (GB 11643): region, a date of birth that exists, three digits, a check character (ISO 7064 MOD 11-2). */
public final class CitizenId {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    /** First two digits of GB/T 2260, with 83 (Taiwan residents) and 91 (foreigners with permanent residence). */
    private static final Set<Integer> REGIONS = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83, 91);

    private CitizenId() {}

    public static boolean isValid(String id) {
        return hasForm(id) && regionKnown(id) && birthDate(id).isPresent() && checkHolds(id);
    }

    /** 18 characters of the right sort; the rest may be asked only of what has the form. */
    public static boolean hasForm(String id) {
        return FORM.matcher(id).matches();
    }

    /** Whether the first two digits are a region's. */
    public static boolean regionKnown(String id) {
        return REGIONS.contains(number(id, 0, 2));
    }

    public static boolean checkHolds(String id) {
        return id.charAt(17) == check(id);
    }

    /** The day of birth, if there is such a day and it lies not too far back. */
    public static Optional<LocalDate> birthDate(String id) {
        try {
            return Optional.of(LocalDate.of(number(id, 6, 10), number(id, 10, 12), number(id, 12, 14)))
                    .filter(day -> day.getYear() >= 1800);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static char check(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (id.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static int number(String id, int from, int to) {
        return Integer.parseInt(id, from, to, 10);
    }
}
