package io.recourse.casework.desk;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes with an entry and is no business of its subject, such as who a statement names: it stands or falls with the
 * entry. It prints nothing that nobody may read.
 */
public interface Enclosure {

    /** The one of a service that keeps what its entries enclose. */
    interface Keeper {

        /**
         * Writes, in the desk's own transaction and before any subject of the batch is written; if it fails, so does the batch.
         *
         * @param taken of entries that were accepted, or kept for a parked subject, in their order
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
