package io.recourse.local.portfolio;

/** What became of one row of a file. {@code row} is the line it begins on, the header being line 1. */
public sealed interface RowOutcome {

    long row();

    record Read(long row, SampleAccount account) implements RowOutcome {}

    /** The mapping wants other rows. */
    record PassedOver(long row) implements RowOutcome {}

    /**
     * @param rule which rule it breaks, kebab-case
     * @param detail a sentence; it never quotes the cell, which may hold personal data
     */
    record Bad(long row, String column, String rule, String detail) implements RowOutcome {

        /** For people. */
        public String text() {
            return "row " + row + ", column " + column + ": " + detail + " (" + rule + ")";
        }
    }
}
