package io.recourse.casework.spec;

import java.util.ArrayList;
import java.util.List;

/** Every order in which what several publishers say may arrive: each keeps its own, none is promised across them. */
public final class Orders {

    private Orders() {}

    public static <T> List<List<T>> merged(List<List<T>> publishers) {
        if (publishers.stream().allMatch(List::isEmpty)) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < publishers.size(); i++) {
            if (publishers.get(i).isEmpty()) {
                continue;
            }
            List<List<T>> rest = new ArrayList<>(publishers);
            T first = publishers.get(i).getFirst();
            rest.set(i, publishers.get(i).subList(1, publishers.get(i).size()));
            for (List<T> tail : merged(rest)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }

    /** Every order of what comes from as many publishers. */
    public static <T> List<List<T>> of(List<T> facts) {
        return merged(facts.stream().map(List::of).toList());
    }
}
