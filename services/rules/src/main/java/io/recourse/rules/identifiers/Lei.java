package io.recourse.rules.identifiers;

import java.util.regex.Pattern;

/** Legal Entity Identifier (ISO 17442): 18 characters and two check digits, ISO 7064 MOD 97-10. */
public final class Lei {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");

    private Lei() {}

    public static boolean isValid(String lei) {
        return FORM.matcher(lei).matches() && remainder(lei) == 1;
    }

    private static int remainder(String lei) {
        int rest = 0;
        for (int i = 0; i < lei.length(); i++) {
            int digit = Character.digit(lei.charAt(i), 36);
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return rest;
    }
}
