package io.recourse.litigation.edge;

import io.recourse.casework.spec.GoldenStates;
import io.recourse.litigation.domain.CaseState;
import io.recourse.litigation.domain.CourtReport;
import io.recourse.litigation.domain.ExampleStates;
import org.junit.jupiter.api.Test;

/** Rows written by this release are read by the next. */
class GoldenStatesTest {

    @Test
    void a_case_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(LitigationKinds.of("lex-1"), "case", CaseState.class)
                .now(ExampleStates.cases())
                .neverHeld(CourtReport.OnFiling.class)
                .hold();
    }
}
