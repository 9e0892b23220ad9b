package io.recourse.intake.edge;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A push that is worked off by itself.
 *
 * @param rule why it failed
 * @param received lines, blank ones included
 * @param read lines that have their result; that a job which failed has fewer of them than the sender sent means that the
 *     rest must be sent again
 */
@Schema(
        description =
                "A push that is worked off by itself. `state` is RECEIVING, RUNNING, DONE or FAILED, then `rule` says why,"
                        + " and what has no result must be sent again. `received` counts lines, blank ones too, `read` those that have"
                        + " their result.")
public record Job(
        String id,
        String state,
        @Nullable String rule,
        long received,
        long read,
        long opened,
        long updated,
        long unchanged,
        long waiting,
        long rejected,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished) {}
