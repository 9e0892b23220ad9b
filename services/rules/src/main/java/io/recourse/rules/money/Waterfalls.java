package io.recourse.rules.money;

import io.recourse.rules.money.Waterfall.Stage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The waterfalls of one jurisdiction; at each stage one of them is for every product from DPD 0. */
public record Waterfalls(String jurisdiction, List<Waterfall> list) {

    private static final Comparator<Waterfall> CLOSEST = Comparator.<Waterfall, Boolean>comparing(
                    w -> !w.products().isEmpty())
            .thenComparing(Waterfall::minDpd);

    public Waterfalls {
        list = List.copyOf(list);
        for (Stage stage : Stage.values()) {
            if (list.stream().noneMatch(w -> w.stage() == stage && w.products().isEmpty() && w.minDpd() == 0)) {
                throw new IllegalArgumentException(
                        "one waterfall must be for every product, of " + Arrays.toString(Stage.values()));
            }
        }
    }

    /** The one that names the product and the highest DPD reached wins over the general one of its stage. */
    public Waterfall select(Stage stage, String product, int dpd) {
        return list.stream()
                .filter(w -> w.isFor(stage, product, dpd))
                .max(CLOSEST)
                .orElseThrow();
    }
}
