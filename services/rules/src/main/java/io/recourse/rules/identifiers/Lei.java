package io.recourse.rules.identifiers;

import java.util.regex.Pattern;

/** Legal Entity Identifier (ISO 17442): 18 characters and two check digits, ISO 7064 MOD 97-10. */
public final class Lei {

    private static final int LENGTH = 20;
    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");

    private Lei() {}

    public static boolean isValid(String lei) {
        return FORM.matcher(lei).matches() && lei.endsWith(checkDigits(lei));
    }

    /** 02 … 98: that the whole has remainder 1 also 00, 01 and 99 would do, which nobody issues. */
    private static String checkDigits(String lei) {
        int rest = 0;
        for (int i = 0; i < LENGTH - 2; i++) {
            int digit = Character.digit(lei.charAt(i), 36);
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return "%02d".formatted(98 - rest * 100 % 97);
    }
}
