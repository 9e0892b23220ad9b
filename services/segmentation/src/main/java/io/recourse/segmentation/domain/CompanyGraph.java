package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Profile.Holding;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is related to the debtor through shares, whichever of two holds them. A breadth-first walk that visits each company
 * once, so that companies which own each other in a circle end it as any others do.
 */
public final class CompanyGraph {

    /** What the debtor is called in holdings. */
    public static final String DEBTOR = "debtor";

    private CompanyGraph() {}

    /** Related companies, the nearest first, each with its least number of steps from the debtor, 1 … {@code depth}. */
    public static Map<String, Integer> related(List<Holding> holdings, int depth) {
        Map<String, Set<String>> neighbours = new LinkedHashMap<>();
        for (Holding holding : holdings) {
            neighbours.computeIfAbsent(holding.owner(), _ -> new HashSet<>()).add(holding.owned());
            neighbours.computeIfAbsent(holding.owned(), _ -> new HashSet<>()).add(holding.owner());
        }
        Map<String, Integer> steps = new LinkedHashMap<>();
        steps.put(DEBTOR, 0);
        List<String> frontier = List.of(DEBTOR);
        for (int step = 1; step <= depth && !frontier.isEmpty(); step++) {
            int reached = step;
            frontier = frontier.stream()
                    .flatMap(company -> neighbours.getOrDefault(company, Set.of()).stream())
                    .sorted()
                    .filter(company -> steps.putIfAbsent(company, reached) == null)
                    .toList();
        }
        steps.remove(DEBTOR);
        return steps;
    }
}
