package io.recourse.segmentation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What happened to the heat map of one lender. */
public sealed interface HeatEvent {

    record HotCellsFound(String lender, LocalDate week, List<HotCell> hot, Instant at) implements HeatEvent {
        public HotCellsFound {
            hot = List.copyOf(hot);
        }
    }
}
