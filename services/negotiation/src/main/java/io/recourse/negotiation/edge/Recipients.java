package io.recourse.negotiation.edge;

import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.security.Sensitive;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Whom contacts are for, learnt before they are sent and kept nowhere. */
interface Recipients {

    /**
     * In the order of the tasks. Fails with {@link io.recourse.casework.effects.NothingDone} if nobody can be asked now.
     *
     * @param field {@code email} or {@code name}
     */
    Uni<List<Recipient>> of(List<Task> tasks, String field);

    /** One of them. */
    sealed interface Recipient {
        /** @param value what was asked for */
        record Known(Sensitive<String> value) implements Recipient {}

        /** Intake does not tell, by this rule, or has nothing to tell ({@code no-email}). */
        record NotTold(String rule) implements Recipient {}
    }
}
