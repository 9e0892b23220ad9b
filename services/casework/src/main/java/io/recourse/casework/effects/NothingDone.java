package io.recourse.casework.effects;

/**
 * An adapter failed before anything was done of what it was handed: its claims are given back and tried again while their time
 * lasts, also where the other side knows no key.
 */
public final class NothingDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why for people; never holds personal data */
    public NothingDone(String why) {
        super(why);
    }
}
