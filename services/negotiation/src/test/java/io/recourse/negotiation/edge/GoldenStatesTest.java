package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.spec.GoldenStates;
import io.recourse.negotiation.domain.CallState;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.ExampleStates;
import io.recourse.negotiation.domain.LinkState;
import io.recourse.negotiation.domain.Lots;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.NumberState;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.TaskState;
import io.recourse.rules.pack.Packs;
import org.junit.jupiter.api.Test;

/** Rows written by this release are read by the next. */
class GoldenStatesTest {

    private static final Kinds KINDS = NegotiationKinds.of(
            "courier-1",
            TemplateFiles.by("message", Packs.resource(NegotiationPolicy.class, "/policy/negotiation-ours.json")),
            new Lots("golden"));

    @Test
    void a_case_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "case", CaseState.class)
                .now(ExampleStates.cases())
                .hold();
    }

    @Test
    void a_case_of_many_contacts_is_short_in_its_row_and_read_as_it_was() {
        CaseState state = ExampleStates.ofManyContacts();
        @SuppressWarnings("unchecked") // the kind of that name
        SubjectKind<CaseState, ?, ?> kind = (SubjectKind<CaseState, ?, ?>) KINDS.of(new SubjectId("case", "case-1"));
        String row = kind.writeState(state);
        assertThat(row.length()).isLessThan(8_192);
        assertThat(kind.readState(row, kind.schema())).isEqualTo(state);
    }

    @Test
    void a_task_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "task", TaskState.class)
                .now(ExampleStates.tasks())
                .hold();
    }

    @Test
    void a_call_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "call", CallState.class)
                .now(ExampleStates.calls())
                .hold();
    }

    @Test
    void a_link_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "link", LinkState.class)
                .now(ExampleStates.links())
                .hold();
    }

    @Test
    void a_number_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "number", NumberState.class)
                .now(ExampleStates.numbers())
                .hold();
    }

    @Test
    void a_party_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "party", PartyState.class)
                .now(ExampleStates.parties())
                .hold();
    }
}
