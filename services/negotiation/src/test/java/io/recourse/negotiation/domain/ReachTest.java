package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.ContactPolicy.Lost;
import io.recourse.negotiation.domain.Reach.AskedAgain;
import io.recourse.negotiation.domain.Reach.Refusal;
import io.recourse.negotiation.domain.Reach.Wrong;
import io.recourse.rules.contact.ContactKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of how a party can be reached, in whatever order it is heard. */
class ReachTest {

    private static final Instant NOON = at("2026-03-02T12:00:00+08:00");
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final Lost AFTER_THREE = Sample.CONTACTS.lost();
    private static final String NUMBER = AddressKind.NUMBER.wrongRule();
    private static final String EMAIL = AddressKind.EMAIL.wrongRule();

    private final Reach unknown = Reach.unknown();

    @Test
    void of_two_wishes_of_a_third_person_to_be_asked_again_the_latest_counts_for_its_case() {
        AskedAgain first = new AskedAgain("case-2", "aunt", NOON);
        AskedAgain sister = new AskedAgain("case-1", "sister", NOON);
        AskedAgain aunt = new AskedAgain("case-1", "aunt", NOON);
        Reach asked = unknown.askedAgain(first).askedAgain(sister).askedAgain(aunt);
        assertThat(asked.askedAgain()).containsExactly(aunt, sister, first);
        assertThat(asked.askedAgainAt("case-1", "aunt")).hasValue(NOON);
        assertThat(asked.askedAgainAt("case-2", "sister")).isEmpty();
        assertThat(asked.askedAgain(new AskedAgain("case-1", "aunt", NOON.minusSeconds(1))))
                .isEqualTo(asked);
        AskedAgain later = new AskedAgain("case-1", "aunt", NOON.plusSeconds(1));
        assertThat(asked.askedAgain(later).askedAgain()).containsExactly(later, sister, first);
    }

    @Test
    void of_a_third_persons_refusals_the_earliest_counts() {
        Reach refused = unknown.refusedBy("sister", NOON).refusedBy("aunt", NOON.plusSeconds(5));
        assertThat(refused.refusals())
                .containsExactly(new Refusal("aunt", NOON.plusSeconds(5)), new Refusal("sister", NOON));
        assertThat(refused.refusing()).containsExactly("sister", "aunt");
        assertThat(refused.refusedBy("aunt", NOON.plusSeconds(6))).isEqualTo(refused);
        Reach earlier = refused.refusedBy("aunt", NOON.plusSeconds(1));
        assertThat(earlier.refusals())
                .containsExactly(new Refusal("aunt", NOON.plusSeconds(1)), new Refusal("sister", NOON));
        assertThat(earlier.refusing()).containsExactly("sister", "aunt");
        assertThat(earlier.refusedAt("sister")).isEqualTo(NOON);
        assertThat(earlier.refusedAt("uncle")).isNull();
        assertThat(earlier.isRefusedBy("aunt", NOON)).isFalse();
        assertThat(earlier.isRefusedBy("aunt", NOON.plusSeconds(1))).isTrue();
        assertThat(earlier.isRefusedBy("uncle", NOON)).isFalse();
    }

    @Test
    void calls_that_failed_after_a_conversation_count_on_whichever_is_heard_first() {
        Reach failed = unknown.failed(ContactKind.VOICE, NOON.plusSeconds(20))
                .failed(ContactKind.VOICE, NOON)
                .failed(ContactKind.MESSAGE, NOON);
        assertThat(failed.failedCalls()).isEqualTo(2);
        assertThat(failed.failedAt()).containsExactly(NOON, NOON.plusSeconds(20));
        Reach talked = failed.talkedTo(NOON.plusSeconds(10));
        assertThat(talked.failedCalls()).isEqualTo(1);
        assertThat(talked.failedAt()).containsExactly(NOON.plusSeconds(20));
        assertThat(talked.failed(ContactKind.VOICE, NOON.plusSeconds(9))).isEqualTo(talked);
        assertThat(talked.failed(ContactKind.VOICE, NOON.plusSeconds(10)).failedCalls())
                .isEqualTo(2);
        assertThat(talked.talkedTo(NOON).reachableAt()).isEqualTo(NOON.plusSeconds(10));
        assertThat(unknown.talkedTo(NOON).failedAt()).isNull();
    }

    @Test
    void of_the_calls_that_failed_the_last_twenty_are_kept_and_all_are_counted() {
        Reach many = IntStream.range(0, 25)
                .mapToObj(i -> NOON.plusSeconds(i))
                .reduce(unknown, (reach, at) -> reach.failed(ContactKind.VOICE, at), (_, b) -> b);
        assertThat(many.failedCalls()).isEqualTo(25);
        assertThat(many.failedAt()).hasSize(20).startsWith(NOON.plusSeconds(5)).endsWith(NOON.plusSeconds(24));
    }

