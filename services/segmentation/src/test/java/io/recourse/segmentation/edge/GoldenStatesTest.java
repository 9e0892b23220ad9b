package io.recourse.segmentation.edge;

import io.recourse.casework.desk.Kinds;
import io.recourse.casework.spec.GoldenStates;
import io.recourse.segmentation.domain.BookState;
import io.recourse.segmentation.domain.CaseState;
import io.recourse.segmentation.domain.ExampleStates;
import io.recourse.segmentation.domain.StrategyState;
import org.junit.jupiter.api.Test;

/** Rows written by this release are read by the next. */
class GoldenStatesTest {

    private static final Kinds KINDS = new SegmentationKinds().kinds(new InForce());

    @Test
    void a_case_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "case", CaseState.class)
                .now(ExampleStates.cases())
                .hold();
    }

    @Test
    void a_strategy_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "strategy", StrategyState.class)
                .now(ExampleStates.strategies())
                .hold();
    }

    @Test
    void the_book_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "book", BookState.class)
                .now(ExampleStates.books())
                .hold();
    }
}
