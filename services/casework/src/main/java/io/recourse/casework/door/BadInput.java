package io.recourse.casework.door;

import org.jspecify.annotations.Nullable;

/** Input that cannot be read as what the door takes: names the rule and the field, quotes no value. */
public final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final @Nullable String field;
    private final String detail;

    public BadInput(String rule, @Nullable String field, String detail) {
        super(rule);
        this.rule = rule;
        this.field = field;
        this.detail = detail;
    }

    public String rule() {
        return rule;
    }

    public @Nullable String field() {
        return field;
    }

    public String detail() {
        return detail;
    }

    public Problem problem() {
        return Problem.badInput(rule, field, detail);
    }
}
