package io.recourse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been measured so far, in order. */
public final class Figures {

    private final Map<String, Figure> byName = new LinkedHashMap<>();

    /** The median of what the rounds gave. */
    public void add(String name, String unit, List<Double> rounds, String note) {
        byName.put(name, Figure.median(name, unit, rounds, note));
    }

    public void add(String name, String unit, List<Double> rounds) {
        add(name, unit, rounds, "");
    }

    public void add(String name, String unit, double value, String note) {
        add(name, unit, List.of(value), note);
    }

    public Optional<Figure> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** One figure divided by another, empty while one of them is missing. */
    public Optional<Double> ratio(String above, String below) {
        return find(above).flatMap(a -> find(below).map(b -> a.value() / b.value()));
    }

    public List<Figure> all() {
        return new ArrayList<>(byName.values());
    }
}
