package io.recourse.verify.read;

/** The facts could not be had; the message is for people. */
public final class CannotRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotRead(String message) {
        super(message);
    }

    public CannotRead(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
