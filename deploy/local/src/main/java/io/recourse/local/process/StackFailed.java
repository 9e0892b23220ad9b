package io.recourse.local.process;

/** The stack cannot do what was asked; the message is written for the person at the terminal. */
public final class StackFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailed(String message) {
        super(message);
    }

    public StackFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
