package io.recourse.casework.desk;

/**
 * The database could not be reached or did not take the batch for now, or what a decision is made by was not read from it yet;
 * nothing of the batch was written. Doors answer 503 or try again.
 */
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param missing what has to be read before anything can be decided */
    public DatabaseAway(String missing) {
        super(missing + " was not read yet");
    }

    DatabaseAway(Throwable cause) {
        super("the database is away", cause);
    }
}
