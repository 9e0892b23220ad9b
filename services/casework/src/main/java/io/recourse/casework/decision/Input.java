package io.recourse.casework.decision;

import java.time.Instant;

/** Something that reaches a subject: a command, a fact from another service, a tell, an effect's result, a due deadline. */
public interface Input {

    /** The instant that counts for the rules: a deadline's due date, a fact's value date, else now. */
    default Instant businessAt(Instant now) {
        return now;
    }

    /**
     * True for a command that even a parked subject takes in (statements, payments, cease-contact): it waits, and the sender is told so.
     * What comes by topic, tell or effect waits without being asked.
     */
    default boolean acceptedWhileParked() {
        return false;
    }
}
