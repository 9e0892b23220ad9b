package io.recourse.rules.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.Source;
import io.recourse.rules.contact.Answer.Allowed;
import io.recourse.rules.contact.Answer.Denied;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.ContactPack.ContactList;
import io.recourse.rules.contact.ContactPack.Hours;
import io.recourse.rules.contact.ContactPack.PerPerson;
import io.recourse.rules.contact.ContactPack.ThirdParties;
import io.recourse.rules.contact.ContactPack.Zone;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContactGuardTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Whom DEBTOR = new Whom(Person.DEBTOR, "d", "lender-1", "debt-1", "n-1");
    private static final Set<Flag> LOST = Set.of(Flag.DEBTOR_UNREACHABLE);

    private final ContactGuard cn = Packs.contactGuard("CN");
    private final ContactGuard us = Packs.contactGuard("US");

    @Test
    void the_night_begins_at_22_00_00_and_ends_at_08_00_00_where_the_debtor_is() {
        assertAllowed(cn.ask(ask("2026-03-02T21:59:59")));
        assertDenied(cn.ask(ask("2026-03-02T22:00:00")), "contact-hours", "2026-03-03T08:00");
        assertDenied(cn.ask(ask("2026-03-03T07:59:59")), "contact-hours", "2026-03-03T08:00");
        assertAllowed(cn.ask(ask("2026-03-03T08:00:00")));
    }

    @Test
    void consent_opens_the_night_but_no_budget_and_no_day_off() {
        assertAllowed(cn.ask(ask("2026-03-02T23:00:00").withConsent()));
        assertDenied(
                cn.ask(ask("2026-03-02T23:00:00").withConsent().withHistory(talks("2026-03-02T09:00", 3))),
                "effective-calls-per-day",
                "2026-03-03T00:00");
        assertDenied(
                cn.ask(ask("2026-10-01T12:00").withChannel(Channel.FIELD_VISIT).withConsent()),
                "visit-on-working-days",
                "2026-10-08T00:00");
    }

    @Test
    void a_letter_may_be_posted_at_night_and_on_a_holiday() {
        assertAllowed(cn.ask(ask("2026-10-01T23:00").withChannel(Channel.LETTER)));
    }

    @Test
    void a_visit_waits_for_a_working_day_and_a_made_up_saturday_is_one() {
        ContactAsk visit = ask("2026-03-02T12:00").withChannel(Channel.FIELD_VISIT);

        assertAllowed(cn.ask(visit));
        assertDenied(cn.ask(visit.at(cn("2026-05-01T12:00"))), "visit-on-working-days", "2026-05-06T08:00");
        assertAllowed(cn.ask(visit.at(cn("2026-05-09T12:00"))));
        assertDenied(cn.ask(visit.at(cn("2026-05-10T12:00"))), "visit-on-working-days", "2026-05-11T08:00");
        assertAllowed(us.ask(visit.at(cn("2026-05-10T12:00"))));
    }

    @Test
    void the_fourth_effective_call_of_a_day_is_denied_bots_included() {
        List<Made> three = talks("2026-03-02T09:00", 3);
        assertAllowed(cn.ask(ask("2026-03-02T15:00:00").withHistory(three.subList(0, 2))));
        assertDenied(
                cn.ask(ask("2026-03-02T15:00:00").withChannel(Channel.VOICE_BOT).withHistory(three)),
                "effective-calls-per-day",
                "2026-03-03T08:00");
        assertAllowed(cn.ask(ask("2026-03-03T08:00:00").withHistory(three)));
    }

    @Test
    void the_seventh_unanswered_dial_of_a_number_is_denied_until_tomorrow_morning() {
        assertAllowed(cn.ask(ask("2026-03-02T15:00:00").withHistory(dials("2026-03-02T09:00", 5))));
        assertDenied(
                cn.ask(ask("2026-03-02T15:00:00").withHistory(dials("2026-03-02T09:00", 6))),
                "unanswered-dials-per-day",
                "2026-03-03T08:00");
    }

    @Test
    void a_call_nobody_reported_on_counts_in_every_way_it_may_have_ended() {
        for (ContactOutcome outcome : Arrays.asList(null, ContactOutcome.UNKNOWN, ContactOutcome.DELIVERED)) {
            List<Made> made = calls("2026-03-02T09:00", 3, outcome);
            assertDenied(
                    cn.ask(ask("2026-03-02T15:00").withHistory(made)), "effective-calls-per-day", "2026-03-03T08:00");
            List<Made> dials = Stream.concat(made.stream().limit(2), dials("2026-03-02T11:00", 4).stream())
                    .toList();
            assertDenied(
                    cn.ask(ask("2026-03-02T15:00").withHistory(dials)), "unanswered-dials-per-day", "2026-03-03T08:00");
        }
    }

    @Test
    void a_call_that_was_never_put_through_is_a_dial_in_vain_and_nothing_else() {
        List<Made> seven = calls("2026-03-02T09:00", 7, ContactOutcome.UNREACHABLE);

        assertAllowed(us.ask(usAsk("2026-03-02T15:00").withHistory(seven)));
        assertDenied(
                cn.ask(ask("2026-03-02T15:00").withHistory(seven)), "unanswered-dials-per-day", "2026-03-03T08:00");
    }

    @Test
    void a_message_spends_no_call_and_no_call_a_message() {
        List<Made> sms = talks("2026-03-02T09:00", 3).stream()
                .map(m -> new Made(m.at(), Channel.SMS, ContactOutcome.DELIVERED, m.whom(), null))
                .toList();

        assertAllowed(cn.ask(ask("2026-03-02T15:00").withHistory(sms)));
        assertAllowed(
                cn.ask(ask("2026-03-02T15:00").withChannel(Channel.SMS).withHistory(talks("2026-03-02T09:00", 3))));
    }

    @Test
    void calls_are_counted_for_a_lender_a_debt_or_a_number_as_the_budget_says() {
        Whom otherDebt = new Whom(Person.DEBTOR, "d", "lender-1", "debt-2", "n-2");
        Whom family = new Whom(Person.RELATIVE, "r", "lender-1", "debt-1", "n-1");
        ContactAsk noon = ask("2026-03-02T15:00");
        ContactAsk inNewYork = usAsk("2026-03-02T15:00");

        // per lender: another debt counts, another person does not
        assertDeniedBy(
                cn.ask(noon.withHistory(with(talks("2026-03-02T09:00", 3), otherDebt, null))),
                "effective-calls-per-day");
        assertAllowed(cn.ask(noon.withHistory(with(talks("2026-03-02T09:00", 3), family, null))));
        // per number: another person counts, another number does not
        assertDeniedBy(
                cn.ask(noon.withHistory(with(dials("2026-03-02T09:00", 6), family, null))), "unanswered-dials-per-day");
        assertAllowed(cn.ask(noon.withHistory(with(dials("2026-03-02T09:00", 6), otherDebt, null))));
        // per debt
        assertDeniedBy(us.ask(inNewYork.withHistory(talks("2026-03-02T09:00", 1))), "seven-days-after-conversation");
        assertAllowed(us.ask(inNewYork.withHistory(with(talks("2026-03-02T09:00", 1), otherDebt, null))));
        assertAllowed(us.ask(inNewYork.withHistory(with(talks("2026-03-02T09:00", 1), family, null))));
    }

    @Test
    void a_number_nobody_noted_may_be_any_of_the_persons() {
        Whom unnoted = new Whom(Person.DEBTOR, "d", "lender-1", "debt-1", null);
        Whom other = new Whom(Person.RELATIVE, "r", "lender-1", "debt-1", null);
        List<Made> six = dials("2026-03-02T09:00", 6);

        assertDeniedBy(
                cn.ask(ask("2026-03-02T15:00").withHistory(with(six, unnoted, null))), "unanswered-dials-per-day");
        assertDeniedBy(cn.ask(ask("2026-03-02T15:00").withWhom(unnoted).withHistory(six)), "unanswered-dials-per-day");
        assertAllowed(cn.ask(ask("2026-03-02T15:00").withHistory(with(six, other, null))));
    }

    @Test
    void another_lenders_contacts_count_only_on_a_recorded_basis_and_are_told_by_nothing() {
        Whom elsewhere = new Whom(Person.DEBTOR, "d", "lender-2", "debt-9", "n-1");
        ContactAsk listed = ask("2026-03-02T15:00").withFlags(Set.of(Flag.DISHONEST_LISTED));
        List<Made> one = talks("2026-03-02T09:00", 1);

        assertAllowed(cn.ask(listed.withHistory(with(one, elsewhere, null))));
        assertThat(cn.ask(listed.withHistory(with(one, elsewhere, "consent-7"))))
                .isEqualTo(cn.ask(listed.withHistory(one)));
        assertDenied(
                cn.ask(listed.withHistory(with(one, elsewhere, "consent-7"))),
                "dishonest-listed-intensity",
                "2026-03-09T08:00");
        // what counts per lender, counts per lender whatever was recorded
        assertAllowed(cn.ask(
                ask("2026-03-02T15:00").withHistory(with(talks("2026-03-02T09:00", 3), elsewhere, "consent-7"))));
        assertAllowed(us.ask(usAsk("2026-03-02T15:00")
                .withHistory(with(one, new Whom(Person.DEBTOR, "d", "lender-2", "debt-1", "n-1"), null))));
    }

    @Test
    void who_is_listed_for_dishonesty_is_contacted_once_in_seven_days_and_the_answer_names_enforcement() {
        ContactAsk listed = ask("2026-03-08T15:00").withFlags(Set.of(Flag.DISHONEST_LISTED));
        List<Made> sms = List.of(new Made(cn("2026-03-02T12:00"), Channel.SMS, ContactOutcome.DELIVERED, DEBTOR, null));

        assertThat(denied(cn.ask(listed.withHistory(sms))).citation()).contains("enforcement");
        assertAllowed(cn.ask(listed.at(cn("2026-03-09T08:00")).withHistory(sms)));
        assertAllowed(cn.ask(listed.withFlags(Set.of()).withHistory(sms)));
        assertAllowed(cn.ask(listed.withChannel(Channel.LETTER).withHistory(sms)));
    }

    @Test
    void every_barring_flag_bars_contact_and_time_alone_lifts_none() {
        for (Flag flag :
                EnumSet.complementOf(EnumSet.of(Flag.DEBTOR_UNREACHABLE, Flag.MAY_ASK_AGAIN, Flag.DISHONEST_LISTED))) {
            for (ContactGuard guard : List.of(cn, us)) {
                Denied denied = denied(guard.ask(
                        ask("2026-03-02T15:00:00").withFlags(Set.of(flag)).withConsent()));
                assertThat(denied.nextAllowedAt()).isNull();
                assertThat(denied.citation()).isNotBlank();
            }
        }
        assertAllowed(cn.ask(ask("2026-03-02T15:00")
                .withFlags(Set.of(Flag.DEBTOR_UNREACHABLE, Flag.MAY_ASK_AGAIN, Flag.DISHONEST_LISTED))));
    }

    @Test
    void a_third_party_is_asked_only_for_a_debtor_who_cannot_be_reached_and_never_again_after_a_refusal() {
        for (Person person :
                List.of(Person.SPOUSE, Person.RELATIVE, Person.COLLEAGUE, Person.NAMED_CONTACT, Person.OTHER)) {
            ContactAsk ask = third(person, "t-1");

            assertDenied(cn.ask(ask.withFlags(Set.of())), "third-party", null);
            assertAllowed(cn.ask(ask));
            assertAllowed(cn.ask(ask.withFlags(Set.of(Flag.DECEASED))));
            assertAllowed(cn.ask(ask.withFlags(Set.of(Flag.INCAPABLE))));
            assertDenied(cn.ask(ask.withPurpose(Purpose.COLLECT)), "third-party-purpose", null);
            assertDenied(
                    cn.ask(ask.withFlags(Set.of(Flag.DEBTOR_UNREACHABLE, Flag.THIRD_PARTY_REFUSED))),
                    "third-party-refused",
                    null);
        }
    }

    @Test
    void who_owes_too_is_no_third_party_and_in_the_united_states_a_spouse_is_none_either() {
        for (Person person : List.of(Person.CO_DEBTOR, Person.GUARANTOR)) {
            assertAllowed(cn.ask(third(person, "t-1").withFlags(Set.of()).withPurpose(Purpose.COLLECT)));
        }
        ContactAsk spouse = third(Person.SPOUSE, "t-1").withFlags(Set.of()).withPurpose(Purpose.COLLECT);
        assertAllowed(us.ask(spouse));
        assertDenied(us.ask(third(Person.RELATIVE, "t-1").withFlags(Set.of(Flag.DECEASED))), "debtor-deceased", null);
    }

    @Test
    void a_third_party_is_reached_twice_at_most_and_in_the_united_states_once_unless_it_may_be_asked_again() {
        Whom relative = new Whom(Person.RELATIVE, "t-1", "lender-1", "debt-1", null);
        ContactAsk ask = third(Person.RELATIVE, "t-1");
        List<Made> talks = with(talks("2026-02-02T09:00", 2), relative, null);
        List<Made> inVain = with(dials("2026-02-02T09:00", 2), relative, null);

        assertAllowed(cn.ask(ask.withHistory(talks.subList(0, 1))));
        assertDenied(cn.ask(ask.withHistory(talks)), "third-party-asked", null);
        assertAllowed(cn.ask(ask.withHistory(inVain)));
        assertAllowed(cn.ask(
                ask.withHistory(with(talks, new Whom(Person.RELATIVE, "t-1", "lender-1", "debt-2", null), null))));
        assertAllowed(cn.ask(
                ask.withHistory(with(talks, new Whom(Person.RELATIVE, "t-1", "lender-2", "debt-1", null), null))));
        assertDeniedBy(
                cn.ask(ask.withHistory(
                        with(talks, new Whom(Person.RELATIVE, "t-1", "lender-2", "debt-1", null), "sold"))),
                "third-party-asked");
        assertDenied(us.ask(ask.withHistory(talks.subList(0, 1))), "third-party-asked", null);
        assertAllowed(us.ask(ask.withHistory(talks).withFlags(Set.of(Flag.DEBTOR_UNREACHABLE, Flag.MAY_ASK_AGAIN))));
        assertDeniedBy(
                cn.ask(ask.withHistory(talks).withFlags(Set.of(Flag.DEBTOR_UNREACHABLE, Flag.MAY_ASK_AGAIN))),
                "third-party-asked");
    }

    @Test
    void a_contact_list_ends_after_three_persons_and_those_on_it_may_still_be_asked() {
        List<Made> three = IntStream.range(0, 3)
                .mapToObj(i -> new Made(
                        cn("2026-02-02T09:00"),
                        Channel.PHONE,
                        ContactOutcome.CONVERSATION,
                        new Whom(Person.RELATIVE, "t-" + i, "lender-1", "debt-1", null),
                        null))
                .toList();

        assertAllowed(cn.ask(third(Person.OTHER, "t-9").withHistory(three.subList(0, 2))));
        assertDenied(cn.ask(third(Person.OTHER, "t-9").withHistory(three)), "third-party-list-full", null);
        assertAllowed(cn.ask(third(Person.RELATIVE, "t-1").withHistory(three)));
        // one person is one, however often and on whatever number it was asked
        Made again = with(
                        talks("2026-02-02T09:00", 1),
                        new Whom(Person.RELATIVE, "t-0", "lender-1", "debt-1", "n-7"),
                        null)
                .getFirst();
        assertAllowed(cn.ask(third(Person.OTHER, "t-9")
                .withHistory(
                        Stream.concat(three.stream().limit(2), Stream.of(again)).toList())));
        // the debtor's own contacts are none of the list
        assertAllowed(cn.ask(third(Person.OTHER, "t-9")
                .withHistory(Stream.concat(three.stream().limit(2), talks("2026-02-02T09:00", 2).stream())
                        .toList())));
    }

    @Test
    void nine_zones_are_forbidden_for_good_each_by_its_own_rule_whoever_agrees() {
        List<Zone> zones = cn.pack().zones();

        assertThat(zones).hasSize(9);
        assertThat(zones.stream().map(Zone::rule).distinct()).hasSize(9);
        for (Zone zone : zones) {
            assertDenied(
                    cn.ask(ask("2026-03-02T15:00")
                            .withPractices(Set.of(zone.practice()))
                            .withConsent()),
                    zone.rule(),
                    null);
            assertThat(List.of(zone.zh(), zone.en(), zone.source().citation())).doesNotContain("");
            assertThat(zone.zh()).matches(".*\\p{IsHan}.*");
            assertThat(zone.rule()).isEqualTo("zone-" + kebab(zone.practice()));
        }
        assertThat(zones.stream().map(Zone::practice))
                .containsExactly(
                        Practice.DEEPFAKED_OFFICIALS,
                        Practice.IMPERSONATED_AUTHORITY,
                        Practice.INTIMIDATION,
                        Practice.MISLEADING_CLAIMS,
                        Practice.EXTRA_CHARGES,
                        Practice.PUBLIC_SHAMING,
                        Practice.PRIVATE_ACCOUNTS,
                        Practice.TRESPASS,
                        Practice.CALLING_RELATIVES);
    }

    @Test
    void what_reg_f_prohibits_is_forbidden_the_same_way_and_what_a_pack_does_not_name_is_not() {
        ContactAsk noon = usAsk("2026-03-02T15:00");
        for (Zone zone : us.pack().zones()) {
            assertDenied(us.ask(noon.withPractices(Set.of(zone.practice()))), zone.rule(), null);
        }
        assertAllowed(us.ask(noon.withPractices(Set.of(Practice.PRIVATE_ACCOUNTS))));
    }

    @Test
    void a_zone_is_told_before_a_flag_a_flag_before_an_hour_and_an_hour_before_a_budget() {
        ContactAsk all = ask("2026-03-02T23:00")
                .withPractices(Set.of(Practice.TRESPASS))
                .withFlags(Set.of(Flag.CEASED))
                .withHistory(talks("2026-03-02T09:00", 3));

        assertDenied(cn.ask(all), "zone-trespass", null);
        assertDenied(cn.ask(all.withPractices(Set.of())), "contact-ceased", null);
        assertDenied(cn.ask(all.withPractices(Set.of()).withFlags(Set.of())), "contact-hours", "2026-03-03T08:00");
        assertDenied(
                cn.ask(all.withPractices(Set.of()).withFlags(Set.of()).withConsent()),
                "effective-calls-per-day",
                "2026-03-03T00:00");
    }

    @Test
    void an_opt_out_closes_its_channel_only() {
        ContactAsk phone = ask("2026-03-02T15:00:00");

        assertDenied(cn.ask(phone.withOptedOut(Set.of(Channel.PHONE))), "channel-opted-out", null);
        assertAllowed(cn.ask(phone.withOptedOut(Set.of(Channel.SMS))));
    }

    @Test
    void reg_f_closes_at_nine_in_the_evening() {
        assertAllowed(us.ask(usAsk("2026-03-02T20:59:59")));
        assertDenied(us.ask(usAsk("2026-03-02T21:00:00")), "contact-hours", "2026-03-03T08:00", NEW_YORK);
    }

    @Test
    void
            reg_f_allows_seven_calls_in_seven_days_and_the_eighth_when_the_first_is_out_in_whatever_order_they_are_known() {
        List<Made> seven = new ArrayList<>();
        for (int day = 2; day <= 8; day++) {
            seven.add(call(at("2026-02-0" + day + "T10:00", NEW_YORK), ContactOutcome.UNANSWERED));
        }
        for (List<Made> known : List.of(seven, seven.reversed())) {
            assertDenied(
                    us.ask(usAsk("2026-02-08T15:00:00").withHistory(known)),
                    "seven-calls-in-seven-days",
                    "2026-02-09T08:00",
                    NEW_YORK);
            assertAllowed(us.ask(usAsk("2026-02-09T08:00:00").withHistory(known)));
        }
    }

    @Test
    void reg_f_rests_seven_days_beginning_with_the_day_of_the_conversation() {
        List<Made> conversation = List.of(call(at("2026-03-04T10:00", NEW_YORK), ContactOutcome.CONVERSATION));

        // the clocks go forward on 8 March
        assertDenied(
                us.ask(usAsk("2026-03-10T20:00:00").withHistory(conversation)),
                "seven-days-after-conversation",
                "2026-03-11T08:00",
                NEW_YORK);
        assertAllowed(us.ask(usAsk("2026-03-11T08:00:00").withHistory(conversation)));
    }

    @Test
    void consent_opens_no_hours_that_the_pack_does_not_let_it_open() {
        ContactGuard strict = hours(new Hours(
                List.of(ContactKind.VOICE), LocalTime.of(9, 0), LocalTime.of(20, 0), false, "strict", source()));

        assertDenied(strict.ask(ask("2026-03-02T08:59:59").withConsent()), "strict", "2026-03-02T09:00");
    }

    @Test
    void hours_that_never_meet_are_denied_without_a_promise() {
        ContactGuard never = hours(
                new Hours(List.of(ContactKind.VOICE), LocalTime.of(8, 0), LocalTime.of(9, 0), false, "early", source()),
                new Hours(
                        List.of(ContactKind.VOICE), LocalTime.of(20, 0), LocalTime.of(21, 0), false, "late", source()));

        assertDenied(never.ask(ask("2026-03-02T12:00:00")), "early", null);
    }

    @Test
    void who_allows_names_its_pack() {
        assertThat(cn.ask(ask("2026-03-02T15:00:00"))).isEqualTo(new Allowed("contact-cn@2"));
    }

    @Test
    void our_own_limits_are_asked_after_the_laws() {
        ContactGuard ours = new ContactGuard(cn.pack().plus(List.of(budget(1, 1))), cn.workingDays());

        assertDeniedBy(ours.ask(ask("2026-03-02T15:00").withHistory(dials("2026-03-02T09:00", 1))), "x");
        assertDeniedBy(
                ours.ask(ask("2026-03-02T15:00").withHistory(talks("2026-03-02T09:00", 3))), "effective-calls-per-day");
        assertThat(ours.ask(ask("2026-03-02T15:00"))).isEqualTo(new Allowed("contact-cn@2"));
    }

    @Test
    void a_pack_that_contradicts_itself_is_refused() {
        LocalTime nine = LocalTime.of(9, 0);
        assertThatThrownBy(() -> new Hours(List.of(), nine, nine, false, "x", source()))
                .hasMessageContaining("begin before they end");
        assertThat(budget(1, 1).max()).isEqualTo(1);
        assertThatThrownBy(() -> budget(0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> budget(1, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new PerPerson(0, null, "x", source())).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ContactList(0, "x", source())).hasMessageContaining("at least 1");
        ThirdParties third = cn.pack().thirdParties();
        assertThatThrownBy(() -> new ThirdParties(
                        List.of(Person.DEBTOR),
                        third.opening(),
                        third.only(),
                        third.perPerson(),
                        third.list(),
                        source()))
                .hasMessageContaining("no third party");
        ContactPack pack = cn.pack();
        Zone zone = pack.zones().getFirst();
        assertThatThrownBy(() -> new ContactPack(
                        "x",
                        1,
                        "CN",
                        pack.source(),
                        List.of(zone, zone),
                        pack.bars(),
                        third,
                        List.of(),
                        List.of(),
                        List.of()))
                .hasMessageContaining("twice");
    }

    @Test
    @Tag("chance")
    void what_the_guard_promises_it_keeps_and_nothing_earlier_is_open() {
        Random random = seeded("promises");
        for (int i = 0; i < 4_000; i++) {
            ContactGuard guard = random.nextBoolean() ? cn : us;
            ContactAsk ask = chance(random);
            if (guard.ask(ask) instanceof Denied denied && denied.nextAllowedAt() != null) {
                Instant next = Objects.requireNonNull(denied.nextAllowedAt());
                assertThat(next).isAfter(ask.at());
                assertAllowed(guard.ask(ask.at(next)));
                assertThat(guard.ask(ask.at(next.minusNanos(1_000)))).isInstanceOf(Denied.class);
                long between = Duration.between(ask.at(), next).toSeconds();
                Instant earlier = ask.at().plusSeconds(between == 0 ? 0 : random.nextLong(between));
                assertThat(guard.ask(ask.at(earlier))).isInstanceOf(Denied.class);
            }
        }
    }

    @Test
    @Tag("chance")
    void a_contact_more_never_allows_more() {
        Random random = seeded("monotone");
        for (int i = 0; i < 4_000; i++) {
            ContactGuard guard = random.nextBoolean() ? cn : us;
            ContactAsk ask = chance(random);
            ContactAsk more = ask.withHistory(Stream.concat(ask.history().stream(), Stream.of(chanceMade(random)))
                    .toList());
            if (guard.ask(ask) instanceof Denied before) {
                Denied after = denied(guard.ask(more));
                assertThat(after.nextAllowedAt() == null
                                || (before.nextAllowedAt() != null
                                        && !after.nextAllowedAt().isBefore(before.nextAllowedAt())))
                        .as("%s then %s", before, after)
                        .isTrue();
            }
        }
    }

    private static Random seeded(String what) {
        long seed = System.nanoTime();
        System.out.println("ContactGuardTest " + what + " seed " + seed);
        return new Random(seed);
    }

    private static final Instant BASE = Instant.parse("2026-02-10T00:00:00Z");
    private static final List<ZoneId> ZONES =
            List.of(SHANGHAI, NEW_YORK, ZoneId.of("Asia/Urumqi"), ZoneId.of("America/Havana"));

    private static ContactAsk chance(Random random) {
        List<Made> history = Stream.generate(() -> chanceMade(random))
                .limit(random.nextInt(14))
                .toList();
        ContactAsk ask = new ContactAsk(
                BASE.plusSeconds(random.nextInt(30 * 86_400)),
                one(random, ZONES),
                one(random, List.of(Channel.PHONE, Channel.PHONE, Channel.SMS, Channel.FIELD_VISIT)),
                chanceWhom(random),
                random.nextInt(4) == 0 ? Purpose.LOCATE : Purpose.COLLECT,
                random.nextBoolean(),
                history,
                Set.of(),
                Set.of(),
                Set.of());
        return switch (random.nextInt(4)) {
            case 0 -> ask.withFlags(Set.of(Flag.DISHONEST_LISTED));
            case 1 -> ask.withFlags(LOST);
            default -> ask;
        };
    }

    private static Made chanceMade(Random random) {
        return new Made(
                BASE.plusSeconds(random.nextInt(30 * 86_400)),
                one(random, List.of(Channel.PHONE, Channel.VOICE_BOT, Channel.PHONE, Channel.SMS, Channel.FIELD_VISIT)),
                random.nextInt(6) == 0 ? null : one(random, List.of(ContactOutcome.values())),
                chanceWhom(random),
                random.nextBoolean() ? "basis" : null);
    }

    private static Whom chanceWhom(Random random) {
        boolean third = random.nextInt(4) == 0;
        return new Whom(
                third ? Person.RELATIVE : Person.DEBTOR,
                third ? "t-" + random.nextInt(5) : "d",
                random.nextInt(5) == 0 ? "lender-2" : "lender-1",
                random.nextInt(5) == 0 ? "debt-2" : "debt-1",
                random.nextInt(5) == 0 ? null : "n-1");
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private ContactGuard hours(Hours... hours) {
        ContactPack pack = cn.pack();
        return new ContactGuard(
                new ContactPack(
                        "test",
                        1,
                        "CN",
                        pack.source(),
                        pack.zones(),
                        pack.bars(),
                        pack.thirdParties(),
                        pack.workingDays(),
                        List.of(hours),
                        pack.budgets()),
                cn.workingDays());
    }

    private Budget budget(int max, int days) {
        return new Budget(List.of(ContactKind.VOICE), Counted.ATTEMPT, max, days, Scope.PARTY, null, "x", source());
    }

    private Source source() {
        return cn.pack().source();
    }

    private static String kebab(Practice practice) {
        return practice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static ContactAsk ask(String local) {
        return ContactAsk.plain(cn(local), SHANGHAI, Channel.PHONE, DEBTOR);
    }

    private static ContactAsk usAsk(String local) {
        return ContactAsk.plain(at(local, NEW_YORK), NEW_YORK, Channel.PHONE, DEBTOR);
    }

    /** On a working day at noon, the debtor being lost. */
    private static ContactAsk third(Person person, String ref) {
        return ask("2026-03-02T12:00")
                .withWhom(new Whom(person, ref, "lender-1", "debt-1", null))
                .withPurpose(Purpose.LOCATE)
                .withFlags(LOST);
    }

    private static List<Made> talks(String firstLocal, int n) {
        return calls(firstLocal, n, ContactOutcome.CONVERSATION);
    }

    private static List<Made> dials(String firstLocal, int n) {
        return calls(firstLocal, n, ContactOutcome.UNANSWERED);
    }

    private static List<Made> calls(String firstLocal, int n, @Nullable ContactOutcome outcome) {
        return IntStream.range(0, n)
                .mapToObj(i -> call(cn(firstLocal).plusSeconds(600L * i), outcome))
                .toList();
    }

    private static Made call(Instant at, @Nullable ContactOutcome outcome) {
        return new Made(at, Channel.PHONE, outcome, DEBTOR, null);
    }

    private static List<Made> with(List<Made> made, Whom whom, @Nullable String basis) {
        return made.stream()
                .map(m -> new Made(m.at(), m.channel(), m.outcome(), whom, basis))
                .toList();
    }

    private static Instant cn(String local) {
        return at(local, SHANGHAI);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static void assertAllowed(Answer answer) {
        assertThat(answer).isInstanceOf(Allowed.class);
    }

    private static void assertDeniedBy(Answer answer, String rule) {
        assertThat(denied(answer).rule()).isEqualTo(rule);
    }

    private static void assertDenied(Answer answer, String rule, @Nullable String nextLocal) {
        assertDenied(answer, rule, nextLocal, SHANGHAI);
    }

    private static void assertDenied(Answer answer, String rule, @Nullable String nextLocal, ZoneId zone) {
        Denied denied = denied(answer);
        assertThat(denied.rule()).isEqualTo(rule);
        assertThat(denied.nextAllowedAt()).isEqualTo(nextLocal == null ? null : at(nextLocal, zone));
    }

    private static Denied denied(Answer answer) {
        assertThat(answer).isInstanceOf(Denied.class);
        return (Denied) answer;
    }
}
