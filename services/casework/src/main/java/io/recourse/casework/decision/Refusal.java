package io.recourse.casework.decision;

import org.jspecify.annotations.Nullable;

/**
 * A command or a partner's message that the rules do not allow.
 *
 * @param rule the rule's name, stable, in kebab-case: {@code promise-above-balance}
 * @param field the input's field that breaks it, if it is one
 * @param detail a sentence for people; never holds personal data
 */
public record Refusal(String rule, @Nullable String field, String detail) {}
