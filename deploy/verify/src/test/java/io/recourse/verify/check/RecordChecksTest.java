package io.recourse.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Sample;
import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Lag;
import io.recourse.verify.evidence.Letter;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordChecksTest {

    private static List<String> rules(Check check, Evidence evidence) {
        return check.examine(evidence).findings().stream()
                .map(Finding::rule)
                .sorted()
                .toList();
    }

    private static Evidence accepted(Evidence evidence, Accepted more) {
        List<Accepted> all = new ArrayList<>(evidence.accepted());
        all.add(more);
        return evidence.withAccepted(all);
    }

    @Test
    void an_account_pushed_twice_is_one_account() {
        Evidence evidence = Sample.open().evidence();
        Evidence again = accepted(evidence, evidence.accepted().getFirst());
        Examined examined = new AccountsExistOnce().examine(again);
        assertThat(examined.findings()).isEmpty();
        assertThat(examined.looked()).isEqualTo(1);
    }

    @Test
    void an_accepted_account_of_which_nothing_is_there_is_lost_everywhere() {
        Evidence lost = accepted(Sample.open().evidence(), new Accepted("harbour", "lost", "c9"));
        assertThat(rules(new AccountsExistOnce(), lost))
                .containsExactly(
                        "opened-once",
                        "row-missing",
                        "row-missing",
                        "row-missing",
                        "row-missing",
                        "row-missing",
                        "told-once");
    }

    @Test
    void an_account_must_be_one_case_of_its_own_lender() {
        Evidence two = Sample.open().open("c2", "p2").evidence();
        assertThat(rules(new AccountsExistOnce(), accepted(two, new Accepted("harbour", "account of c1", "c2"))))
                .containsExactly("one-account-per-case", "one-case-per-account");
        Evidence evidence = Sample.open().evidence();
        assertThat(rules(
                        new AccountsExistOnce(),
                        evidence.withAccepted(List.of(new Accepted("meridian", "account of c1", "c1")))))
                .containsExactly("lender-differs");
        assertThat(rules(new AccountsExistOnce(), accepted(evidence, new Accepted("harbour", "account of c7", null))))
                .containsExactly("case-unknown");
    }

    @Test
    void a_second_case_that_the_loader_knows_nothing_of_is_found() {
        Evidence two = Sample.open().open("c2", "p1").evidence();
        Evidence unknown = two.withAccepted(List.of(new Accepted("harbour", "account of c1", "c1")));
        assertThat(rules(new AccountsExistOnce(), unknown)).containsExactly("unaccepted");
        assertThat(rules(new AccountsExistOnce(), two)).isEmpty();
    }

    @Test
    void a_journal_row_of_a_subject_without_row_is_found() {
        Evidence evidence = Sample.open().evidence();
        Evidence without = evidence.withSubjects(evidence.subjects().stream()
                .filter(s -> !s.service().equals("litigation"))
                .toList());
        assertThat(rules(new JournalsHaveNoGaps(), without)).containsExactly("row-missing");
        assertThat(rules(new JournalsHaveNoGaps(), evidence)).isEmpty();
    }

    @Test
    void a_record_that_came_twice_as_it_was_is_no_fault() {
        Evidence evidence = Sample.open().evidence();
        List<Post> twice = new ArrayList<>(evidence.posts());
        twice.addAll(evidence.posts());
        assertThat(rules(new TopicsHoldTheJournals(), evidence.withPosts(twice)))
                .isEmpty();
        assertThat(rules(new AccountsExistOnce(), evidence.withPosts(twice))).isEmpty();
        assertThat(rules(new StepsHappenOnce(), evidence.withPosts(twice))).isEmpty();
        assertThat(rules(new LedgersAddUp(), evidence.withPosts(twice))).isEmpty();
    }

    @Test
    void records_in_any_order_tell_the_same() {
        Evidence evidence =
                Sample.open().pay("a", 40_000, 0, 60_000).pay("b", 60_000, 0, 0).evidence();
        List<Post> reversed = evidence.posts().reversed();
        assertThat(rules(new LedgersAddUp(), evidence.withPosts(reversed))).isEmpty();
    }

    @Test
    void mail_lying_about_is_found_with_its_reason() {
        Evidence evidence =
                Sample.open().evidence().withLetters(List.of(new Letter("disposal", "case", "c7", "UNBORN")));
        assertThat(new NothingLeftLying().examine(evidence).findings())
                .containsExactly(new Finding("stranded", "disposal case/c7", "UNBORN"));
    }

    @Test
    void counters_that_differ_are_found() {
        Evidence evidence = Evidence.none()
                .withStreams(List.of(
                        new Stream("cases.intake", 5, 5, Map.of("disposal", 5L, "litigation", 4L)),
                        new Stream("lenders.harbour.notices", 2, 3, Map.of())))
                .withLags(List.of(new Lag("venues.hammer-1.reports", "disposal", 1)));
        assertThat(rules(new FlowAddsUp(), evidence)).containsExactly("seen-is-sent", "sent-is-written", "unread");
    }
}
