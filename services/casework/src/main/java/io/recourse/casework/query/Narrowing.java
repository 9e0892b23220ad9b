package io.recourse.casework.query;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of subjects: conditions on columns that our code names, with values that callers name. A value that is
 * not named narrows nothing.
 */
public final class Narrowing {

    /** Nothing is left out. */
    public static final Narrowing NONE = new Narrowing(List.of());

    /** How a column stands to a value. */
    public enum Is {
        EQUAL("="),
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String operator;

        Is(String operator) {
            this.operator = operator;
        }
    }

    private record Condition(String column, Is is, Object value) {}

    private final List<Condition> conditions;

    private Narrowing(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /**
     * One more condition that must hold.
     *
     * @param column of table {@code subject}; never from a caller
     * @param value null if the caller names none
     */
    public Narrowing and(String column, Is is, @Nullable Object value) {
        if (!column.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a column is named in lower snake case");
        }
        return value == null
                ? this
                : new Narrowing(Stream.concat(conditions.stream(), Stream.of(new Condition(column, is, value)))
                        .toList());
    }

    /** Begins with {@code and} where there is a condition; parameters are numbered from {@code first}. */
    String sql(int first) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            sql.append(" and ")
                    .append(condition.column())
                    .append(' ')
                    .append(condition.is().operator)
                    .append(" ?")
                    .append(first + i);
        }
        return sql.toString();
    }

    void bind(Mutiny.SelectionQuery<?> query, int first) {
        for (int i = 0; i < conditions.size(); i++) {
            query.setParameter(first + i, conditions.get(i).value());
        }
    }
}
