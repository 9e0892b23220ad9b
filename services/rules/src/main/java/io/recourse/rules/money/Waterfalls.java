package io.recourse.rules.money;

import java.util.Comparator;
import java.util.List;

/** The waterfalls of one jurisdiction; one of them is for every product from DPD 0. */
public record Waterfalls(String jurisdiction, List<Waterfall> list) {

    private static final Comparator<Waterfall> CLOSEST = Comparator.<Waterfall, Boolean>comparing(
                    w -> !w.products().isEmpty())
            .thenComparing(Waterfall::minDpd);

    public Waterfalls {
        list = List.copyOf(list);
        if (list.stream().noneMatch(w -> w.products().isEmpty() && w.minDpd() == 0)) {
            throw new IllegalArgumentException("one waterfall must be for every product");
        }
    }

    /** The one that names the product and the highest DPD reached wins over the general one. */
    public Waterfall select(String product, int dpd) {
        return list.stream().filter(w -> w.isFor(product, dpd)).max(CLOSEST).orElseThrow();
    }
}
