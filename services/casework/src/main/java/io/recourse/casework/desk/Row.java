package io.recourse.casework.desk;

import io.recourse.casework.decision.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A subject's row as it was locked. */
record Row(
        SubjectId id,
        String tenant,
        @Nullable String holder,
        String state,
        int schema,
        long version,
        @Nullable Instant lookAt,
        String rulesHash,
        String seen,
        String sent,
        @Nullable String parked) {}
