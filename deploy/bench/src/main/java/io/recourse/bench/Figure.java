package io.recourse.bench;

import java.util.List;

/**
 * One measured number.
 *
 * @param name as the issue tracker and the reports know it
 * @param value the median of the rounds
 * @param unit {@code /s}, {@code ms}, {@code MB}, {@code s}, or empty for a ratio
 * @param rounds what each round gave, in order
 * @param note what a reader must know to read it right, may be empty
 */
public record Figure(String name, double value, String unit, List<Double> rounds, String note) {

    public Figure {
        rounds = List.copyOf(rounds);
    }

    static Figure median(String name, String unit, List<Double> rounds, String note) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double value = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Figure(name, value, unit, rounds, note);
    }
}
