package io.recourse.rules.identifiers;

import org.jspecify.annotations.Nullable;

/** Text that PostgreSQL or UTF-8 cannot hold is refused at the door: U+0000 and surrogates without their other half. */
public final class TextHygiene {

    private TextHygiene() {}

    public static boolean isClean(CharSequence text) {
        return flaw(text) == null;
    }

    /** The name of the rule that refuses the text, {@code null-character} or {@code lone-surrogate}; null if it is clean. */
    public static @Nullable String flaw(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "null-character";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "lone-surrogate";
            }
        }
        return null;
    }
}
