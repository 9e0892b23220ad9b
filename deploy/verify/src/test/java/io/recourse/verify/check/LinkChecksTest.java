package io.recourse.verify.check;

import static io.recourse.verify.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Sample;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one lender's contacts must leave behind at another whose debtor is the same person. */
class LinkChecksTest {
    private static final Check LINKS = new LinksPassContactsOn();
    private static final String LINK = "l";
    private static final String OTHER = "p2";
    private static final Instant RECORDED = at(4, "12:00:00");
    private static final Instant NOON = at(5, "12:00:00");
    private static final Fact NOTED = new Fact.LinkNoted(LINK, "CONSENT", null);
    private static final Fact DROPPED = new Fact.LinkDropped(LINK);

    private static List<String> rules(Evidence evidence) {
        return LINKS.examine(evidence).findings().stream().map(Finding::rule).toList();
    }

    private static List<String> rules(Sample sample) {
        return rules(sample.evidence());
    }

    private static Fact recorded(@Nullable Instant until) {
        return new Fact.LinkRecorded(Set.of(Sample.PARTY, OTHER), "CONSENT", RECORDED, until);
    }

    private static Sample linked() {
        return linked(Sample.open());
    }

    private static Sample linked(Sample sample) {
        return sample.link(LINK, recorded(null)).note(NOTED).note(OTHER, NOTED);
    }

    private static Fact unit(String attemptId, Instant at, Fact.@Nullable Third third) {
        return new Fact.UnitSpent(
                Sample.CASE, attemptId, "PHONE", "dunning", at, at.plusSeconds(3_600), third, null, Set.of());
    }

    private static Fact elsewhere(String attemptId, Instant at) {
        return new Fact.ElsewhereNoted(LINK, key(attemptId), at, "PHONE", null, null);
    }

    private static String key(String attemptId) {
        return LinksPassContactsOn.key(Sample.PARTY, (Fact.UnitSpent) unit(attemptId, NOON, null));
    }

    private static Fact ended(String attemptId, String outcome) {
        return new Fact.UnitEnded(Sample.CASE, attemptId, outcome);
    }

    private static Fact concluded(String attemptId, String outcome) {
        return new Fact.ElsewhereConcluded(LINK, key(attemptId), outcome);
    }

    private static Evidence mail(Sample sample, String kind, String id) {
        return sample.evidence().withLetters(List.of(new Letter("negotiation", kind, id, "mail: LOCKED")));
    }

    @Test
    void a_contact_and_its_end_stand_at_the_other_party_once() {
        Sample sample = linked().note(unit("a", NOON, null))
                .note(OTHER, elsewhere("a", NOON))
                .note(ended("a", "UNANSWERED"))
                .note(OTHER, concluded("a", "UNANSWERED"));
        assertThat(rules(sample)).isEmpty();
        assertThat(rules(sample.note(OTHER, elsewhere("a", NOON))))
                .as("told anew, it is one of which nobody said how it ended")
                .containsExactly("passed-on-twice", "outcome-differs");
    }

    @Test
    void a_number_that_is_known_later_is_passed_on_once_more() {
        Fact asked = new Fact.DialAllowed(Sample.CASE, "a", "n-1", NOON);
        Fact told = new Fact.NumberNoted(Sample.CASE, "a", "n-1");
        for (Fact known : List.of(asked, told)) {
            Sample sample = linked().note(unit("a", NOON, null))
                    .note(OTHER, elsewhere("a", NOON))
                    .note(known);
            assertThat(rules(sample)).containsExactly("not-passed-on");
            sample.note(OTHER, new Fact.ElsewhereNoted(LINK, key("a"), NOON, "PHONE", "n-1", null));
            assertThat(rules(sample)).isEmpty();
            sample.note(OTHER, new Fact.ElsewhereNoted(LINK, key("a"), NOON, "PHONE", "n-1", null));
            assertThat(rules(sample)).containsExactly("passed-on-twice");
        }
        Sample another = linked().note(unit("a", NOON, null))
                .note(told)
                .note(OTHER, new Fact.ElsewhereNoted(LINK, key("a"), NOON, "PHONE", "n-2", null));
        assertThat(rules(another)).containsExactly("out-of-nowhere");
    }

    @Test
    void the_key_by_which_others_know_a_contact_is_the_first_half_of_a_sha_256() {
        assertThat(key("a")).isEqualTo("d0b29ccf8f8d3fedda9951768e4fe575");
    }

    @Test
    void a_contact_that_is_missing_is_found_unless_mail_lies_where_it_would_be_told() {
        Sample sample = linked().note(unit("a", NOON, null));
        assertThat(rules(sample)).containsExactly("not-passed-on");
        assertThat(rules(mail(sample, "link", LINK))).isEmpty();
        assertThat(rules(mail(sample, "party", OTHER))).isEmpty();
        assertThat(rules(mail(sample, "party", Sample.PARTY))).containsExactly("not-passed-on");
        assertThat(rules(mail(sample, "case", Sample.CASE))).containsExactly("not-passed-on");
    }

