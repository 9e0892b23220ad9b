package io.recourse.casework.decision;

import org.jspecify.annotations.Nullable;

/**
 * A command or a partner's message that the rules do not allow.
 *
 * @param rule the rule's name, stable, in kebab-case: {@code promise-above-balance}
 * @param field the input's field that breaks it, if it is one
 * @param detail a sentence for people, begun and ended as one where it was not; never holds personal data
 */
public record Refusal(String rule, @Nullable String field, String detail) {
    public Refusal {
        detail = sentence(detail);
    }

    private static String sentence(String detail) {
        if (detail.isEmpty()) {
            return detail;
        }
        String begun = Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
        return begun.endsWith(".") || begun.endsWith("?") ? begun : begun + ".";
    }
}
