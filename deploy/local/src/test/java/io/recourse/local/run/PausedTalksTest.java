package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Talks begin on 2 March at eight with a message; a call follows on the fifth day, and on the ninth another. */
class PausedTalksTest {
    private static final String LEFT = "after them the ladder went on with the time that was left: dispute";
    private static final String LEFT_AFTER_HARDSHIP =
            "after them the ladder went on with the time that was left: hardship";
    private static final String EARLY = "after them the ladder went on too early: dispute";
    private static final String LATER = "after them the ladder went on later than that: dispute";

    @Test
    void a_ladder_that_waits_for_the_rest_of_its_days_goes_on_with_the_time_that_was_left() {
        assertThat(counted(pause(4, 14, PauseReason.DISPUTE), contact("call", 17)))
                .isEqualTo(Map.of("begun: dispute", 1L, "over: dispute", 1L, LEFT, 1L));
    }

    @Test
    void a_ladder_that_takes_its_next_step_when_the_pause_is_over_goes_on_too_early() {
        assertThat(counted(pause(4, 14, PauseReason.DISPUTE), contact("call", 14)))
                .containsEntry(EARLY, 1L)
                .doesNotContainKey(LEFT);
    }

    @Test
    void it_is_said_of_the_pause_it_was_and_of_no_dispute_where_there_was_none() {
        assertThat(counted(pause(4, 14, PauseReason.HARDSHIP), contact("call", 17)))
                .isEqualTo(Map.of("begun: hardship", 1L, "over: hardship", 1L, LEFT_AFTER_HARDSHIP, 1L));
    }

    /** ▣ What was left ends on Tuesday the 17th; a ladder that begins its days anew calls on the 19th. */
    @Test
    void a_ladder_that_begins_its_days_anew_when_the_pause_is_over_goes_on_later_than_that() {
        assertThat(counted(pause(4, 14, PauseReason.DISPUTE), contact("call", 18)))
                .containsEntry(LEFT, 1L)
                .doesNotContainKey(LATER);
        for (int day : new int[] {19, 24}) {
            assertThat(counted(pause(4, 14, PauseReason.DISPUTE), contact("call", day)))
                    .containsEntry(LATER, 1L)
                    .doesNotContainKeys(LEFT, EARLY);
        }
    }

    /** ▣ On Friday the 20th it is due. */
    @Test
    void a_weekend_is_none_of_the_time_of_a_step_that_people_take_and_of_no_other() {
        List<PublicEvent> pause = pause(4, 17, PauseReason.DISPUTE);
        assertThat(counted(pause, contact("call", 23))).containsKey(LEFT);
        assertThat(counted(pause, contact("call", 24))).containsKey(LATER);
        assertThat(counted(pause, contact("call", Channel.VOICE_BOT, 21))).containsKey(LEFT);
        assertThat(counted(pause, contact("call", Channel.VOICE_BOT, 22))).containsKey(LATER);
    }

    /** ▣ On 3 April it is due; Qingming is from the 4th to the 6th. */
    @Test
    void nor_is_a_holiday() {
        List<PublicEvent> pause = pause(4, 31, PauseReason.DISPUTE);
        assertThat(counted(pause, contact("call", 31 + 7))).containsKey(LEFT);
        assertThat(counted(pause, contact("call", 31 + 8))).containsKey(LATER);
    }

    /** The call had been due on the 7th. */
    @Test
    void a_step_that_was_due_waits_for_the_last_of_several_pauses_to_be_over() {
        assertThat(counted(
                        List.of(
                                new PauseStarted("a", PauseReason.DISPUTE, march(10), march(30)),
                                new PauseStarted("b", PauseReason.HARDSHIP, march(12), march(30)),
                                new PauseEnded("a", PauseReason.DISPUTE, march(14)),
                                new PauseEnded("b", PauseReason.HARDSHIP, march(20))),
                        contact("call", 20)))
                .containsEntry(LEFT, 1L)
                .containsEntry(LEFT_AFTER_HARDSHIP, 1L)
                .doesNotContainKey(LATER);
    }

