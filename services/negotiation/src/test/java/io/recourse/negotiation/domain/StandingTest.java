package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.talking;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.Standing.Bar;
import io.recourse.rules.contact.Flag;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds the ladder back holds back whoever asks outside it. */
class StandingTest {

    private static final String NOON = "2026-03-02T12:00:00+08:00";

    /** What the citation of each rule speaks of. */
    private static final Map<String, String> CITED = Map.of(
            "talks-not-begun", "before the talks",
            "negotiation-exhausted", "talks that are over",
            "case-closed", "a case that is closed",
            "nothing-owed", "does not owe",
            "agreement-live", "an agreement",
            "promise-live", "a promise",
            "escalation-rests", "first working day",
            "limitation-expired", Sample.POLICY.threats().source().citation());

    private final Standings standings = Sample.standings();

    @Test
    void a_case_in_talks_forbids_nothing_by_itself() {
        assertThat(of(talking(Sample.CALL), Tone.FINAL_NOTICE))
                .isEqualTo(plainStanding(Sample.PARTY, "CN", false, Set.of(), null));
    }

    @Test
    void a_case_says_whether_it_keeps_a_contact_of_this_ask() {
        var called = talking(Sample.CALL)
                .when(new CaseInput.ContactPermitted(
                        "ask/a", "dunning", Tone.FIRM, Channel.PHONE, at(NOON), null, null))
                .at(NOON);
        assertThat(of(called, Tone.FIRM).keepsIt()).isTrue();
        assertThat(standings
                        .of(
                                (CaseState.Known) called.state(),
                                "b",
                                Sample.PARTY,
                                ContactPurpose.DUNNING,
                                Tone.FIRM,
                                at(NOON))
                        .keepsIt())
                .isFalse();
    }

    @Test
    void a_case_says_whether_the_contact_that_it_keeps_is_another_than_is_asked_for_now() {
        var called = talking(Sample.CALL)
                .when(new CaseInput.ContactPermitted(
                        "ask/a", "dunning", Tone.FRIENDLY, Channel.PHONE, at(NOON), null, null))
                .at(NOON);
        assertThat(of(called, Tone.FRIENDLY).keepsAnother()).isFalse();
        assertThat(of(called, Tone.FINAL_NOTICE).keepsAnother()).isTrue();
        assertThat(standings
                        .of(
                                (CaseState.Known) called.state(),
                                "a",
                                Sample.PARTY,
                                ContactPurpose.CALLBACK,
                                Tone.FRIENDLY,
                                at(NOON))
                        .keepsAnother())
                .isTrue();
        assertThat(of(talking(Sample.CALL), Tone.FRIENDLY).keepsAnother()).isNull();
    }

    @Test
    void before_talks_and_after_them_nobody_is_contacted() {
        assertBar(of(Sample.opened(), Tone.FIRM), "talks-not-begun", null);
        assertBar(
                of(Sample.opened().when(Sample.strategy(Sample.SMS)).at("2026-03-01T00:00:00+08:00"), Tone.FIRM),
                "talks-not-begun",
                "2026-03-02T08:00:00+08:00");
        assertBar(
                calledBack(talking(Sample.SMS).whenTimePasses().at("2026-04-01T08:00:00+08:00"), Tone.FIRM),
                "negotiation-exhausted",
                null);
        assertBar(
                calledBack(
                        talking(Sample.SMS).when(closedWithoutReason(at(NOON))).at(NOON), Tone.FIRM),
                "case-closed",
                null);
    }

