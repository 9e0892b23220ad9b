package io.recourse.casework.desk;

/**
 * What would come of this one entry cannot be written, not even that its subject is parked; trying again would end the same.
 * Nothing of it was written. Kafka doors make a dead letter of it, HTTP doors a problem.
 */
public final class NotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotWritten(Throwable cause) {
        super("the entry cannot be written", cause);
    }
}
