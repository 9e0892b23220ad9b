package io.recourse.casework.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of subjects: conditions on columns that callers' code names, with values that callers name. A value that
 * is not named narrows nothing.
 */
public final class Narrowing {

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

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /**
     * One more condition that must hold.
     *
     * @param column of table {@code subject}; never from a caller
     * @param value null if the caller names none
     */
    public Narrowing by(String column, Is is, @Nullable Object value) {
        if (!column.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a column is named in lower snake case");
        }
        if (value != null) {
            conditions.add(column + " " + is.operator + " ?");
            values.add(value);
        }
        return this;
    }

    /** Begins with {@code and} where there is a condition; parameters are numbered from {@code first}. */
    String sql(int first) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < conditions.size(); i++) {
            sql.append(" and ").append(conditions.get(i)).append(first + i);
        }
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }
}
