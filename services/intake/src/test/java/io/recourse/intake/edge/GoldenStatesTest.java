package io.recourse.intake.edge;

import io.recourse.casework.desk.Kinds;
import io.recourse.casework.spec.GoldenStates;
import io.recourse.intake.domain.CaseState;
import io.recourse.intake.domain.CreditRecordState;
import io.recourse.intake.domain.ExampleStates;
import io.recourse.intake.domain.PartyState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows written by this release are read by the next. */
class GoldenStatesTest {

    private static final Kinds KINDS = new IntakeKinds().kinds(Optional::empty);

    @Test
    void a_case_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates<CaseState> cases =
                GoldenStates.of(KINDS, "case", CaseState.class).now(ExampleStates.cases());
        ExampleStates.casesOfSchema1().forEach((name, state) -> cases.earlier(1, name, state));
        cases.hold();
    }

    @Test
    void a_credit_record_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "credit-record", CreditRecordState.class)
                .now(ExampleStates.creditRecords())
                .hold();
    }

    @Test
    void a_party_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates<PartyState> parties =
                GoldenStates.of(KINDS, "party", PartyState.class).now(ExampleStates.parties());
        ExampleStates.partiesOfSchema1().forEach((name, state) -> parties.earlier(1, name, state));
        ExampleStates.partiesOfSchema2().forEach((name, state) -> parties.earlier(2, name, state));
        parties.hold();
    }
}
