package io.recourse.local.portfolio;

import org.jspecify.annotations.Nullable;

/**
 * A statement that intake has refused.
 *
 * @param rule which rule it broke
 * @param field which field broke it, if it was one
 */
public record Refused(
        String lender,
        String account,
        String rule,
        @Nullable String field,
        String detail) {

    static Refused of(Statement statement, String rule, @Nullable String field, String detail) {
        return new Refused(
                statement.sample().lender(), statement.sample().message().account(), rule, field, detail);
    }
}
