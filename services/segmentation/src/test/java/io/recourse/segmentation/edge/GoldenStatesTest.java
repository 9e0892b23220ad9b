package io.recourse.segmentation.edge;

import io.recourse.casework.spec.GoldenStates;
import io.recourse.segmentation.domain.CaseState;
import io.recourse.segmentation.domain.ExampleStates;
import org.junit.jupiter.api.Test;

/** Rows written by this release are read by the next. */
class GoldenStatesTest {

    @Test
    void a_case_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(new SegmentationKinds().kinds(), "case", CaseState.class)
                .now(ExampleStates.cases())
                .hold();
    }
}
