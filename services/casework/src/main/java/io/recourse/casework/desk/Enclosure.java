package io.recourse.casework.desk;

import io.recourse.casework.decision.Refusal;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes with an entry and is no business of its subject, such as who a statement names: it stands or falls with the
 * entry. It prints nothing that nobody may read.
 */
public interface Enclosure {

    /** Whether it is kept with an entry from which nothing followed too: then it adds to what its subject knows already. */
    default boolean keptIfUnchanged() {
        return false;
    }

    /** Why something enclosed must not be kept: its entry is refused for it. */
    final class Denied extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Map<Enclosure, Refusal> refusals;

        /** @param refusals not empty; of what came enclosed, what its sender is told */
        public Denied(Map<? extends Enclosure, Refusal> refusals) {
            super("what is enclosed cannot be kept", null, false, false);
            this.refusals = Map.copyOf(refusals);
        }

        Map<Enclosure, Refusal> refusals() {
            return refusals;
        }
    }

    /** The one of a service that keeps what its entries enclose. */
    interface Keeper {

        /**
         * Writes, in the desk's own transaction and before any subject of the batch is written; if it fails, so does the batch.
         * If it fails with {@link Denied}, the entries that enclosed what is denied are refused, and the others begin again.
         *
         * @param taken of entries that were accepted, or kept for a parked subject, and where it says so of those from which
         *     nothing followed; in their order
         */
        Uni<Void> keep(List<Enclosure> taken, Asking asking);
    }

    /** A question within the transaction, in the scope of the batch; its answer may be worked on at leisure. */
    interface Asking {

        /**
         * @param question its parameters are written {@code $1}, {@code $2}
         * @return the one row's values
         */
        Uni<Object[]> ask(String question, @Nullable Object... parameters);
    }
}
