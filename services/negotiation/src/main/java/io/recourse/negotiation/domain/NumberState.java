package io.recourse.negotiation.domain;

/**
 * A number as one lender dials it: the one row that sees all its dials, whoever answers.
 *
 * <pre>
 * Silent ──the first place that is asked for──▶ Dialled
 * </pre>
 */
public sealed interface NumberState {

    /** Before the first event. */
    record Silent(String numberId) implements NumberState {
        Dialled open(String lender) {
            return new Dialled(NumberFile.of(numberId, lender));
        }
    }

    record Dialled(NumberFile file) implements NumberState {}
}
