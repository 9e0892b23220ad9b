package io.recourse.verify.check;

import static io.recourse.verify.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Sample;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.law.Law;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactChecksTest {
    private static final Instant NOON = at(5, "12:00:00");
    private static final Check LAW = new ContactsKeepTheLaw(Law.here());
    private static final Check LEAVE = new ContactsHaveLeave();
    private static final String KIEV = "Europe/Kyiv";

    private static List<String> rules(Check check, Sample sample) {
        return check.examine(sample.evidence()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private static List<String> law(Sample sample) {
        return rules(LAW, sample);
    }

    private static List<String> hours(String channel, String time) {
        return law(Sample.open().contact("a", channel, at(5, time)));
    }

    private static Sample attempt(Sample sample, String zone, Instant at) {
        return sample.say(at, new Fact.ContactAttempted("a", "s", "SMS", Sample.PARTY, zone, at));
    }

    @Test
    void contact_hours_are_from_eight_to_before_ten() {
        assertThat(hours("SMS", "08:00:00")).isEmpty();
        assertThat(hours("SMS", "21:59:59")).isEmpty();
        assertThat(hours("SMS", "22:00:00")).containsExactly("contact-hours");
        assertThat(hours("PHONE", "07:59:59")).containsExactly("contact-hours");
        assertThat(hours("FIELD_VISIT", "23:00:00")).containsExactly("contact-hours");
        assertThat(hours("LETTER", "03:00:00")).isEmpty();
    }

    @Test
    void the_law_of_the_case_says_which_hours() {
        Sample sample = new Sample().open("US", Sample.CASE, Sample.PARTY);
        assertThat(law(sample.contact("a", "SMS", at(5, "20:59:59")))).isEmpty();
        assertThat(law(sample.contact("b", "SMS", at(6, "21:00:00")))).containsExactly("contact-hours");
        assertThat(law(new Sample().open("UK", Sample.CASE, Sample.PARTY).contact("a", "SMS", NOON)))
                .containsExactly("law-unknown");
    }

    @Test
    void visits_keep_to_days_that_are_worked() {
        assertThat(law(Sample.open().contact("a", "FIELD_VISIT", at(4, "12:00:00"))))
                .as("a Sunday made up for")
                .isEmpty();
        assertThat(law(Sample.open().contact("a", "FIELD_VISIT", at(10, "12:00:00"))))
                .containsExactly("visit-on-working-days");
    }

    @Test
    void who_agreed_to_any_hour_before_may_be_called_at_night() {
        Sample sample = Sample.open().note(new Fact.HoursNoted(true)).contact("a", "SMS", at(5, "23:00:00"));
        assertThat(law(sample)).isEmpty();
        sample.note(new Fact.HoursNoted(false)).contact("b", "SMS", at(6, "23:00:00"));
        assertThat(law(sample)).containsExactly("contact-hours");
        assertThat(law(Sample.open().contact("a", "SMS", at(5, "23:00:00")).note(new Fact.HoursNoted(true))))
                .containsExactly("contact-hours");
    }

    @Test
    void a_consent_is_good_for_its_time_and_until_it_is_withdrawn() {
        Sample sample = Sample.open()
                .note(new Fact.HoursAgreed(at(5, "12:00:00"), at(9, "12:00:00")))
                .contact("a", "SMS", at(5, "23:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.contact("b", "SMS", at(9, "23:00:00")))).containsExactly("contact-hours");
        Sample withdrawn = Sample.open()
                .note(new Fact.HoursAgreed(at(5, "12:00:00"), null))
                .contact("a", "SMS", at(5, "23:00:00"))
                .note(new Fact.HoursWithdrawn(at(6, "12:00:00")));
        assertThat(law(withdrawn)).isEmpty();
        assertThat(law(withdrawn.contact("b", "SMS", at(6, "23:00:00")))).containsExactly("contact-hours");
        withdrawn.note(new Fact.HoursAgreed(at(5, "13:00:00"), null)).contact("c", "SMS", at(7, "23:00:00"));
        assertThat(law(withdrawn))
                .as("what was agreed to before is not agreed to by being told later")
                .containsExactly("contact-hours", "contact-hours");
        withdrawn.note(new Fact.HoursAgreed(at(8, "12:00:00"), null)).contact("d", "SMS", at(8, "23:00:00"));
        assertThat(law(withdrawn)).hasSize(2);
    }

    @Test
    void a_request_of_a_third_person_is_good_for_one_more_contact() {
        Sample sample = new Sample()
                .open("US", Sample.CASE, Sample.PARTY)
                .note(new Fact.ReachNoted(true))
                .third("t1", "aunt", NOON)
                .note(new Fact.ThirdPersonAskedAgain(Sample.CASE, "aunt", NOON))
                .third("t2", "aunt", at(13, "12:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.third("t3", "aunt", at(21, "12:00:00")))).containsExactly("third-party-asked");
        sample.note(new Fact.UnitEnded(Sample.CASE, "t2", "UNANSWERED"));
        assertThat(law(sample)).as("nobody was reached by the second").isEmpty();
    }

    @Test
    void a_contact_in_no_zone_at_all_is_found() {
        assertThat(law(attempt(Sample.open(), "Nowhere/Land", NOON))).containsExactly("zone-differs", "zone-differs");
    }

    @Test
    void a_contact_is_judged_by_the_zone_that_was_registered_not_by_the_one_it_names() {
        Instant night = at(5, "03:00:00");
        assertThat(law(attempt(Sample.open(), KIEV, night))).contains("zone-differs");
        assertThat(law(Sample.open().register(Sample.PARTY, KIEV).contact("a", "SMS", NOON)))
                .isEmpty();
        Sample registeredTwice = attempt(Sample.open().register(Sample.PARTY, "Asia/Tokyo"), "Asia/Tokyo", NOON)
                .register(Sample.PARTY, KIEV);
        assertThat(law(registeredTwice)).isEmpty();
        Sample moved = attempt(Sample.open().register(Sample.PARTY, KIEV), "Asia/Tokyo", NOON);
        assertThat(law(moved)).containsExactly("zone-differs");
    }

    @Test
    void the_partys_own_journal_says_where_it_lived_when_leave_was_given() {
        Sample sample = Sample.open().note(new Fact.ZoneNoted(KIEV)).contact("a", "SMS", at(5, "12:00:00"));
        assertThat(law(sample)).as("six in the morning in Kyiv").containsExactly("contact-hours");
        Sample later = Sample.open().contact("a", "SMS", at(5, "12:00:00")).note(new Fact.ZoneNoted(KIEV));
        assertThat(law(later)).isEmpty();
    }

    @Test
    void a_contact_at_the_instant_of_the_end_crossed_it_and_one_later_is_found() {
        Sample closed = Sample.open().say(NOON, new Fact.CaseClosed(NOON));
        assertThat(law(closed.contact("a", "SMS", NOON))).isEmpty();
        assertThat(law(closed.contact("b", "SMS", NOON.plusNanos(1_000)))).containsExactly("case-closed");
    }

    @Test
    void who_was_released_is_a_stranger_from_when_that_was_told() {
        Sample sample = Sample.open().say(NOON, new Fact.PartyReleased(Sample.PARTY));
        assertThat(law(sample.contact("a", "SMS", NOON))).isEmpty();
        assertThat(law(sample.contact("b", "SMS", NOON.plusNanos(1_000)))).containsExactly("stranger");
        Sample another = Sample.open().say(NOON, new Fact.PartyReleased("somebody"));
        assertThat(law(another.contact("a", "SMS", NOON.plusNanos(1_000)))).isEmpty();
    }

    @Test
    void a_backdated_pause_binds_from_when_it_was_told_until_it_ends() {
        Sample sample = Sample.open()
                .say(NOON, new Fact.PauseStarted("p", "DISPUTE", at(1, "12:00:00")))
                .say(at(9, "12:00:00"), new Fact.PauseEnded("p", at(9, "12:00:00")))
                .contact("before", "SMS", at(4, "12:00:00"))
                .contact("crossed", "SMS", NOON)
                .contact("after", "SMS", at(9, "12:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.contact("in", "SMS", at(8, "12:00:00")))).containsExactly("contact-paused");
    }

    @Test
    void the_dead_are_not_contacted_and_their_relatives_may_be_asked() {
        Sample sample = Sample.open().say(NOON, new Fact.PauseStarted("p", "DECEASED", NOON));
        assertThat(law(sample.third("t", "aunt", at(6, "12:00:00")))).isEmpty();
        assertThat(law(sample.contact("a", "LETTER", at(6, "12:00:00")))).containsExactly("debtor-deceased");
    }

    @Test
    void a_budget_is_the_partys_over_all_its_cases_and_per_local_day() {
        Sample sample = Sample.open()
                .open("c2", Sample.PARTY)
                .contact("a", "SMS", at(5, "08:00:00"))
                .contact("c2", "a", "EMAIL", at(5, "21:00:00"))
                .contact("b", "APP", at(6, "08:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.contact("c2", "b", "APP", at(5, "21:30:00")))).containsExactly("messages-per-day");
    }

    @Test
    void under_regulation_f_calls_are_counted_by_debt_over_seven_days() {
        Sample sample = new Sample().open("US", Sample.CASE, Sample.PARTY).open("US", "c2", Sample.PARTY);
        for (int i = 0; i < 7; i++) {
            Instant at = at(5 + i, "12:00:00");
            sample.contact("u" + i, "PHONE", at).say(at, new Fact.ContactResult("u" + i, "UNANSWERED"));
        }
        sample.contact("c2", "other", "PHONE", at(11, "13:00:00")).contact("later", "PHONE", at(12, "12:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.contact("more", "PHONE", at(12, "13:00:00"))))
                .containsExactly("seven-days-after-conversation");
        sample.say(at(12, "13:00:00"), new Fact.ContactResult("later", "UNANSWERED"));
        assertThat(law(sample)).containsExactly("seven-calls-in-seven-days");
    }

    @Test
    void what_is_counted_by_debt_is_counted_over_the_episodes_of_its_account() {
        Sample apart = new Sample().open("US", Sample.CASE, Sample.PARTY).open("US", "c2", Sample.PARTY);
        apart.contact("talk", "PHONE", at(5, "12:00:00"))
                .say(at(5, "12:00:00"), new Fact.ContactResult("talk", "CONVERSATION"))
                .contact("c2", "again", "PHONE", at(8, "12:00:00"));
        assertThat(law(apart)).isEmpty();
        assertThat(law(apart.say("c2", Sample.OPENED, new Fact.EpisodeOpened(Sample.CASE))))
                .containsExactly("seven-days-after-conversation");
        Sample relatives = new Sample()
                .open("CN", Sample.CASE, Sample.PARTY)
                .open("CN", "c2", Sample.PARTY)
                .say("c2", Sample.OPENED, new Fact.EpisodeOpened(Sample.CASE))
                .note(new Fact.ReachNoted(true))
                .third("t1", "aunt", NOON)
                .third("t2", "aunt", NOON)
                .note(ofSecond("t3", at(13, "12:00:00")));
        assertThat(law(relatives)).containsExactly("third-party-asked");
    }

    @Test
    void a_conversation_that_the_debtor_began_rests_calls_and_is_no_call_of_ours() {
        Fact rang = new Fact.ConversationHeld(Sample.CASE, "PHONE", NOON);
        Sample sample = new Sample().open("US", Sample.CASE, Sample.PARTY).note(rang);
        assertThat(law(sample.contact("a", "SMS", at(6, "12:00:00")))).isEmpty();
        assertThat(law(sample.contact("b", "PHONE", at(11, "12:00:00"))))
                .containsExactly("seven-days-after-conversation");
        Sample later = new Sample().open("US", Sample.CASE, Sample.PARTY).note(rang);
        assertThat(law(later.contact("a", "PHONE", at(12, "12:00:00")))).isEmpty();
        Sample chinese = Sample.open().note(rang).note(rang).note(rang);
        assertThat(law(chinese.contact("a", "PHONE", at(5, "13:00:00")))).isEmpty();
        Sample told = new Sample().open("US", Sample.CASE, Sample.PARTY);
        assertThat(law(told.contact("a", "PHONE", at(6, "12:00:00")).note(rang)))
                .as("told after leave was given")
                .isEmpty();
    }

    /** An aunt, asked in the second case. */
    private static Fact ofSecond(String attemptId, Instant at) {
        return new Fact.UnitSpent(
                "c2",
                attemptId,
                "PHONE",
                "locate",
                at,
                at.plusSeconds(3_600),
                new Fact.Third("RELATIVE", "aunt"),
                null,
                Set.of());
    }

    @Test
    void dials_in_vain_have_their_own_budget_whether_nobody_answered_or_they_were_not_put_through() {
        Sample sample = Sample.open();
        for (int i = 0; i < 2; i++) {
            sample.contact("u" + i, "PHONE", NOON).say(NOON, new Fact.ContactResult("u" + i, "UNANSWERED"));
        }
        sample.contact("n", "VOICE_BOT", NOON).say(NOON, new Fact.ContactResult("n", "UNREACHABLE"));
        for (int i = 0; i < 3; i++) {
            sample.contact("c" + i, "VOICE_BOT", NOON).say(NOON, new Fact.ContactResult("c" + i, "UNKNOWN"));
        }
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.contact("more", "PHONE", NOON))).containsExactly("effective-calls-per-day");
        sample.say(NOON, new Fact.ContactResult("c2", "UNANSWERED"));
        assertThat(law(sample)).containsExactly("unanswered-dials-per-day");
    }

    @Test
    void a_message_that_reached_nobody_costs_nothing() {
        Sample sample = Sample.open();
        for (int i = 0; i < 4; i++) {
            sample.contact("m" + i, "SMS", NOON).say(NOON, new Fact.ContactResult("m" + i, "UNREACHABLE"));
        }
        assertThat(law(sample.contact("more", "SMS", NOON))).isEmpty();
    }

    @Test
    void whoever_was_asked_in_vain_stands_on_the_list_of_those_who_were_asked() {
        Sample sample = Sample.open().note(new Fact.ReachNoted(true));
        for (String relative : List.of("aunt", "uncle", "niece")) {
            sample.third(relative, relative, NOON).note(new Fact.UnitEnded(Sample.CASE, relative, "UNREACHABLE"));
        }
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.third("nephew", "nephew", NOON))).containsExactly("third-party-list-full");
    }

    @Test
    void a_wish_binds_from_when_it_was_told() {
        Sample sample = Sample.open().cease(Sample.PARTY, at(3, "12:00:00"), NOON);
        assertThat(law(sample.contact("a", "SMS", at(4, "12:00:00")))).isEmpty();
        assertThat(law(sample.contact("b", "SMS", at(6, "12:00:00")))).containsExactly("contact-ceased");
    }

    @Test
    void a_wish_passed_on_late_does_not_blame_what_had_leave_before_it_was_known() {
        Sample sample = Sample.open()
                .contact("a", "SMS", at(6, "12:00:00"))
                .cease(Sample.PARTY, at(6, "09:00:00"), at(6, "09:00:00"))
                .note(new Fact.CeaseNoted(at(6, "09:00:00"), null));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.contact("b", "SMS", at(7, "12:00:00")))).containsExactly("contact-ceased");
    }

    @Test
    void whoever_owes_and_died_is_not_contacted_from_when_that_was_told_while_the_others_are() {
        Sample sample = Sample.open()
                .bar(Sample.ALSO, "died", "DECEASED", at(1, "12:00:00"), NOON)
                .alsoContact("before", at(4, "12:00:00"))
                .alsoContact("crossed", NOON)
                .contact("debtor", "SMS", at(6, "12:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.alsoContact("after", at(6, "12:00:00")))).containsExactly("debtor-deceased");
    }

    @Test
    void a_bar_forbids_until_its_end_was_told_and_does_not_blame_what_had_leave_before_it_was_known() {
        Sample sample = Sample.open()
                .alsoContact("leave", at(6, "12:00:00"))
                .bar(Sample.ALSO, "dispute", "PAUSED", NOON, NOON)
                .note(Sample.ALSO, new Fact.BarNoted("dispute"))
                .free(Sample.ALSO, "dispute", at(8, "12:00:00"))
                .alsoContact("over", at(8, "13:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.alsoContact("in", at(7, "12:00:00")))).containsExactly("contact-paused");
    }

    @Test
    void the_debtors_own_dispute_is_its_cases_to_tell_and_its_death_is_not() {
        Sample sample = Sample.open().bar(Sample.PARTY, "dispute", "PAUSED", NOON, NOON);
        assertThat(law(sample.contact("a", "SMS", at(6, "12:00:00")))).isEmpty();
        sample.bar(Sample.PARTY, "died", "DECEASED", NOON, NOON);
        assertThat(law(sample.contact("b", "SMS", at(7, "12:00:00"))))
                .containsExactly("debtor-deceased", "debtor-deceased");
    }

    @Test
    void a_channel_opted_out_of_leaves_the_others() {
        Sample sample = Sample.open()
                .contact("a", "SMS", at(5, "09:00:00"))
                .note(new Fact.CeaseNoted(at(5, "10:00:00"), "SMS"))
                .contact("b", "EMAIL", at(5, "11:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.contact("c", "SMS", at(6, "11:00:00")))).containsExactly("channel-opted-out");
    }

    @Test
    void others_are_asked_only_while_the_debtor_cannot_be_reached() {
        Sample sample = Sample.open().note(new Fact.ReachNoted(true)).third("t1", "aunt", NOON);
        assertThat(law(sample)).isEmpty();
        sample.note(new Fact.ReachNoted(false)).third("t2", "aunt", at(6, "12:00:00"));
        assertThat(law(sample)).containsExactly("third-party");
    }

    @Test
    void others_are_asked_twice_each_three_of_them_and_never_after_a_refusal() {
        Sample sample = Sample.open().note(new Fact.ReachNoted(true));
        sample.third("t1", "aunt", NOON)
                .third("t2", "aunt", NOON)
                .third("t3", "uncle", NOON)
                .third("t4", "niece", NOON)
                .note(new Fact.UnitEnded(Sample.CASE, "t1", "UNANSWERED"))
                .third("t5", "aunt", at(6, "12:00:00"));
        assertThat(law(sample)).isEmpty();
        assertThat(law(sample.third("t6", "aunt", at(7, "12:00:00")))).containsExactly("third-party-asked");
        assertThat(law(sample.third("t7", "nephew", at(7, "12:00:00"))))
                .containsExactly("third-party-asked", "third-party-list-full");
        sample.note(new Fact.ThirdPersonRefused("uncle", NOON)).third("t8", "uncle", at(8, "12:00:00"));
        assertThat(law(sample)).containsExactly("third-party-asked", "third-party-list-full", "third-party-refused");
    }

    @Test
    void others_are_counted_by_the_debt_whosever_journal_they_stand_in() {
        Sample sample = Sample.open().note(new Fact.ReachNoted(true)).note("p2", new Fact.ReachNoted(true));
        sample.third("t1", "aunt", NOON)
                .third("t2", "aunt", NOON)
                .third("t3", "uncle", NOON)
                .third("p2", "t4", "niece", NOON.plusSeconds(60));
        assertThat(law(sample)).containsExactly("stranger");
        sample.third("p2", "t5", "aunt", NOON.plusSeconds(120)).third("p2", "t6", "nephew", NOON.plusSeconds(120));
        assertThat(law(sample))
                .containsExactlyInAnyOrder(
                        "stranger", "stranger", "stranger", "third-party-asked", "third-party-list-full");
    }

    @Test
    void a_contact_takes_one_unit_of_its_own() {
        Sample sample = Sample.open().contact("a", "SMS", NOON).contact("b", "LETTER", NOON);
        assertThat(rules(LEAVE, sample)).isEmpty();
        assertThat(rules(LEAVE, sample.attempt(Sample.CASE, "c", "SMS", NOON))).containsExactly("no-leave");
        assertThat(rules(LEAVE, Sample.open().contact("a", "SMS", NOON).leave(Sample.CASE, "a", "SMS", NOON)))
                .containsExactly("leave-twice");
        assertThat(rules(LEAVE, Sample.open().contact("a", "SMS", NOON).attempt(Sample.CASE, "a", "SMS", NOON)))
                .containsExactly("leave-twice");
    }

    @Test
    void a_contact_by_a_forbidden_practice_is_found_and_so_is_one_of_which_nobody_said_by_which() {
        assertThat(law(declared(Set.of("TRESPASS")))).containsExactly("zone-trespass");
        assertThat(law(declared(Set.of("OPEN_MAIL")))).as("forbidden elsewhere").isEmpty();
        assertThat(law(declared(null))).containsExactly("practices-untold");
        assertThat(law(declared(Set.of()))).isEmpty();
    }

    private static Sample declared(@Nullable Set<String> practices) {
        return Sample.open()
                .note(new Fact.UnitSpent(
                        Sample.CASE, "a", "SMS", "dunning", NOON, NOON.plusSeconds(3_600), null, null, practices))
                .attempt(Sample.CASE, "a", "SMS", NOON);
    }

    @Test
    void a_number_is_counted_whoever_answers_there_and_another_number_or_lender_is_not() {
        Sample sample = Sample.open().open("c2", "p2");
        for (int i = 0; i < 6; i++) {
            dial(sample, i % 2 == 0 ? Sample.PARTY : "p2", "d" + i, "n-1", NOON.plusSeconds(i));
        }
        dial(sample, Sample.PARTY, "other", "n-2", NOON.plusSeconds(60));
        assertThat(law(sample)).isEmpty();
        dial(sample, "p2", "seventh", "n-1", NOON.plusSeconds(90));
        assertThat(law(sample)).containsExactly("unanswered-dials-per-day");
    }

    @Test
    void a_call_that_was_let_through_to_a_number_is_one_of_its_dials_from_then_on() {
        Sample sample = Sample.open().open("c2", "p2");
        for (int i = 0; i < 5; i++) {
            dial(sample, "p2", "d" + i, "n-1", NOON.plusSeconds(i));
        }
        sample.contact("late", "PHONE", NOON.minusSeconds(60))
                .note(new Fact.DialAllowed(Sample.CASE, "late", "n-1", NOON.plusSeconds(30)))
                .say(NOON, new Fact.ContactResult("late", "UNANSWERED"));
        dial(sample, "p2", "between", "n-1", NOON.plusSeconds(20));
        assertThat(law(sample)).containsExactly("unanswered-dials-per-day");
        Sample right = Sample.open().open("c2", "p2");
        right.contact("late", "PHONE", NOON.minusSeconds(60))
                .note(new Fact.DialAllowed(Sample.CASE, "late", "n-1", NOON.plusSeconds(30)))
                .say(NOON, new Fact.ContactResult("late", "UNANSWERED"));
        for (int i = 0; i < 5; i++) {
            dial(right, "p2", "d" + i, "n-1", NOON.plusSeconds(i));
        }
        assertThat(law(right)).isEmpty();
        dial(right, "p2", "before", "n-1", NOON.plusSeconds(29));
        assertThat(law(right)).as("it was the seventh when it rang").containsExactly("unanswered-dials-per-day");
        dial(right, "p2", "after", "n-1", NOON.plusSeconds(31));
        assertThat(law(right)).hasSize(2);
    }

    @Test
    void of_dials_of_one_instant_in_two_journals_none_is_taken_for_the_earlier() {
        Sample sample = Sample.open().open("c2", "p2");
        for (int i = 0; i < 6; i++) {
            dial(sample, i % 2 == 0 ? Sample.PARTY : "p2", "d" + i, "n-1", NOON);
        }
        assertThat(law(dial(sample, "p2", "seventh", "n-1", NOON))).isEmpty();
    }

    private static Sample dial(Sample sample, String party, String attemptId, String number, Instant at) {
        String caseId = party.equals(Sample.PARTY) ? Sample.CASE : "c2";
        return sample.note(
                        party,
                        new Fact.UnitSpent(
                                caseId,
                                attemptId,
                                "PHONE",
                                "dunning",
                                at,
                                at.plusSeconds(3_600),
                                null,
                                number,
                                Set.of()))
                .say(caseId, at, new Fact.ContactAttempted(attemptId, "s", "PHONE", party, Sample.ZONE, at))
                .say(caseId, at, new Fact.ContactResult(attemptId, "UNANSWERED"));
    }

    @Test
    void what_another_lender_did_counts_while_the_ground_stands_that_joins_them() {
        Fact.ElsewhereNoted letter = new Fact.ElsewhereNoted("l", "k", at(5, "09:00:00"), "LETTER", null, null);
        Fact.LinkNoted link = new Fact.LinkNoted("l", "CONSENT", at(8, "00:00:00"));
        assertThat(law(Sample.open().note(link).note(letter).contact("a", "LETTER", NOON)))
                .containsExactly("letters-per-day");
        assertThat(law(Sample.open()
                        .note(link)
                        .note(letter)
                        .note(new Fact.ElsewhereConcluded("l", "k", "UNREACHABLE"))
                        .contact("a", "LETTER", NOON)))
                .as("a letter that never arrived")
                .isEmpty();
        assertThat(law(Sample.open()
                        .note(link)
                        .note(letter)
                        .note(new Fact.LinkDropped("l"))
                        .contact("a", "LETTER", NOON)))
                .isEmpty();
        assertThat(law(Sample.open()
                        .note(new Fact.LinkNoted("l", "CONSENT", at(5, "10:00:00")))
                        .note(letter)
                        .contact("a", "LETTER", NOON)))
                .as("its time is over")
                .isEmpty();
        assertThat(law(Sample.open().note(link).contact("a", "LETTER", NOON).note(letter)))
                .as("told after the leave")
                .isEmpty();
        assertThat(law(Sample.open()
                        .note(link)
                        .note(new Fact.LinkNoted("m", "STATUTE", null))
                        .note(new Fact.ElsewhereNoted("l", "k", at(5, "09:00:00"), "SMS", null, null))
                        .note(new Fact.ElsewhereNoted("m", "k", at(5, "09:00:00"), "SMS", null, null))
                        .contact("a", "SMS", NOON)))
                .as("one contact by two links")
                .isEmpty();
    }

    @Test
    void a_co_debtor_is_judged_by_its_own_clock() {
        Sample sample = Sample.open().note(new Fact.ZoneNoted("Asia/Dhaka"));
        assertThat(law(sample.contact("a", "SMS", at(5, "23:59:59"))))
                .as("22:00 where its debtor is, 21:59:59 where it is")
                .isEmpty();
        assertThat(law(sample.contact("b", "SMS", at(6, "09:59:59")))).containsExactly("contact-hours");
    }

    @Test
    void leave_is_for_a_channel_and_for_its_hours() {
        Sample sample = Sample.open().leave(Sample.CASE, "a", "SMS", NOON);
        assertThat(rules(LEAVE, sample.attempt(Sample.CASE, "a", "EMAIL", NOON)))
                .containsExactly("leave-differs");
        Instant end = NOON.plusSeconds(3_600);
        Sample late = Sample.open().leave(Sample.CASE, "a", "SMS", NOON).leave(Sample.CASE, "b", "SMS", NOON);
        assertThat(rules(LEAVE, late.attempt(Sample.CASE, "a", "SMS", end.minusNanos(1_000))))
                .isEmpty();
        assertThat(rules(LEAVE, late.attempt(Sample.CASE, "b", "SMS", end))).containsExactly("leave-over");
        assertThat(rules(LEAVE, Sample.open().third("t", "aunt", NOON).attempt(Sample.CASE, "t", "PHONE", NOON)))
                .contains("leave-differs");
    }

    @Test
    void a_unit_comes_back_only_if_nobody_was_reached() {
        Sample sample =
                Sample.open().contact("a", "SMS", NOON).note(new Fact.UnitEnded(Sample.CASE, "a", "UNREACHABLE"));
        assertThat(rules(LEAVE, sample)).containsExactly("unit-returned");
        assertThat(rules(LEAVE, sample.say(NOON, new Fact.ContactResult("a", "UNREACHABLE"))))
                .isEmpty();
        Sample unused = Sample.open()
                .leave(Sample.CASE, "a", "SMS", NOON)
                .note(new Fact.UnitEnded(Sample.CASE, "a", "UNREACHABLE"));
        assertThat(rules(LEAVE, unused)).as("leave that came too late").isEmpty();
    }
}