    @Test
    void whoever_is_spoken_to_is_lost_no_more_unless_something_of_later_says_so() {
        Reach lost = unknown.lost(NOON);
        assertThat(lost.isFoundBy(NOON, AFTER_THREE)).isTrue();
        assertThat(lost.isFoundBy(NOON.minusSeconds(1), AFTER_THREE)).isFalse();
        assertThat(unknown.isFoundBy(NOON, AFTER_THREE)).isFalse();
        Reach again = lost.failed(ContactKind.VOICE, NOON.plusSeconds(1))
                .failed(ContactKind.VOICE, NOON.plusSeconds(2))
                .failed(ContactKind.VOICE, NOON.plusSeconds(3));
        assertThat(again.isFoundBy(NOON, AFTER_THREE)).isFalse();
        Reach strangers = lost.wrong(Channel.SMS, NOON.plusSeconds(10), null);
        assertThat(strangers.isFoundBy(NOON.plusSeconds(9), AFTER_THREE)).isFalse();
        assertThat(strangers.isFoundBy(NOON.plusSeconds(10), AFTER_THREE)).isTrue();
        assertThat(lost.found().isLost()).isFalse();
    }

    @Test
    void a_strangers_word_is_news_of_loss_unless_the_party_was_spoken_to_since() {
        assertThat(unknown.isNewsOfLoss(NOON)).isTrue();
        assertThat(unknown.lost(NOON).isNewsOfLoss(NOON)).isFalse();
        Reach talked = unknown.talkedTo(NOON);
        assertThat(talked.isNewsOfLoss(NOON)).isTrue();
        assertThat(talked.isNewsOfLoss(NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void a_repair_ends_what_is_wrong_with_its_kind_of_address_alone() {
        Reach wrong = unknown.wrong(Channel.SMS, NOON, null).wrong(Channel.EMAIL, NOON.plusSeconds(1), null);
        Instant found = NOON.plus(Duration.ofDays(1));
        Reach email = wrong.repaired(found, AddressKind.EMAIL);
        assertThat(email.isWrong(Channel.EMAIL)).isFalse();
        assertThat(email.isWrong(Channel.PHONE)).isTrue();
        assertThat(email.wrongBefore()).containsExactly(new Wrong(EMAIL, NOON.plusSeconds(1), found));
        assertThat(email.wrongs())
                .containsExactly(new Wrong(EMAIL, NOON.plusSeconds(1), found), new Wrong(NUMBER, NOON, null));

        Reach all = wrong.repaired(found, null);
        assertThat(all.wrongBefore())
                .containsExactly(new Wrong(NUMBER, NOON, found), new Wrong(EMAIL, NOON.plusSeconds(1), found));
        assertThat(all.isWrong(Channel.PHONE)).isFalse();

        // told later than a stranger's word of after it: it ended nothing
        Reach early = wrong.repaired(NOON, null);
        assertThat(early.wrongBefore()).isNull();
    }

    @Test
    void of_addresses_that_were_wrong_before_the_last_twenty_are_kept() {
        Reach many = unknown;
        for (int i = 0; i < 25; i++) {
            many = many.wrong(Channel.EMAIL, NOON.plusSeconds(2L * i), null)
                    .repaired(NOON.plusSeconds(2L * i + 1), AddressKind.EMAIL);
        }
        assertThat(many.wrongBefore()).hasSize(20).first().returns(NOON.plusSeconds(10), Wrong::from);
    }

    @Test
    void a_number_is_replaced_by_one_of_a_later_statement_and_one_of_before_only_comes_back() {
        Reach replaced = unknown.numberReplaced(DAY);
        assertThat(replaced.numberSince()).isEqualTo(DAY);
        assertThat(replaced.numberNamed()).isEqualTo(DAY);
        assertThat(replaced.numberChanged()).isNull();

        Reach back = replaced.numberReplaced(DAY.minusDays(3));
        assertThat(back.numberSince()).isEqualTo(DAY);
        assertThat(back.numberNamed()).isEqualTo(DAY.minusDays(3));
        assertThat(back.numberReplaced(DAY)).isEqualTo(replaced);

        Reach strangers = replaced.wrong(Channel.SMS, NOON, null).numberReplaced(DAY.plusDays(1));
        assertThat(strangers.isRepairable(AddressKind.NUMBER)).isTrue();
        assertThat(strangers.numberReplaced(DAY).isRepairable(AddressKind.NUMBER))
                .isFalse();
        assertThat(replaced.isRepairable(AddressKind.NUMBER)).isFalse();
        assertThat(replaced.isRepairable(AddressKind.EMAIL)).isTrue();
    }

    @Test
    void one_that_comes_back_may_be_a_strangers_if_one_of_before_was() {
        Reach before = unknown.wrong(Channel.SMS, NOON, null)
                .numberReplaced(DAY)
                .repaired(at("2026-03-11T12:00:00+08:00"), AddressKind.NUMBER);
        assertThat(before.mayBeAStrangers(DAY.minusDays(1))).isTrue();
        assertThat(before.mayBeAStrangers(DAY)).isFalse();
        Reach letters = unknown.wrong(Channel.LETTER, NOON, null)
                .numberReplaced(DAY)
                .repaired(at("2026-03-11T12:00:00+08:00"), AddressKind.POST);
        assertThat(letters.mayBeAStrangers(DAY.minusDays(1))).isFalse();
        assertThat(unknown.mayBeAStrangers(DAY)).isFalse();
    }

    @Test
    void nothing_kept_is_kept_as_nothing() {
        assertThat(new Reach(
                        0, null, List.of(), null, null, null, null, null, List.of(), List.of(), List.of(), null, null,
                        List.of(), null))
                .isEqualTo(unknown);
    }
}
