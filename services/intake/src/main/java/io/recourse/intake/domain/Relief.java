package io.recourse.intake.domain;

import io.recourse.rules.money.Split;
import java.time.LocalDate;
import java.util.List;

/**
 * A co-debtor was released: what is owed on that day falls by its share (民法典 art. 520), head by head, whenever the facts
 * before it are told.
 *
 * @param shares weights of all who owed until then, the debtor's first
 * @param place whose among them the released one's is
 */
public record Relief(String party, LocalDate on, List<Long> shares, int place) {

    public Relief {
        shares = List.copyOf(shares);
    }

    /** @return minor units of those owed, ≥ 0 */
    long of(long minor) {
        return Split.minor(minor, shares).get(place);
    }
}
