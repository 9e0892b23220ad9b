package io.recourse.train;

import io.recourse.segmentation.domain.AccountHistory;
import io.recourse.segmentation.domain.Judged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row.
 *
 * @param defaulted null where nobody knows yet
 * @param groups what the fairness report tells it apart by, in the recipe's order
 */
record Account(String id, AccountHistory history, @Nullable Boolean defaulted, List<String> groups) {

    Judged judged() {
        return Judged.of(history);
    }

    boolean bad() {
        if (defaulted == null) {
            throw new IllegalStateException("a row to learn from has an outcome");
        }
        return defaulted;
    }
}
