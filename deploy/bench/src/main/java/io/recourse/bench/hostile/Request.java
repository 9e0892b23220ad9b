package io.recourse.bench.hostile;

import org.jspecify.annotations.Nullable;

/**
 * A hostile request as it goes over the wire.
 *
 * @param operation what it is about
 * @param hostile the whole of it
 * @param manner what is expected of the answer
 * @param body what must fit the operation's schema if it is taken, null where the body is as it should be
 */
record Request(
        Operation operation,
        Hostile hostile,
        Manner manner,
        @Nullable String body) {

    /** How a request misbehaves. */
    enum Manner {
        /** It is HTTP, so an error is a problem of ours. */
        HTTP,
        /** The same, but the answer has no body. */
        HEAD,
        /** It is no HTTP, or more of it than the server reads: it is refused before anything of ours sees it. */
        NO_HTTP,
        /** Nobody waits for the answer. */
        HANGS_UP
    }
}
