package io.recourse.segmentation.domain;

/** What a model reads, and so which cases it scores. Of each there is one in force. */
public enum ModelPlace {
    /** What every case has: its lender's facts and its bucket. */
    FACTS,
    /** The history of the account too; cases whose profile gives one are scored by it. */
    HISTORY;

    public static ModelPlace of(Scorecard model) {
        return model.history() == null ? FACTS : HISTORY;
    }
}