    @Test
    void of_a_ladder_that_waited_for_what_its_debtor_had_promised_or_agreed_it_is_not_said_that_it_is_late() {
        List<PublicEvent> words = List.of(
                new PromiseRecorded("p-1", new Money(100, "CNY"), LocalDate.of(2026, 3, 23), march(15)),
                new OfferEnded("o-1", OfferType.INSTALMENTS, OfferOutcome.ACCEPTED, march(15)));
        for (PublicEvent word : words) {
            assertThat(counted(pause(4, 14, PauseReason.DISPUTE), word, contact("call", 24)))
                    .doesNotContainKeys(LEFT, EARLY, LATER);
            assertThat(counted(pause(4, 14, PauseReason.DISPUTE), word, contact("call", 14)))
                    .containsKey(EARLY);
        }
        assertThat(counted(
                        pause(4, 14, PauseReason.DISPUTE),
                        new OfferEnded("o-1", OfferType.INSTALMENTS, OfferOutcome.DECLINED, march(15)),
                        contact("call", 24)))
                .containsKey(LATER);
    }

    @Test
    void what_two_pauses_hold_at_once_is_held_once() {
        assertThat(counted(
                        List.of(
                                new PauseStarted("a", PauseReason.DISPUTE, march(4), march(30)),
                                new PauseStarted("b", PauseReason.HARDSHIP, march(6), march(30)),
                                new PauseEnded("b", PauseReason.HARDSHIP, march(12)),
                                new PauseEnded("a", PauseReason.DISPUTE, march(14))),
                        contact("call", 17)))
                .containsEntry(LEFT, 1L)
                .containsEntry(LEFT_AFTER_HARDSHIP, 1L);
    }

    @Test
    void of_a_pause_after_which_nothing_was_said_and_of_a_wish_for_no_contact_it_says_nothing_more() {
        assertThat(counted(pause(4, 14, PauseReason.DISPUTE)))
                .isEqualTo(Map.of("begun: dispute", 1L, "over: dispute", 1L));
        assertThat(counted(pause(4, 14, PauseReason.CEASE_CONTACT), contact("call", 14)))
                .isEqualTo(Map.of("begun: cease contact", 1L, "over: cease contact", 1L));
    }

    @Test
    void a_pause_that_lasts_is_begun() {
        assertThat(counted(List.of(new PauseStarted("p", PauseReason.HARDSHIP, march(4), march(30)))))
                .isEqualTo(Map.of("begun: hardship", 1L));
    }

    @Test
    void what_people_or_co_debtors_were_contacted_for_is_no_step_of_the_ladder() {
        ContactAttempted asked =
                new ContactAttempted("ask/1", "call", Tone.FIRM, Channel.PHONE, "party-1", "Asia/Shanghai", march(14));
        assertThat(counted(pause(4, 14, PauseReason.DISPUTE), asked)).doesNotContainKeys(LEFT, EARLY, LATER);
    }

    private static Map<String, Long> counted(List<? extends PublicEvent> pauses, PublicEvent... later) {
        PausedTalks talks = new PausedTalks();
        talks.take(BooksTest.opened(Balance.zero("CNY")));
        pauses.forEach(talks::take);
        talks.take(new StrategyAssigned(
                "early@1",
                "early",
                Cause.FORGOT,
                "champion",
                march(2),
                30,
                List.of(
                        new Step("sms", Tone.FRIENDLY, Channel.SMS, 0, 3),
                        new Step("call", Tone.FIRM, Channel.PHONE, 5, 3),
                        new Step("again", Tone.FIRM, Channel.PHONE, 9, 3))));
        talks.take(new NegotiationStarted("early@1", march(2), march(30)));
        talks.take(contact("sms", 2));
        List.of(later).forEach(talks::take);
        Counts counts = new Counts();
        talks.count(counts);
        return counts.of(PausedTalks.SECTION);
    }

    private static List<PublicEvent> pause(int from, int to, PauseReason reason) {
        return List.of(new PauseStarted("p", reason, march(from), march(30)), new PauseEnded("p", reason, march(to)));
    }

    private static ContactAttempted contact(String step, int day) {
        return contact(step, Channel.PHONE, day);
    }

    private static ContactAttempted contact(String step, Channel channel, int day) {
        return new ContactAttempted(
                step + "-1",
                step,
                Tone.FIRM,
                channel,
                "party-1",
                "Asia/Shanghai",
                march(day).plusSeconds(3_600));
    }

    /** At eight; days after the 31st are of April. */
    private static Instant march(int day) {
        return LocalDateTime.of(2026, 3, 1, 8, 0).plusDays(day - 1).toInstant(ZoneOffset.ofHours(8));
    }
}
