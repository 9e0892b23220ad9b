package io.recourse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Verdict.Outcome;
import io.recourse.verify.check.Check;
import io.recourse.verify.check.Examined;
import io.recourse.verify.control.Control;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.law.Agreement;
import io.recourse.verify.law.Law;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrialTest {

    /** Sees nothing. */
    private record Blind() implements Check {
        @Override
        public String name() {
            return "blind";
        }

        @Override
        public String sentence() {
            return "Everything is fine";
        }

        @Override
        public String unit() {
            return "things";
        }

        @Override
        public Set<String> rules() {
            return Set.of("lost");
        }

        @Override
        public Examined examine(Evidence evidence) {
            return new Examined(0, List.of());
        }
    }

    private static final Law LAW = Law.here();
    private static final List<Check> ALL = Check.all(LAW);

    private static Verdict hear(List<Check> checks, List<Control> controls, Evidence... slices) {
        return hear(LAW.agreement(), checks, controls, slices);
    }

    private static Verdict hear(Agreement agreement, List<Check> checks, List<Control> controls, Evidence... slices) {
        Trial trial = new Trial(agreement, checks, controls);
        List.of(slices).forEach(trial::hear);
        return trial.verdict();
    }

    /** One case whose debtor was contacted once: no run has none. */
    private static Evidence right() {
        return Sample.open().contact("a", "SMS", Sample.at(5, "12:00:00")).evidence();
    }

    @Test
    void a_run_in_which_no_contact_was_recognized_is_void() {
        Verdict verdict = hear(ALL, Control.all(), Sample.open().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
        assertThat(new Report(verdict).lines())
                .anyMatch(l -> l.endsWith("VOID: contacts-keep-the-law found no contacts to look at"));
    }

    @Test
    void right_facts_are_green_and_every_planted_fault_is_found_in_them() {
        Verdict verdict = hear(ALL, Control.all(), right());
        assertThat(verdict.checks()).allMatch(Verdict.Checked::passed);
        assertThat(verdict.controls()).hasSizeGreaterThan(50).allMatch(Verdict.Controlled::found);
        assertThat(verdict.outcome()).isEqualTo(Outcome.GREEN);
        assertThat(new Report(verdict).lines())
                .contains(ALL.size() + " checks passed, 0 failed")
                .anyMatch(l -> l.startsWith("ok     accounts-exist-once"));
    }

    @Test
    void every_check_has_a_control_of_its_own() {
        assertThat(ALL).allMatch(check -> Control.all().stream().anyMatch(c -> c.check() == check.getClass()));
    }

    @Test
    void every_rule_has_a_control_and_every_control_a_rule() {
        for (Check check : ALL) {
            assertThat(Control.all().stream()
                            .filter(c -> c.check() == check.getClass())
                            .map(Control::rule)
                            .collect(Collectors.toSet()))
                    .as(check.name())
                    .isEqualTo(check.rules());
        }
    }

    @Test
    void a_run_in_which_a_check_found_none_of_what_every_run_has_is_void() {
        Verdict verdict = hear(List.of(new Blind()), List.of(), Sample.open().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
        assertThat(new Report(verdict).lines()).anyMatch(l -> l.endsWith("VOID: blind found no things to look at"));
    }

    @Test
    void a_run_with_a_check_that_overlooks_a_fault_is_void() {
        Control control = new Control("a lost case", Blind.class, "lost", e -> e.withSubjects(List.of()));
        Verdict verdict =
                hear(List.of(new Blind()), List.of(control), Sample.open().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
        assertThat(new Report(verdict).lines()).contains("         overlooked by blind: a lost case");
    }

    @Test
    void a_run_in_which_a_fault_found_no_place_is_void() {
        Control control = new Control("a lost case", Blind.class, "lost", _ -> null);
        Verdict verdict =
                hear(List.of(new Blind()), List.of(control), Sample.open().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
        assertThat(verdict.controls()).noneMatch(Verdict.Controlled::planted);
    }

    @Test
    void a_run_whose_guard_answers_a_vector_otherwise_than_right_is_void() {
        Agreement wrong = new Agreement(347, List.of("cn-hours-01: it says no"));
        Verdict verdict = hear(wrong, ALL, Control.all(), right());
        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
        assertThat(new Report(verdict).lines())
                .contains("346 of 347 conformance vectors answered alike by the checker's own guard")
                .contains("         cn-hours-01: it says no")
                .anyMatch(l -> l.endsWith("VOID: a guard that does not know the law proves nothing"));
        Agreement nothing = new Agreement(0, List.of());
        assertThat(hear(nothing, ALL, Control.all(), right()).outcome()).isEqualTo(Outcome.VOID);
    }

    @Test
    void a_run_without_accounts_is_void() {
        assertThat(hear(List.of(new Blind()), List.of(), Evidence.none()).outcome())
                .isEqualTo(Outcome.VOID);
    }

    @Test
    void a_fault_is_planted_in_the_first_slice_that_has_a_place_for_it() {
        Evidence second = right();
        Verdict verdict = hear(ALL, Control.all(), Evidence.none().withStreams(second.streams()), second);
        assertThat(verdict.outcome()).isEqualTo(Outcome.GREEN);
    }

    @Test
    void a_fault_that_was_there_before_does_not_count_as_found() {
        Evidence wrong = Sample.open().owes(1).evidence();
        Control nothing = new Control("nothing at all", ALL.get(4).getClass(), "row-balance", evidence -> evidence);
        Verdict verdict = hear(ALL, List.of(nothing), wrong);
        assertThat(verdict.checks().get(4).found()).isEqualTo(1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.VOID);
    }

    @Test
    void a_failed_check_shows_five_examples_and_counts_all() {
        Sample sample = Sample.open();
        for (int i = 0; i < 7; i++) {
            sample.contact("a" + i, "SMS", Sample.at(2 + i, "23:00:00"));
        }
        Verdict verdict = hear(ALL, Control.all(), sample.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(new Report(verdict).lines())
                .contains("         and 2 more", (ALL.size() - 1) + " checks passed, 1 failed");
        assertThat(new Report(verdict).json()).contains("\"outcome\" : \"FAILED\"", "\"found\" : 7");
    }
}
