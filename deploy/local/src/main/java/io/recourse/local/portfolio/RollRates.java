package io.recourse.local.portfolio;

/**
 * How accounts move from month to month between "not late" and "six or more months late", counted over the five monthly
 * moves of 22 500 clients in "default of credit card clients" (I-Cheng Yeh, UCI Machine Learning Repository 2009/2016,
 * CC BY 4.0): 2 → 0 25 %, 2 → 2 59 %, 3 → 4 26 %, 6 → 6 72 %.
 */
final class RollRates {
    /** Six stands for six and more. */
    static final int MOST = 6;

    /** From the row's months late to the column's. */
    static final int[][] MOVES = {
        {92_833, 1_383, 4_593, 0, 0, 0, 0},
        {0, 24, 0, 0, 0, 0, 0},
        {3_075, 1_228, 7_187, 773, 0, 0, 0},
        {140, 87, 261, 133, 215, 0, 0},
        {13, 27, 67, 20, 88, 76, 0},
        {3, 5, 9, 6, 11, 9, 38},
        {2, 1, 45, 3, 1, 3, 141},
    };

    /**
     * Months late of accounts that are late, per mille. The data's last month has 536, 396, 47, 12, 3, 6; months four and
     * beyond are drawn more often here (ours), so that a small sample has deep cases too.
     */
    private static final int[] LATE = {0, 500, 335, 85, 40, 20, 20};

    private RollRates() {}

    /** Months late of an account that is late, 1 … {@link #MOST}. */
    static int late(Draw draw) {
        return draw.place(LATE);
    }

    /** Days late within a month late: 30 days a month, the last one open to day 200. */
    static int daysLate(int months, Draw draw) {
        return draw.between((months - 1) * 30 + 1, months == MOST ? 200 : months * 30);
    }

    /** Months late within twelve that end in the state given: the moves are walked backwards. */
    static int lateOfTwelve(int now, Draw draw) {
        int late = now > 0 ? 1 : 0;
        int state = now;
        for (int month = 1; month < 12; month++) {
            int[] before = new int[MOVES.length];
            for (int from = 0; from < before.length; from++) {
                before[from] = MOVES[from][state];
            }
            state = draw.place(before);
            late += state > 0 ? 1 : 0;
        }
        return late;
    }
}
