package io.recourse.casework.decision;

/**
 * An input for another subject of the same service, delivered exactly once. Who has no row yet decides on it as one that is
 * not there; where nothing comes of that, no row is left and nothing waits.
 *
 * @param isAcrossTenants whether the subject may be another tenant's; without it a tell of one tenant's command finds only
 *     what that tenant sees
 */
public record Tell(SubjectId to, Input input, boolean isAcrossTenants) {

    /** To a subject of the same tenant, or of none. */
    public Tell(SubjectId to, Input input) {
        this(to, input, false);
    }

    /** To a subject that may be another tenant's: its decider alone judges what who tells it may bring about. */
    public static Tell acrossTenants(SubjectId to, Input input) {
        return new Tell(to, input, true);
    }
}