    @Test
    void a_contact_with_a_third_person_is_none_with_the_party() {
        assertThat(rules(linked().note(unit("t", NOON, new Fact.Third("RELATIVE", "aunt")))))
                .isEmpty();
    }

    @Test
    void what_is_counted_of_the_days_before_is_brought_along_and_what_is_older_may_be_left() {
        Instant counted = RECORDED.minus(Duration.ofDays(7));
        assertThat(rules(linked(Sample.open().note(unit("a", counted, null))))).containsExactly("not-passed-on");
        assertThat(rules(linked(Sample.open().note(unit("a", counted.minusSeconds(1), null)))))
                .isEmpty();
        assertThat(rules(linked(Sample.open().note(unit("a", counted.minusSeconds(1), null)))
                        .note(OTHER, elsewhere("a", counted.minusSeconds(1)))))
                .as("a party remembers a day longer than anybody counts")
                .isEmpty();
        assertThat(rules(linked(Sample.open().note(unit("a", counted, null)).note(unit("b", NOON, null)))
                        .note(OTHER, elsewhere("b", NOON))))
                .as("it heard of the link a day late, and had forgotten")
                .isEmpty();
    }

    @Test
    void what_was_sent_as_the_link_ended_may_have_found_it_over() {
        for (int seconds : List.of(59, 61)) {
            Sample sample = linked().note(unit("a", NOON.minusSeconds(seconds), null))
                    .link(LINK, new Fact.LinkEnded(NOON))
                    .note(DROPPED)
                    .note(OTHER, DROPPED);
            assertThat(rules(sample)).hasSize(seconds > 60 ? 1 : 0);
        }
        Sample later = linked().link(LINK, new Fact.LinkEnded(NOON))
                .note(DROPPED)
                .note(OTHER, DROPPED)
                .note(unit("a", NOON.plusSeconds(90), null));
        assertThat(rules(later)).isEmpty();
        assertThat(rules(later.note(OTHER, elsewhere("a", NOON.plusSeconds(90)))))
                .containsExactly("outside-its-link");
    }

    @Test
    void nothing_is_owed_by_a_link_whose_time_is_over() {
        Fact until = new Fact.LinkNoted(LINK, "CONSENT", NOON);
        Sample sample = Sample.open().link(LINK, recorded(NOON)).note(until).note(OTHER, until);
        assertThat(rules(sample.note(unit("a", NOON, null)))).isEmpty();
        assertThat(rules(sample.note(unit("b", NOON.minusSeconds(90), null)))).containsExactly("not-passed-on");
    }

    @Test
    void what_nobody_made_or_what_was_otherwise_is_out_of_nowhere() {
        assertThat(rules(linked().note(OTHER, elsewhere("a", NOON)))).containsExactly("out-of-nowhere");
        assertThat(rules(linked().note(unit("a", NOON, null)).note(OTHER, elsewhere("a", NOON.plusSeconds(1)))))
                .containsExactly("out-of-nowhere");
        assertThat(rules(linked().note(OTHER, concluded("a", "UNANSWERED")))).containsExactly("out-of-nowhere");
        assertThat(rules(Sample.open().note(NOTED).note(elsewhere("a", NOON))))
                .containsExactly("out-of-nowhere", "out-of-nowhere");
    }

    @Test
    void a_link_is_noted_by_each_of_its_parties_as_it_was_recorded_until_it_ends() {
        Sample one = Sample.open().link(LINK, recorded(null)).note(NOTED);
        assertThat(rules(one)).containsExactly("link-not-noted");
        assertThat(rules(mail(one, "party", OTHER))).isEmpty();
        assertThat(rules(one.note(OTHER, new Fact.LinkNoted(LINK, "CONSENT", NOON))))
                .containsExactly("link-not-noted");
        assertThat(rules(linked().note(DROPPED).note(OTHER, DROPPED)))
                .containsExactly("link-not-noted", "link-not-noted");
        assertThat(rules(linked().link(LINK, new Fact.LinkEnded(NOON)).note(DROPPED)))
                .containsExactly("link-not-noted");
    }

    @Test
    void the_end_of_a_contact_is_what_its_own_journal_says_unless_it_is_long_forgotten() {
        Sample sample = linked().note(unit("a", NOON, null))
                .note(OTHER, elsewhere("a", NOON))
                .note(ended("a", "CONVERSATION"));
        assertThat(rules(sample)).containsExactly("outcome-differs");
        assertThat(rules(mail(sample, "link", LINK))).isEmpty();
        sample.note(OTHER, concluded("a", "UNANSWERED"));
        assertThat(rules(sample)).containsExactly("outcome-differs");
        sample.note(OTHER, concluded("a", "CONVERSATION"));
        assertThat(rules(sample)).isEmpty();
        Instant later = NOON.plus(Duration.ofDays(9));
        Sample forgotten = linked().note(unit("a", NOON, null))
                .note(OTHER, elsewhere("a", NOON))
                .note(unit("b", later, null))
                .note(OTHER, elsewhere("b", later))
                .note(ended("a", "CONVERSATION"));
        assertThat(rules(forgotten)).isEmpty();
    }
}
