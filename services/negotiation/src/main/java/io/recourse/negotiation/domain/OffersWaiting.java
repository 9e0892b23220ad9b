package io.recourse.negotiation.domain;

import io.recourse.negotiation.domain.Offer.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Offers beyond their maker's limit that wait for a second person. */
public final class OffersWaiting {

    /** Facet: how many of a case. */
    public static final String MANY = "offers_waiting";

    /** Facet: last day, debtor-local, of the one that lapses first; absent if none waits. */
    public static final String LAPSE = "offers_lapse";

    private OffersWaiting() {}

    /** In the order in which they were made. */
    public static List<Offer> of(CaseFile file) {
        return file.dealt().offers().stream()
                .filter(o -> o.status() == Status.PROPOSED)
                .toList();
    }

    static Map<String, Object> facets(CaseFile file) {
        List<Offer> waiting = of(file);
        Map<String, Object> columns = new HashMap<>();
        columns.put(MANY, (long) waiting.size());
        waiting.stream()
                .map(Offer::lastDay)
                .min(Comparator.<LocalDate>naturalOrder())
                .ifPresent(day -> columns.put(LAPSE, day));
        return columns;
    }
}
