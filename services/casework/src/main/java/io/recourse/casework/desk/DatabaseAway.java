package io.recourse.casework.desk;

/** The database could not be reached or did not take the batch for now; nothing of it was written. Doors answer 503 or try again. */
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseAway(Throwable cause) {
        super("the database is away", cause);
    }
}
