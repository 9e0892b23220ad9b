package io.recourse.casework.desk;

import io.recourse.casework.decision.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subject's row as it was locked.
 *
 * @param state null if there is none yet: it is inserted when the batch is written back
 */
record Row(
        SubjectId id,
        String tenant,
        @Nullable String holder,
        @Nullable String state,
        int schema,
        long version,
        @Nullable Instant lookAt,
        String rulesHash,
        String seen,
        String sent,
        @Nullable String parked) {

    /** Of a subject that an entry may open. */
    static Row unborn(SubjectKind<?, ?, ?> kind, Entry entry) {
        return new Row(
                entry.to(), entry.tenant(), null, null, kind.schema(), 0, null, kind.rulesHash(), "{}", "{}", null);
    }

    boolean isUnborn() {
        return state == null;
    }
}
