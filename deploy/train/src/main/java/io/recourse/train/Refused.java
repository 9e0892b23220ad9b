package io.recourse.train;

/** What was asked for cannot be done; the message is a sentence for whoever asked. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
