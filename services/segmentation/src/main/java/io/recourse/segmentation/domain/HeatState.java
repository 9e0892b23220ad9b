package io.recourse.segmentation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The last weekly heat map of one lender. */
public sealed interface HeatState {

    record Undrawn() implements HeatState {}

    /**
     * @param week day the drawing was due
     * @param at when it was drawn
     * @param hot the hottest first
     */
    record Drawn(String lender, LocalDate week, Instant at, List<HotCell> hot) implements HeatState {
        public Drawn {
            hot = List.copyOf(hot);
        }
    }
}
