package io.recourse.casework.door;

import io.recourse.casework.desk.DatabaseAway;
import io.recourse.casework.desk.NotWritten;
import io.recourse.casework.desk.Reply;
import io.smallrye.mutiny.TimeoutException;
import java.util.concurrent.CompletableFuture;

/** What a failure means to a door: try again later, or never. */
final class Failures {

    private Failures() {}

    /** A database that does not answer in time is as far away as one that cannot be reached. */
    static boolean databaseAway(Throwable failure) {
        return failure instanceof DatabaseAway
                || failure.getCause() instanceof DatabaseAway
                || failure instanceof TimeoutException;
    }

    static boolean notWritten(Throwable failure) {
        return failure instanceof NotWritten || failure.getCause() instanceof NotWritten;
    }

    /** Whether an answer that has come is that its entry cannot be written. */
    static boolean notWritten(CompletableFuture<Reply> answer) {
        return answer.isCompletedExceptionally() && notWritten(answer.exceptionNow());
    }
}
