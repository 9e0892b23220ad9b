package io.recourse.intake.edge;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * A register outside that can be asked about one party. An installation plugs one in as a bean; it is asked under the code an
 * item of the verification policy names, instead of a loaded list. One that takes too long or fails leaves the item unknown.
 */
interface Register {

    /** As items name it. */
    String code();

    /** Whether the party is listed; nothing of the question may be kept. */
    Uni<Boolean> lists(DebtorKind kind, String idNumber, @Nullable String name);
}
