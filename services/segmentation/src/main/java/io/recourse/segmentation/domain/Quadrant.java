package io.recourse.segmentation.domain;

/** Ability × willingness: whether enough speaks against a debtor's being able to pay, and against its wanting to. */
public enum Quadrant {
    ABLE_WILLING,
    ABLE_UNWILLING,
    UNABLE_WILLING,
    UNABLE_UNWILLING;

    static Quadrant of(boolean able, boolean willing) {
        if (able) {
            return willing ? ABLE_WILLING : ABLE_UNWILLING;
        }
        return willing ? UNABLE_WILLING : UNABLE_UNWILLING;
    }
}
