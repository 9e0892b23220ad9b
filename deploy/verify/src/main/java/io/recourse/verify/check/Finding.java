package io.recourse.verify.check;

/**
 * A counterexample.
 *
 * @param rule which of the check's rules it breaks, kebab-case
 * @param where the subject, record or account it is about
 */
public record Finding(String rule, String where, String what) {
    @Override
    public String toString() {
        return rule + ": " + where + ": " + what;
    }
}
