package io.recourse.verify;

import io.recourse.verify.law.Agreement;
import io.recourse.verify.law.Law;
import io.recourse.verify.read.CannotRead;

/**
 * Puts the conformance vectors of the contact guard to the checker's own guard. Exit code 0: it answers all of them alike;
 * 1: it differs, line by line; 2: they could not be read.
 */
public final class Conformance {
    private static final int UNREAD = 2;

    private Conformance() {}

    public static void main(String[] arguments) {
        System.exit(run());
    }

    private static int run() {
        try {
            Agreement agreement = Law.here().agreement();
            agreement.differing().forEach(System.out::println);
            System.out.println(agreement.sentence());
            return agreement.full() ? 0 : 1;
        } catch (CannotRead e) {
            System.err.println(e.getMessage());
            return UNREAD;
        }
    }
}
