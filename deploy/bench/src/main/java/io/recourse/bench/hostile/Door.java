package io.recourse.bench.hostile;

/** A way in, and what is thrown at it. */
interface Door {

    String name();

    /** Its part of all inputs, in relation to the other doors' parts. */
    int share();

    /** Throws the inputs of these numbers at it, valid ones among them; returns when they are answered or written. */
    void besiege(int from, int to) throws Exception;

    /** Waits until the services have handled them, and looks at what became of each. */
    void settle() throws Exception;
}
