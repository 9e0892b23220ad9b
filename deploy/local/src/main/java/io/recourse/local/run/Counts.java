package io.recourse.local.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Numbers under headings; headings in the order of their first number, names in alphabetical order. */
final class Counts {
    private final Map<String, TreeMap<String, Long>> sections = new LinkedHashMap<>();

    void one(String section, String name) {
        add(section, name, 1);
    }

    void add(String section, String name, long number) {
        sections.computeIfAbsent(section, _ -> new TreeMap<>()).merge(name, number, Long::sum);
    }

    Map<String, Long> of(String section) {
        Map<String, Long> known = sections.get(section);
        return known == null ? Map.of() : Collections.unmodifiableMap(known);
    }

    long of(String section, String name) {
        return of(section).getOrDefault(name, 0L);
    }
}
