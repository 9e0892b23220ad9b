package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What reaches the heat map of one lender. */
public sealed interface HeatInput extends Input {

    /** Opens the row. */
    record MapDrawn(String lender, LocalDate week, List<HotCell> hot, Instant at) implements HeatInput, Dated {
        public MapDrawn {
            hot = List.copyOf(hot);
        }
    }

    /** A map waits for nothing; none comes. */
    record HeatDeadlinePassed(Deadline deadline) implements HeatInput, PassedDeadline {}
}
