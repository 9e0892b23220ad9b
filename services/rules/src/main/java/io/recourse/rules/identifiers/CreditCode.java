package io.recourse.rules.identifiers;

import java.util.regex.Pattern;

/** 统一社会信用代码 (GB 32100): 18 characters of an alphabet without I O S V Z, the last one a check character modulo 31. */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    /** Registration body and kind, six digits of the region, nine of the organisation code, the check character. */
    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");

    private CreditCode() {}

    public static boolean isValid(String code) {
        return FORM.matcher(code).matches() && code.charAt(17) == check(code);
    }

    /** 31 − Σ cᵢ·3ⁱ mod 31, where 31 counts as 0. */
    private static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
