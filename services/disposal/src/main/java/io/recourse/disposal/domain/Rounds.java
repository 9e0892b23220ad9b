package io.recourse.disposal.domain;

/** The rounds of one sale, numbered as in the published events. */
public final class Rounds {

    public static final int FIRST = 1;
    public static final int SECOND = 2;
    /** The forced sale (变卖) after the second failed round. */
    public static final int FORCED = 3;

    private Rounds() {}
}
