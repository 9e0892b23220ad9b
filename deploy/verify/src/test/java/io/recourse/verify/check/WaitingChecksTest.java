package io.recourse.verify.check;

import static io.recourse.verify.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Sample;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.law.Law;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What had leave and waited, and what reached a stranger. */
class WaitingChecksTest {
    private static final Instant NOON = at(5, "12:00:00");
    private static final Check MADE = new ContactsAreLawfulWhenMade(Law.here());
    private static final Check STRANGERS = new StrangersAreLeftAlone();

    private static List<String> found(Check check, Sample sample) {
        return check.examine(sample.evidence()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private static List<String> found(Sample sample) {
        return found(MADE, sample);
    }

    @Test
    void what_waited_for_its_provider_is_asked_about_once_more_when_it_goes_out() {
        Fact stop = new Fact.CeaseNoted(NOON.plusSeconds(300), "SMS");
        assertThat(found(waited(stop, 3_000, "DELIVERED"))).containsExactly("channel-opted-out");
        assertThat(found(waited(stop, 3_000, "CONVERSATION"))).containsExactly("channel-opted-out");
        assertThat(found(waited(stop, 3_000, "UNREACHABLE"))).as("dropped").isEmpty();
        assertThat(found(waited(stop, 3_000, "UNKNOWN")))
                .as("nobody knows when")
                .isEmpty();
        assertThat(found(waited(stop, 300, "DELIVERED"))).as("at once").isEmpty();
        assertThat(found(waited(stop, 360, "DELIVERED")))
                .as("crossed on the way")
                .isEmpty();
        assertThat(found(waited(stop, 361, "DELIVERED"))).containsExactly("channel-opted-out");
        assertThat(found(waited(new Fact.CeaseNoted(NOON, "EMAIL"), 3_000, "DELIVERED")))
                .isEmpty();
        assertThat(found(waited(new Fact.CeaseNoted(NOON, null), 3_000, "DELIVERED")))
                .containsExactly("contact-ceased");
    }

    @Test
    void a_receipt_that_comes_later_says_nothing_of_when_a_message_went_out() {
        Sample sample = Sample.open()
                .contact("a", "SMS", NOON)
                .say(NOON, new Fact.ContactResult("a", "DELIVERED", NOON))
                .note(new Fact.CeaseNoted(NOON.plusSeconds(300), "SMS"))
                .note(new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"))
                .say(NOON, new Fact.ContactResult("a", "CONVERSATION", NOON.plusSeconds(3_000)));
        assertThat(found(sample)).isEmpty();
    }

    @Test
    void a_wish_that_was_passed_on_after_a_message_went_out_blames_nobody() {
        Sample sample = Sample.open()
                .contact("a", "SMS", NOON)
                .note(new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"))
                .note(new Fact.CeaseNoted(NOON.plusSeconds(300), "SMS"))
                .say(NOON, new Fact.ContactResult("a", "DELIVERED", NOON.plusSeconds(3_000)));
        assertThat(found(sample)).isEmpty();
    }

    @Test
    void what_waited_while_its_debtor_disputed_died_or_asked_for_no_contact_is_found() {
        Instant told = NOON.plusSeconds(300);
        Map<String, String> rules =
                Map.of("DISPUTE", "contact-paused", "DECEASED", "debtor-deceased", "INCAPACITY", "debtor-incapable");
        rules.forEach((reason, rule) -> {
            Sample paused = Sample.open()
                    .say(told, new Fact.PauseStarted("p", reason, told))
                    .contact("a", "SMS", NOON);
            assertThat(found(paused)).isEmpty();
            paused.say(told, new Fact.ContactResult("a", "DELIVERED", NOON.plusSeconds(3_000)));
            assertThat(found(paused)).as(reason).containsExactly(rule);
        });
        Sample wished = Sample.open().cease(Sample.PARTY, told, told).contact("a", "SMS", NOON);
        assertThat(found(wished)).isEmpty();
        wished.say(told, new Fact.ContactResult("a", "DELIVERED", NOON.plusSeconds(3_000)));
        assertThat(found(wished)).containsExactly("contact-ceased");
    }

    /** The leave is of noon, something was noted then, and so many seconds later it ended so. */
    private static Sample waited(Fact meanwhile, int seconds, String outcome) {
        return Sample.open()
                .contact("a", "SMS", NOON)
                .note(meanwhile)
                .note(new Fact.UnitEnded(Sample.CASE, "a", outcome))
                .say(NOON, new Fact.ContactResult("a", outcome, NOON.plusSeconds(seconds)));
    }

    @Test
    void what_is_handed_over_when_its_leave_is_over_is_found() {
        assertThat(found(handedOver("SMS", NOON, NOON.plusSeconds(3_659)))).isEmpty();
        assertThat(found(handedOver("SMS", NOON, NOON.plusSeconds(3_660))))
                .as("a minute may pass until its provider answers")
                .containsExactly("made-after-leave");
        assertThat(found(handedOver("LETTER", NOON, at(6, "03:00:00"))))
                .as("letters know no hours, and their leave ends all the same")
                .containsExactly("made-after-leave");
    }

    @Test
    void what_had_leave_at_nine_and_goes_out_at_half_past_ten_at_night_is_found() {
        assertThat(found(handedOver("SMS", at(5, "21:00:00"), at(5, "22:30:00"))))
                .containsExactly("made-after-leave", "contact-hours");
        assertThat(found(handedOver("SMS", at(5, "21:30:00"), at(5, "22:01:00"))))
                .containsExactly("contact-hours");
        assertThat(found(handedOver("SMS", at(5, "21:30:00"), at(5, "22:00:59"))))
                .isEmpty();
    }

    @Test
    void a_number_that_rang_in_vain_at_night_is_found_too() {
        Instant half = at(5, "21:30:00");
        assertThat(found(Sample.open()
                        .contact("a", "PHONE", half)
                        .say(half, new Fact.ContactResult("a", "UNANSWERED", at(5, "22:05:00")))))
                .containsExactly("contact-hours");
    }

    @Test
    void a_call_that_is_told_late_is_asked_about_as_of_when_it_was_made() {
        Fact stop = new Fact.CeaseNoted(NOON.plusSeconds(300), "PHONE");
        assertThat(found(toldLate("PHONE", stop, "CONVERSATION", 3_000))).containsExactly("channel-opted-out");
        assertThat(found(toldLate("PHONE", stop, "UNANSWERED", 3_000))).containsExactly("channel-opted-out");
        assertThat(found(toldLate("PHONE", stop, "CONVERSATION", 300))).isEmpty();
        assertThat(found(toldLate("PHONE", stop, "UNREACHABLE", 3_000)))
                .as("it was no call")
                .isEmpty();
        assertThat(found(toldLate("FIELD_VISIT", stop, "CONVERSATION", 3_660))).containsExactly("made-after-leave");
        assertThat(found(toldLate("SMS", new Fact.CeaseNoted(NOON, "SMS"), "CONVERSATION", 30_000)))
                .as("a message is answered whenever it is read")
                .isEmpty();
    }

    @Test
    void who_answers_a_call_by_a_message_says_nothing_of_when_it_was_made() {
        Fact stop = new Fact.CeaseNoted(NOON.plusSeconds(300), "VOICE_BOT");
        for (String channel : List.of("SMS", "VOICE_BOT")) {
            Sample sample = toldLate("VOICE_BOT", stop, "CONVERSATION", 3_000)
                    .noteOfCase(new Fact.ReplyHeard("a", channel, Set.of("ASKS_WHO"), NOON.plusSeconds(3_000), null));
            assertThat(found(sample)).isEqualTo(channel.equals("SMS") ? List.of() : List.of("channel-opted-out"));
        }
    }

    @Test
    void a_call_in_which_a_stranger_spoke_was_made_though_it_reached_nobody_who_owes() {
        Instant half = at(5, "21:30:00");
        Instant night = at(5, "22:05:00");
        Sample rang = Sample.open()
                .contact("a", "VOICE_BOT", half)
                .say(half, new Fact.ContactResult("a", "UNREACHABLE", night));
        assertThat(found(rang)).isEmpty();
        rang.noteOfCase(new Fact.ReplyHeard("a", "VOICE_BOT", Set.of("WRONG_PERSON"), night, null));
        assertThat(found(rang)).containsExactly("contact-hours");
    }

    /** The leave is of noon, something was noted then, and only a day later it was told when it ended so. */
    private static Sample toldLate(String channel, Fact meanwhile, String outcome, int seconds) {
        return Sample.open()
                .contact("a", channel, NOON)
                .note(meanwhile)
                .note(new Fact.UnitEnded(Sample.CASE, "a", "UNKNOWN"))
                .say(NOON, new Fact.ContactResult("a", "UNKNOWN", at(6, "12:00:00")))
                .note(new Fact.UnitEnded(Sample.CASE, "a", outcome))
                .say(NOON, new Fact.ContactResult("a", outcome, NOON.plusSeconds(seconds)));
    }

    @Test
    void who_agreed_to_any_hour_may_be_reached_at_night_until_that_is_withdrawn() {
        Instant half = at(5, "21:30:00");
        Instant night = at(5, "22:20:00");
        Sample agreed = Sample.open()
                .note(new Fact.HoursAgreed(at(5, "12:00:00"), null))
                .contact("a", "SMS", half)
                .say(half, new Fact.ContactResult("a", "DELIVERED", night));
        assertThat(found(agreed)).isEmpty();
        agreed.note(new Fact.HoursWithdrawn(at(5, "22:00:00"))).note(new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"));
        assertThat(found(agreed)).containsExactly("contact-hours");
    }

    @Test
    void a_relative_is_asked_within_the_hours_whatever_the_debtor_agreed_to_and_not_once_it_refused() {
        Instant half = at(5, "21:30:00");
        assertThat(found(relative(half, null, "CONVERSATION", at(5, "21:50:00"))))
                .isEmpty();
        assertThat(found(relative(half, null, "CONVERSATION", at(5, "22:15:00"))))
                .containsExactly("contact-hours");
        assertThat(found(relative(half, null, "UNANSWERED", at(5, "22:15:00")))).containsExactly("contact-hours");
        assertThat(found(relative(half, null, "UNKNOWN", at(5, "22:15:00"))))
                .as("nobody knows when")
                .isEmpty();
        assertThat(found(relative(half, null, "CONVERSATION", null))).isEmpty();
        Fact refused = new Fact.ThirdPersonRefused("aunt", NOON.plusSeconds(300));
        assertThat(found(relative(NOON, refused, "CONVERSATION", NOON.plusSeconds(361))))
                .containsExactly("third-party-refused");
        assertThat(found(relative(NOON, refused, "CONVERSATION", NOON.plusSeconds(360))))
                .as("crossed on the way")
                .isEmpty();
        Fact another = new Fact.ThirdPersonRefused("uncle", NOON.plusSeconds(300));
        assertThat(found(relative(NOON, another, "CONVERSATION", NOON.plusSeconds(900))))
                .isEmpty();
        Fact optOut = new Fact.CeaseNoted(NOON.plusSeconds(300), "PHONE");
        assertThat(found(relative(NOON, optOut, "CONVERSATION", NOON.plusSeconds(900))))
                .as("the debtor's, not the relative's")
                .isEmpty();
    }

    /** An aunt of a debtor who is lost and agreed to any hour, with leave for an hour. */
    private static Sample relative(Instant leave, @Nullable Fact meanwhile, String outcome, @Nullable Instant ended) {
        Sample sample = Sample.open()
                .note(new Fact.HoursAgreed(at(1, "12:00:00"), null))
                .note(new Fact.ReachNoted(true))
                .third("t", "aunt", leave);
        if (meanwhile != null) {
            sample.note(meanwhile);
        }
        return sample.note(new Fact.UnitEnded(Sample.CASE, "t", outcome, ended));
    }

    @Test
    void the_hours_are_those_of_where_its_party_lives_when_it_is_made() {
        Instant evening = at(5, "20:55:00");
        Sample moved = Sample.open()
                .register(Sample.PARTY, Sample.ZONE)
                .note(new Fact.ZoneNoted(Sample.ZONE))
                .contact("a", "SMS", evening)
                .register(Sample.PARTY, "Asia/Tokyo")
                .note(new Fact.ZoneNoted("Asia/Tokyo"))
                .note(new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"))
                .say(evening, new Fact.ContactResult("a", "DELIVERED", at(5, "21:05:00")));
        assertThat(found(moved)).as("22:04 in Tokyo").containsExactly("contact-hours");
        Sample untold = Sample.open()
                .contact("a", "SMS", evening)
                .note(new Fact.ZoneNoted("Asia/Tokyo"))
                .note(new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"))
                .say(evening, new Fact.ContactResult("a", "DELIVERED", at(5, "21:05:00")));
        assertThat(found(untold)).as("no topic told it before").isEmpty();
    }

    @Test
    void a_co_debtor_whose_death_was_told_while_its_message_waited_is_not_contacted() {
        Instant told = NOON.plusSeconds(300);
        Sample died = Sample.open()
                .alsoContact("a", NOON)
                .bar(Sample.ALSO, "died", "DECEASED", told, told)
                .note(Sample.ALSO, new Fact.BarNoted("died"))
                .note(Sample.ALSO, new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"));
        assertThat(found(died)).isEmpty();
        died.say(NOON, new Fact.ContactResult("a", "DELIVERED", told.plusSeconds(60)));
        assertThat(found(died)).as("crossed on the way").isEmpty();
        Sample later = Sample.open()
                .alsoContact("a", NOON)
                .bar(Sample.ALSO, "died", "DECEASED", told, told)
                .note(Sample.ALSO, new Fact.BarNoted("died"))
                .note(Sample.ALSO, new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"))
                .say(NOON, new Fact.ContactResult("a", "DELIVERED", told.plusSeconds(61)));
        assertThat(found(later)).containsExactly("debtor-deceased");
    }

    @Test
    void a_bar_that_reached_its_party_after_a_message_went_out_blames_nobody() {
        Instant told = NOON.plusSeconds(300);
        Sample late = Sample.open()
                .alsoContact("a", NOON)
                .bar(Sample.ALSO, "died", "DECEASED", told, told)
                .note(Sample.ALSO, new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"))
                .note(Sample.ALSO, new Fact.BarNoted("died"))
                .say(NOON, new Fact.ContactResult("a", "DELIVERED", told.plusSeconds(600)));
        assertThat(found(late)).isEmpty();
    }

    @Test
    void what_goes_out_about_a_case_that_was_closed_meanwhile_or_to_one_who_was_released_is_found() {
        Instant told = NOON.plusSeconds(300);
        assertThat(found(handedOver("SMS", NOON, NOON.plusSeconds(600)).say(told, new Fact.CaseClosed(told))))
                .containsExactly("case-closed");
        assertThat(found(
                        handedOver("SMS", NOON, NOON.plusSeconds(600)).say(told, new Fact.PartyReleased(Sample.PARTY))))
                .containsExactly("stranger");
    }

    @Test
    void a_number_at_which_somebody_else_answered_is_left_alone_until_another_is_found() {
        Sample sample = Sample.open()
                .contact("a", "SMS", NOON)
                .note(new Fact.UnitEnded(Sample.CASE, "a", "DELIVERED"))
                .note(new Fact.AddressDoubted(NOON.plusSeconds(300), "SMS"))
                .contact("b", "EMAIL", at(6, "12:00:00"))
                .third("t", "aunt", at(6, "12:00:00"));
        assertThat(found(STRANGERS, sample)).isEmpty();
        sample.contact("c", "PHONE", at(6, "12:00:00"));
        assertThat(found(STRANGERS, sample)).containsExactly("address-of-a-stranger");
        sample.note(new Fact.AddressFound("POST")).contact("d", "PHONE", at(7, "12:00:00"));
        assertThat(found(STRANGERS, sample)).as("an address is no number").hasSize(2);
        sample.note(new Fact.AddressFound("NUMBER")).contact("e", "VOICE_BOT", at(8, "12:00:00"));
        assertThat(found(STRANGERS, sample)).hasSize(2);
    }

    @Test
    void a_stranger_who_answered_what_went_to_a_number_of_before_has_not_that_of_now() {
        LocalDate named = LocalDate.parse("2026-01-04");
        for (boolean isBefore : new boolean[] {true, false}) {
            Sample sample = Sample.open()
                    .note(new Fact.NumberRenewed(named))
                    .note(new Fact.AddressDoubted(at(5, "11:00:00"), "SMS", at(isBefore ? 2 : 4, "12:00:00")))
                    .contact("a", "PHONE", NOON);
            assertThat(found(STRANGERS, sample)).isEqualTo(isBefore ? List.of() : List.of("address-of-a-stranger"));
        }
        Sample unknown = Sample.open()
                .note(new Fact.AddressDoubted(at(4, "11:00:00"), "SMS", at(2, "12:00:00")))
                .contact("a", "PHONE", NOON);
        assertThat(found(STRANGERS, unknown)).containsExactly("address-of-a-stranger");
    }

    @Test
    void a_repair_that_does_not_say_of_what_was_one_of_all() {
        Sample sample = Sample.open()
                .note(new Fact.AddressDoubted(at(4, "12:00:00"), "SMS"))
                .note(new Fact.AddressFound(null))
                .contact("a", "PHONE", NOON);
        assertThat(found(STRANGERS, sample)).isEmpty();
    }

    @Test
    void letters_and_visits_go_to_one_address() {
        Sample sample = Sample.open().note(new Fact.AddressDoubted(at(4, "12:00:00"), "LETTER"));
        assertThat(found(STRANGERS, sample.contact("a", "FIELD_VISIT", NOON))).containsExactly("address-of-a-stranger");
    }

    @Test
    void that_somebody_talked_to_it_elsewhere_makes_no_strangers_number_its_own() {
        Sample sample = Sample.open()
                .note(new Fact.AddressDoubted(at(4, "12:00:00"), "SMS"))
                .note(new Fact.ReachNoted(false))
                .contact("a", "SMS", NOON);
        assertThat(found(STRANGERS, sample)).containsExactly("address-of-a-stranger");
    }

    @Test
    void somebody_else_who_answers_while_a_message_waits_is_left_alone() {
        Fact doubt = new Fact.AddressDoubted(NOON.plusSeconds(300), "SMS");
        assertThat(found(STRANGERS, waited(doubt, 361, "DELIVERED"))).containsExactly("address-of-a-stranger");
        assertThat(found(STRANGERS, waited(doubt, 360, "DELIVERED")))
                .as("crossed on the way")
                .isEmpty();
        assertThat(found(STRANGERS, waited(doubt, 3_000, "UNREACHABLE")))
                .as("dropped")
                .isEmpty();
    }

    private static Sample handedOver(String channel, Instant leave, Instant made) {
        return Sample.open().contact("a", channel, leave).say(leave, new Fact.ContactResult("a", "DELIVERED", made));
    }
}
