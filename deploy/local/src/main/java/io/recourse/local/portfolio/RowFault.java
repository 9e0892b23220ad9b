package io.recourse.local.portfolio;

/** A row breaks a rule; its neighbours do not. */
final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String rule;

    /** @param detail a sentence; it never quotes a cell, which may hold personal data */
    RowFault(String column, String rule, String detail) {
        super(detail, null, false, false);
        this.column = column;
        this.rule = rule;
    }

    RowOutcome.Bad at(long row) {
        return new RowOutcome.Bad(row, column, rule, String.valueOf(getMessage()));
    }
}
