package io.recourse.rules;

/**
 * Between what a number of a pack lies. One that does not is refused by the name under which whoever wrote the pack finds it:
 * {@code exhaustion.opensByDpd}.
 */
public final class Bounds {

    private Bounds() {}

    public static void atLeast(String field, long value, long least) {
        require(value >= least, field, "at least " + least, value);
    }

    /** Both ends included. */
    public static void within(String field, long value, long least, long most) {
        require(value >= least && value <= most, field, least + " … " + most, value);
    }

    private static void require(boolean kept, String field, String bounds, long value) {
        if (!kept) {
            throw new IllegalArgumentException(field + " must be " + bounds + ", and " + value + " is out of range");
        }
    }
}
