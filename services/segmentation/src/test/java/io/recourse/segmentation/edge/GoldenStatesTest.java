package io.recourse.segmentation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.spec.GoldenStates;
import io.recourse.segmentation.domain.BookState;
import io.recourse.segmentation.domain.CaseState;
import io.recourse.segmentation.domain.ExampleStates;
import io.recourse.segmentation.domain.HeatState;
import io.recourse.segmentation.domain.HeatWeekState;
import io.recourse.segmentation.domain.IndustryState;
import io.recourse.segmentation.domain.ModelState;
import io.recourse.segmentation.domain.ProfileState;
import io.recourse.segmentation.domain.ScoringState;
import io.recourse.segmentation.domain.StrategyState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rows written by this release are read by the next. */
class GoldenStatesTest {

    private static final Kinds KINDS = new SegmentationKinds().kinds(new InForce(), PolicyFiles.heat());

    @Test
    void a_case_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "case", CaseState.class)
                .now(ExampleStates.cases())
                .hold();
    }

    @Test
    void a_case_of_a_release_that_kept_no_course_no_province_and_no_kind_is_read() throws JsonProcessingException {
        SubjectKind<?, ?, ?> kind = KINDS.of(new SubjectId("case", "any"));
        ObjectNode row = (ObjectNode) new ObjectMapper()
                .readTree(
                        write(kind, Objects.requireNonNull(ExampleStates.cases().get("segmented"))));
        ((ObjectNode) row.path("facts")).remove("province");
        ((ObjectNode) row.path("assignment")).remove("course");
        ((ObjectNode) row.path("standing")).remove("grouped");
        assertThat(kind.readState(row.toString(), 1)).isInstanceOfSatisfying(CaseState.Segmented.class, read -> {
            assertThat(read.assignment().course()).isNull();
            assertThat(read.facts().province()).isNull();
            assertThat(read.standing().grouped()).isNull();
        });
    }

    @Test
    void a_case_of_a_release_that_showed_it_no_account_is_read() throws JsonProcessingException {
        SubjectKind<?, ?, ?> kind = KINDS.of(new SubjectId("case", "any"));
        ObjectNode row = (ObjectNode) new ObjectMapper()
                .readTree(
                        write(kind, Objects.requireNonNull(ExampleStates.cases().get("watched-and-shown"))));
        ((ObjectNode) row.at("/standing/shown")).remove("account");
        assertThat(kind.readState(row.toString(), 1))
                .isInstanceOfSatisfying(CaseState.Watched.class, read -> assertThat(
                                Objects.requireNonNull(read.standing().shown()).account())
                        .isNull());
    }

    @SuppressWarnings("unchecked") // the kind of cases holds cases
    private static String write(SubjectKind<?, ?, ?> kind, CaseState state) {
        return ((SubjectKind<CaseState, ?, ?>) kind).writeState(state);
    }

    @Test
    void a_strategy_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "strategy", StrategyState.class)
                .now(ExampleStates.strategies())
                .hold();
    }

    @Test
    void a_model_and_what_scores_are_read_and_written_as_their_golden_files_have_them() {
        GoldenStates.of(KINDS, "model", ModelState.class)
                .now(ExampleStates.models())
                .hold();
        GoldenStates.of(KINDS, "scoring", ScoringState.class)
                .now(ExampleStates.scoring())
                .hold();
    }

    @Test
    void the_book_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "book", BookState.class)
                .now(ExampleStates.books())
                .hold();
    }

    @Test
    void the_weekly_heat_map_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "heat", HeatState.class)
                .now(ExampleStates.heats())
                .hold();
        GoldenStates.of(KINDS, "weekly-map", HeatWeekState.class)
                .now(ExampleStates.heatWeeks())
                .hold();
    }

    @Test
    void an_industry_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "industry", IndustryState.class)
                .now(ExampleStates.industries())
                .hold();
    }

    @Test
    void a_profile_is_read_and_written_as_its_golden_files_have_it() {
        GoldenStates.of(KINDS, "profile", ProfileState.class)
                .now(ExampleStates.profiles())
                .hold();
    }
}
