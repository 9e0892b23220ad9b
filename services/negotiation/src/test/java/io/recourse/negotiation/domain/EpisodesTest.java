package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.opening;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.strategy;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.contact.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An account that is overdue again is another case of the same debt: what is counted by debt goes on. */
class EpisodesTest {

    private static final Instant BEGUN = at("2026-03-01T00:00:00+08:00");
    private static final String THIRD = "2026-03-06T08:30:00+08:00";

    private final Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), Sample.PARTY)
            .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
            .at(BEGUN);

    /** ▣ 12 CFR 1006.14(b)(2)(i)(B): seven days from a conversation about the particular debt. */
    @Test
    void a_conversation_of_the_first_episode_rests_the_calls_of_the_second() {
        party.when(american("case-1", "talk", null)).at("2026-03-02T20:00:00+08:00");
        party.when(confirmedUndated("case-1", "ask/talk", ContactOutcome.CONVERSATION))
                .at("2026-03-02T20:00:00+08:00");
        party.when(american("case-2", "again", "case-1")).at("2026-03-05T12:00:00+08:00");
        refused("seven-days-after-conversation");
        party.when(american("case-3", "other", null)).at("2026-03-05T12:00:00+08:00");
        allowed();
        party.when(american("case-2", "later", "case-1")).at("2026-03-09T08:00:00+08:00");
        allowed();
    }

    /** ▣ 12 CFR 1006.14(b)(2)(i)(A): seven calls in seven days about the particular debt. */
    @Test
    void seven_calls_in_seven_days_are_those_of_all_episodes() {
        for (int i = 0; i < 7; i++) {
            party.when(american(i < 4 ? "case-1" : "case-2", "a" + i, i < 4 ? null : "case-1"))
                    .at("2026-03-02T20:0" + i + ":00+08:00");
            allowed();
            party.when(confirmedUndated(i < 4 ? "case-1" : "case-2", "ask/a" + i, ContactOutcome.UNANSWERED))
                    .at("2026-03-02T20:0" + i + ":00+08:00");
        }
        party.when(american("case-2", "eighth", "case-1")).at("2026-03-04T12:00:00+08:00");
        refused("seven-calls-in-seven-days");
    }

    @Test
    void a_relative_that_was_asked_twice_is_not_asked_twice_more_and_three_relatives_stay_three() {
        for (int i = 0; i < 3; i++) {
            party.when(askedInFirstEpisode(
                            "case-1", "call-" + i, Channel.PHONE, "dunning", "lender-1", "Asia/Shanghai", "CN"))
                    .at("2026-03-0" + (2 + i) + "T12:00:00+08:00");
            party.when(new PartyInput.ContactReturned("case-1", "call-" + i, true))
                    .at("2026-03-0" + (2 + i) + "T12:00:00+08:00");
        }
        List<String> relatives = List.of("aunt", "aunt", "uncle", "niece");
        for (int i = 0; i < relatives.size(); i++) {
            party.when(relative("case-1", "r" + i, relatives.get(i), null)).at("2026-03-05T12:00:00+08:00");
            allowed();
        }
        party.when(relative("case-2", "a", "aunt", "case-1")).at("2026-03-12T12:00:00+08:00");
        refused("third-party-asked");
        party.when(relative("case-2", "b", "nephew", "case-1")).at("2026-03-12T12:00:00+08:00");
        refused("third-party-list-full");
        // as a journal of before has it
        party.when(relative("case-2", "c", "nephew", null)).at("2026-03-12T12:00:00+08:00");
        allowed();
    }

    @Test
    void a_third_promise_waits_for_a_second_person_though_two_were_broken_in_the_episode_before() {
        Spec<CaseState, CaseInput, CaseEvent> former = PromiseTest.twiceBroken();
        former.when(new CaseInput.NextEpisodeBegan("case-2"))
                .at(THIRD)
                .then(new CaseEvent.NextEpisodeNoted("case-2"))
                .andTells(new Tell(new SubjectId("case", "case-2"), new CaseInput.BrokenBefore(2)))
                .when(new CaseInput.NextEpisodeBegan("case-2"))
                .at(THIRD)
                .thenNothing();
        Spec<CaseState, CaseInput, CaseEvent> second = second();
        second.when(new CaseInput.BrokenBefore(2)).at(THIRD).then(new CaseEvent.BrokenBeforeNoted(2));
        second.when(promise("p-1", 50_000, "2026-03-20")).at(THIRD);
        assertThat(second.events()).singleElement().isInstanceOf(CaseEvent.PromiseProposed.class);
    }

    @Test
    void who_continues_a_debt_asks_the_episode_before_once() {
        Spec.of(Sample.cases(), "case-2")
                .when(opening())
                .at(BEGUN)
                .when(new CaseInput.EpisodeBegan("case-1", "case-1"))
                .at(BEGUN)
                .then(new CaseEvent.EpisodeKept("case-1", "case-1"))
                .andTells(new Tell(new SubjectId("case", "case-1"), new CaseInput.NextEpisodeBegan("case-2")))
                .when(new CaseInput.EpisodeBegan("case-1", "case-1"))
                .at(BEGUN)
                .thenNothing();
        Spec.of(Sample.cases(), "case-1")
                .when(new CaseInput.NextEpisodeBegan("case-2"))
                .at(BEGUN)
                .thenNothing();
    }

    @Test
    void a_verdict_that_is_changed_is_told_to_the_next_episode_and_passed_on() {
        Spec<CaseState, CaseInput, CaseEvent> spec = second();
        spec.when(new CaseInput.BrokenBefore(1)).at(BEGUN);
        spec.when(new CaseInput.NextEpisodeBegan("case-3"))
                .at(BEGUN)
                .andTells(new Tell(new SubjectId("case", "case-3"), new CaseInput.BrokenBefore(1)));
        spec.when(promise("p-1", 50_000, "2026-03-02")).at("2026-03-02T08:30:00+08:00");
        spec.whenTimePasses()
                .at("2026-03-04T00:00:00+08:00")
                .thenAlsoPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)));
        assertThat(spec.ran().tells())
                .contains(new Tell(new SubjectId("case", "case-3"), new CaseInput.BrokenBefore(2)));
        spec.when(new CaseInput.BrokenBefore(4))
                .at(THIRD)
                .andTells(new Tell(new SubjectId("case", "case-3"), new CaseInput.BrokenBefore(5)));
    }

    @Test
    void a_plan_that_is_broken_is_told_to_the_next_episode_as_well() {
        Spec<CaseState, CaseInput, CaseEvent> spec = Sample.talking(SMS);
        spec.when(new CaseInput.NextEpisodeBegan("case-2")).at(Sample.MADE);
        spec.when(Sample.instalments(2, Maker.BOT)).at(Sample.MADE);
        spec.when(Sample.accept("a-1")).at(Sample.MADE);
        spec.whenTimePasses().at("2026-03-20T00:00:00+08:00");
        assertThat(spec.ran().tells())
                .contains(new Tell(new SubjectId("case", "case-2"), new CaseInput.BrokenBefore(1)));
    }

    @Test
    void the_ladder_and_whoever_asks_beside_it_name_the_debt() {
        Spec<CaseState, CaseInput, CaseEvent> spec = second();
        spec.when(strategy(SMS)).at(BEGUN).whenTimePasses().at("2026-03-02T09:00:00+08:00");
        assertThat(spec.ran().tells())
                .contains(new Tell(
                        new SubjectId("party", Sample.PARTY),
                        new PartyInput.ContactAsked(
                                "case-2",
                                "sms-1",
                                Channel.SMS,
                                "dunning",
                                "lender-1",
                                "Asia/Shanghai",
                                "CN",
                                "case-1")));
        assertThat(Sample.standings()
                        .of(
                                (CaseState.Known) spec.state(),
                                "a",
                                Sample.PARTY,
                                ContactPurpose.DUNNING,
                                Tone.FIRM,
                                at("2026-03-02T09:00:00+08:00"))
                        .debt())
                .isEqualTo("case-1");
    }

    /** Its account was overdue before, in case-1. */
    static Spec<CaseState, CaseInput, CaseEvent> second() {
        return Spec.of(Sample.cases(), "case-2")
                .when(opening())
                .at(BEGUN)
                .when(new CaseInput.EpisodeBegan("case-1", "case-1"))
                .at(BEGUN);
    }

    private void allowed() {
        assertThat(party.events()).last().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    private void refused(String rule) {
        assertThat(party.events()).last().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(
                        refused.rule())
                .isEqualTo(rule));
    }

    private static PartyInput.PermissionAsked american(String caseId, String askId, @Nullable String debt) {
        return asked(caseId, askId, ContactPurpose.DUNNING, null, "US", debt);
    }

    private static PartyInput.PermissionAsked relative(String caseId, String askId, String ref, @Nullable String debt) {
        return asked(caseId, askId, ContactPurpose.LOCATE, new ThirdPerson(Person.RELATIVE, ref), "CN", debt);
    }

    private static PartyInput.PermissionAsked asked(
            String caseId,
            String askId,
            ContactPurpose purpose,
            @Nullable ThirdPerson third,
            String jurisdiction,
            @Nullable String debt) {
        return new PartyInput.PermissionAsked(
                caseId,
                askId,
                Channel.PHONE,
                Tone.FIRM,
                purpose,
                third,
                null,
                Set.of(),
                new Standing(Sample.PARTY, jurisdiction, false, Set.of(), debt, null, null, null));
    }
}
