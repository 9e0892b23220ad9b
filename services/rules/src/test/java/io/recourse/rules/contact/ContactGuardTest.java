package io.recourse.rules.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.Source;
import io.recourse.rules.contact.Answer.Allowed;
import io.recourse.rules.contact.Answer.Denied;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.ContactPack.Hours;
import io.recourse.rules.pack.Packs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContactGuardTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
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
    void consent_opens_the_night_but_no_budget() {
        assertAllowed(cn.ask(ask("2026-03-02T23:00:00").withConsent()));
        assertDenied(
                cn.ask(ask("2026-03-02T23:00:00").withConsent().withUsage(calls("2026-03-02T09:00", 3))),
                "effective-calls-per-day",
                "2026-03-03T00:00");
    }

    @Test
    void a_letter_may_be_posted_at_night() {
        assertAllowed(cn.ask(ContactAsk.plain(at("2026-03-02T23:00:00", SHANGHAI), SHANGHAI, Channel.LETTER)));
    }

    @Test
    void the_fourth_effective_call_of_a_day_is_denied_bots_included() {
        assertAllowed(cn.ask(ask("2026-03-02T15:00:00").withUsage(calls("2026-03-02T09:00", 2))));
        ContactAsk fourth = new ContactAsk(
                at("2026-03-02T15:00:00", SHANGHAI),
                SHANGHAI,
                Channel.VOICE_BOT,
                false,
                calls("2026-03-02T09:00", 3),
                Set.of(),
                Set.of());
        assertDenied(cn.ask(fourth), "effective-calls-per-day", "2026-03-03T08:00");
        assertAllowed(cn.ask(ask("2026-03-03T08:00:00").withUsage(calls("2026-03-02T09:00", 3))));
    }

    @Test
    void the_seventh_unanswered_dial_of_a_number_is_denied_until_tomorrow_morning() {
        assertAllowed(cn.ask(ask("2026-03-02T15:00:00").withUsage(dials("2026-03-02T09:00", 5))));
        assertDenied(
                cn.ask(ask("2026-03-02T15:00:00").withUsage(dials("2026-03-02T09:00", 6))),
                "unanswered-dials-per-day",
                "2026-03-03T08:00");
    }

    @Test
    void a_message_spends_no_call_budget() {
        ContactAsk sms = ContactAsk.plain(at("2026-03-02T15:00:00", SHANGHAI), SHANGHAI, Channel.SMS);

        assertAllowed(cn.ask(sms.withUsage(calls("2026-03-02T09:00", 3))));
    }

    @Test
    void every_flag_bars_contact_and_time_alone_lifts_none() {
        for (Flag flag : EnumSet.complementOf(EnumSet.of(Flag.DEBTOR_UNREACHABLE))) {
            Denied denied = denied(
                    cn.ask(ask("2026-03-02T15:00:00").withFlags(Set.of(flag)).withConsent()));
            assertThat(denied.nextAllowedAt()).isNull();
            assertThat(denied.citation()).isNotBlank();
        }
    }

    @Test
    void a_third_party_is_asked_only_for_a_debtor_who_cannot_be_reached_and_never_again_after_a_refusal() {
        ContactAsk ask = ask("2026-03-02T15:00:00");

        assertDenied(cn.ask(ask.withFlags(Set.of(Flag.THIRD_PARTY))), "third-party", null);
        assertAllowed(cn.ask(ask.withFlags(Set.of(Flag.THIRD_PARTY, Flag.DEBTOR_UNREACHABLE))));
        assertDenied(
                cn.ask(ask.withFlags(Set.of(Flag.THIRD_PARTY, Flag.DEBTOR_UNREACHABLE, Flag.THIRD_PARTY_REFUSED))),
                "third-party-refused",
                null);
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
    void reg_f_allows_seven_calls_in_seven_days_and_the_eighth_when_the_first_is_out() {
        Usage seven = Usage.none();
        for (int day = 2; day <= 8; day++) {
            seven = seven.plusUnansweredDial(at("2026-02-0" + day + "T10:00", NEW_YORK));
        }
        assertDenied(
                us.ask(usAsk("2026-02-08T15:00:00").withUsage(seven)),
                "seven-calls-in-seven-days",
                "2026-02-09T08:00",
                NEW_YORK);
        assertAllowed(us.ask(usAsk("2026-02-09T08:00:00").withUsage(seven)));
    }

    @Test
    void reg_f_rests_seven_days_beginning_with_the_day_of_the_conversation() {
        Usage conversation = Usage.none().plusEffectiveCall(at("2026-03-04T10:00", NEW_YORK));

        // the clocks go forward on 8 March
        assertDenied(
                us.ask(usAsk("2026-03-10T20:00:00").withUsage(conversation)),
                "seven-days-after-conversation",
                "2026-03-11T08:00",
                NEW_YORK);
        assertAllowed(us.ask(usAsk("2026-03-11T08:00:00").withUsage(conversation)));
    }

    @Test
    void calls_count_in_whatever_order_they_are_known() {
        Usage seven = Usage.none();
        for (int day = 8; day >= 2; day--) {
            seven = seven.plusUnansweredDial(at("2026-02-0" + day + "T10:00", NEW_YORK));
        }
        assertDenied(
                us.ask(usAsk("2026-02-08T15:00:00").withUsage(seven)),
                "seven-calls-in-seven-days",
                "2026-02-09T08:00",
                NEW_YORK);
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
        assertThat(cn.ask(ask("2026-03-02T15:00:00"))).isEqualTo(new Allowed("contact-cn@1"));
    }

    @Test
    void hours_begin_before_they_end_and_a_budget_is_of_one_at_least() {
        LocalTime nine = LocalTime.of(9, 0);
        assertThatThrownBy(() -> new Hours(List.of(), nine, nine, false, "x", source()))
                .hasMessageContaining("begin before they end");
        assertThat(budget(1, 1).max()).isEqualTo(1);
        assertThatThrownBy(() -> budget(0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> budget(1, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void usage_is_forgotten_before_an_instant_and_kept_from_it_on() {
        Instant since = at("2026-03-02T09:00", SHANGHAI);
        Usage used = calls("2026-03-02T08:50", 2).plusUnansweredDial(since.minusNanos(1_000));

        assertThat(used.since(since)).isEqualTo(Usage.none().plusEffectiveCall(since));
        assertThat(used.since(since.minusSeconds(600))).isEqualTo(used);
    }

    @Test
    @Tag("chance")
    void what_the_guard_promises_it_keeps_and_nothing_earlier_is_open() {
        long seed = System.nanoTime();
        System.out.println("ContactGuardTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            boolean chinese = random.nextBoolean();
            ContactGuard guard = chinese ? cn : us;
            ZoneId zone = chinese ? SHANGHAI : NEW_YORK;
            Instant base = at("2026-02-25T00:00", zone);
            Usage usage = Usage.none();
            for (int n = random.nextInt(12); n > 0; n--) {
                Instant used = base.plusSeconds(random.nextInt(20 * 86_400));
                usage = random.nextInt(6) == 0 ? usage.plusEffectiveCall(used) : usage.plusUnansweredDial(used);
            }
            Instant now = base.plusSeconds(random.nextInt(20 * 86_400));
            ContactAsk ask = ContactAsk.plain(now, zone, Channel.PHONE).withUsage(usage);
            if (guard.ask(ask) instanceof Denied denied) {
                Instant next = Objects.requireNonNull(denied.nextAllowedAt());
                assertThat(next).isAfter(now);
                assertAllowed(guard.ask(moved(ask, next)));
                long between = Duration.between(now, next).toSeconds();
                Instant earlier = now.plusSeconds(between == 0 ? 0 : random.nextLong(between));
                assertThat(guard.ask(moved(ask, earlier))).isInstanceOf(Denied.class);
            }
        }
    }

    private ContactGuard hours(Hours... hours) {
        ContactPack pack = cn.pack();
        return new ContactGuard(
                new ContactPack("test", 1, "CN", pack.source(), pack.bars(), List.of(hours), pack.budgets()));
    }

    private Budget budget(int max, int days) {
        return new Budget(List.of(), Usage.Counted.ATTEMPT, max, days, ContactPack.Scope.PARTY, "x", source());
    }

    private Source source() {
        return cn.pack().source();
    }

    private static ContactAsk moved(ContactAsk ask, Instant at) {
        return new ContactAsk(at, ask.zone(), ask.channel(), ask.consented(), ask.usage(), ask.flags(), ask.optedOut());
    }

    private static ContactAsk ask(String local) {
        return ContactAsk.plain(at(local, SHANGHAI), SHANGHAI, Channel.PHONE);
    }

    private static ContactAsk usAsk(String local) {
        return ContactAsk.plain(at(local, NEW_YORK), NEW_YORK, Channel.PHONE);
    }

    private static Usage calls(String firstLocal, int n) {
        Usage usage = Usage.none();
        for (int i = 0; i < n; i++) {
            usage = usage.plusEffectiveCall(at(firstLocal, SHANGHAI).plusSeconds(600L * i));
        }
        return usage;
    }

    private static Usage dials(String firstLocal, int n) {
        Usage usage = Usage.none();
        for (int i = 0; i < n; i++) {
            usage = usage.plusUnansweredDial(at(firstLocal, SHANGHAI).plusSeconds(600L * i));
        }
        return usage;
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static void assertAllowed(Answer answer) {
        assertThat(answer).isInstanceOf(Allowed.class);
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