    /** What threatens may do so until limitation ends, though the hours last longer (民法典 art. 192). */
    @Test
    void leave_for_a_final_notice_ends_with_limitation() {
        String ends = "2026-03-02T18:00:00+08:00";
        var talks = Spec.of(Sample.cases(), "case-1")
                .when(Sample.opening(at(ends)))
                .at("2026-03-01T00:00:00+08:00")
                .when(Sample.strategy(Sample.CALL))
                .at("2026-03-01T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00");
        Map<Tone, String> untils = Map.of(
                Tone.FIRM,
                "2026-03-02T22:00:00+08:00",
                Tone.FINAL_NOTICE,
                ends,
                Tone.FRIENDLY,
                "2026-03-02T22:00:00+08:00");
        untils.forEach((tone, until) -> {
            Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), Sample.PARTY);
            party.when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                    .at("2026-03-01T00:00:00+08:00");
            party.when(new PartyInput.PermissionAsked(
                            "case-1",
                            "a",
                            Channel.PHONE,
                            tone,
                            ContactPurpose.DUNNING,
                            null,
                            null,
                            Set.of(),
                            of(talks, tone)))
                    .at(NOON);
            assertThat(party.events())
                    .singleElement()
                    .isInstanceOfSatisfying(PartyEvent.UnitSpent.class, spent -> assertThat(spent.until())
                            .isEqualTo(at(until)));
        });
    }

    @Test
    void nobody_asks_for_what_is_not_owed() {
        var paid = talking(Sample.CALL)
                .when(payment("pay-1", 100_000, "2026-03-02", 0, NOON))
                .at(NOON);
        assertBar(of(paid, Tone.FRIENDLY), "nothing-owed", null);
    }

    @Test
    void a_live_promise_is_waited_for_but_its_debtor_may_be_called_back() {
        var promised =
                talking(Sample.CALL).when(promise("p-1", 50_000, "2026-03-06")).at(NOON);
        assertBar(of(promised, Tone.FRIENDLY), "promise-live", "2026-03-09T09:00:00+08:00");
        assertThat(calledBack(promised, Tone.FRIENDLY).bar()).isNull();
    }

    @Test
    void after_a_broken_promise_nobody_presses_before_the_ladder_does() {
        var broken = talking(Sample.CALL)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(NOON)
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00");
        String saturday = "2026-03-07T08:00:00+08:00";
        String monday = "2026-03-09T09:00:00+08:00";
        assertBar(of(broken, ContactPurpose.DUNNING, Tone.FIRM, saturday), "escalation-rests", monday);
        assertThat(of(broken, ContactPurpose.CALLBACK, Tone.FIRM, saturday).bar())
                .isNull();
        assertThat(of(broken, ContactPurpose.DUNNING, Tone.FIRM, monday).bar()).isNull();
    }

    @Test
    void what_was_agreed_is_waited_for_as_well() {
        var agreed = talking(Sample.CALL)
                .when(new CaseInput.OfferProposed(
                        "o-1",
                        OfferType.INSTALMENTS,
                        Sample.yuan(100_000),
                        Sample.owing(0),
                        LocalDate.parse("2026-03-20"),
                        List.of(new Terms.Stage(2, 1)),
                        null,
                        "user-1",
                        Maker.SUPERVISOR))
                .at("2026-03-02T09:00:00+08:00");
        agreed.when(new CaseInput.OfferAccepted("o-1", "a-1", Sample.PARTY, true, true))
                .at("2026-03-02T09:30:00+08:00");
        Standing standing = of(agreed, Tone.FRIENDLY);
        assertThat(standing.bar()).isInstanceOfSatisfying(Bar.class, bar -> {
            assertThat(bar.rule()).isEqualTo("agreement-live");
            assertThat(bar.citation()).contains("an agreement");
            assertThat(bar.nextAllowedAt()).isAfter(at("2026-03-20T00:00:00+08:00"));
        });
        assertThat(calledBack(agreed, Tone.FRIENDLY).bar()).isNull();
    }

    @Test
    void a_final_notice_of_a_time_barred_debt_is_forbidden_and_a_firm_word_is_not() {
        var barred = talking(Sample.CALL)
                .when(new CaseInput.LimitationMoved(at(NOON), at(NOON)))
                .at("2026-03-02T08:30:00+08:00");
        assertBar(of(barred, Tone.FINAL_NOTICE), "limitation-expired", null);
        assertThat(of(barred, Tone.FIRM).bar()).isNull();
        assertBar(calledBack(barred, Tone.FINAL_NOTICE), "limitation-expired", null);
        assertThat(calledBack(barred, Tone.FIRM).bar()).isNull();
        assertThat(standings
                        .of(
                                (CaseState.Known) barred.state(),
                                "a",
                                Sample.PARTY,
                                ContactPurpose.DUNNING,
                                Tone.FINAL_NOTICE,
                                at("2026-03-02T11:59:59+08:00"))
                        .bar())
                .isNull();
    }

    @Test
    void every_pause_that_is_open_is_a_flag_and_one_that_ended_is_none() {
        Map<PauseReason, Flag> flags = new EnumMap<>(Map.of(
                PauseReason.DISPUTE, Flag.PAUSED,
                PauseReason.HARDSHIP, Flag.PAUSED,
                PauseReason.BANKRUPTCY, Flag.PAUSED,
                PauseReason.INCAPACITY, Flag.INCAPABLE,
                PauseReason.CEASE_CONTACT, Flag.CEASED,
                PauseReason.DECEASED, Flag.DECEASED));
        for (PauseReason reason : PauseReason.values()) {
            var paused = talking(Sample.CALL)
                    .when(new CaseInput.PauseBegan(
                            "p-1", reason, at("2026-03-02T09:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                    .at("2026-03-02T08:30:00+08:00");
            assertThat(of(paused, Tone.FIRM).flags()).containsExactly(flags.get(reason));
            paused.when(new CaseInput.PauseOver("p-1", at("2026-03-02T11:00:00+08:00")))
                    .at("2026-03-02T11:00:00+08:00");
            assertThat(of(paused, Tone.FIRM).flags()).isEmpty();
        }
    }

    private Standing of(Spec<CaseState, CaseInput, CaseEvent> spec, Tone tone) {
        return of(spec, ContactPurpose.DUNNING, tone, NOON);
    }

    private Standing calledBack(Spec<CaseState, CaseInput, CaseEvent> spec, Tone tone) {
        return of(spec, ContactPurpose.CALLBACK, tone, NOON);
    }

    private Standing of(Spec<CaseState, CaseInput, CaseEvent> spec, ContactPurpose purpose, Tone tone, String when) {
        return standings.of((CaseState.Known) spec.state(), "a", Sample.PARTY, purpose, tone, at(when));
    }

    private static void assertBar(Standing standing, String rule, @Nullable String nextAllowedAt) {
        assertThat(standing.bar()).isInstanceOfSatisfying(Bar.class, bar -> {
            assertThat(bar.rule()).isEqualTo(rule);
            assertThat(bar.citation()).contains(Objects.requireNonNull(CITED.get(rule)));
            assertThat(bar.nextAllowedAt()).isEqualTo(nextAllowedAt == null ? null : at(nextAllowedAt));
        });
    }
}
