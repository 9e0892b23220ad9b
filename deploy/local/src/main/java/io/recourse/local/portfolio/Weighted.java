package io.recourse.local.portfolio;

/** Something that is drawn more or less often than its neighbours. */
interface Weighted {

    /** Share among its neighbours, ≥ 0. */
    int weight();
}
