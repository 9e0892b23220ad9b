package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static io.recourse.negotiation.domain.Sample.talking;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseInput.AnswerLookedAt;
import io.recourse.negotiation.domain.PartyInput.FlagLifted;
import io.recourse.negotiation.domain.PartyInput.FlagRaised;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 他上个月去世了, somebody answers on Monday 2 March at 09:20 to a message about one debt of two: it may be so, and nobody has read it. */
class SaidToHaveDiedTest {

    private static final String DUE = "2026-03-02T09:00:00+08:00";
    private static final String NIGHT = "2026-03-02T22:00:00+08:00";
    private static final Instant SAID = at("2026-03-02T09:20:00+08:00");
    private static final Instant NOON = at("2026-03-03T12:00:00+08:00");
    private static final Instant UNTIL = at("2026-03-09T09:00:00+08:00");
    private static final SubjectId THE_PARTY = new SubjectId("party", PARTY);
    private static final SubjectId OTHER_CASE = new SubjectId("case", "case-2");
    private static final String RULE = "answer-waits";
    private static final FlagRaised WORDS = new FlagRaised(PartyFile.unread("task-1"), Flag.PAUSED, SAID, UNTIL);

    private final Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), PARTY)
            .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
            .at("2026-03-01T00:00:00+08:00");

    private static Spec<CaseState, CaseInput, CaseEvent> written() {
        return talking(Sample.SMS, AnswersToReadTest.CALL)
                .whenTimePasses()
                .at(DUE)
                .when(new CaseInput.ContactGranted("sms-1", at(NIGHT), null))
                .at(DUE);
    }

    private static List<Tell> bars(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.ran().tells().stream()
                .filter(tell -> tell.input() instanceof FlagRaised || tell.input() instanceof FlagLifted)
                .toList();
    }

    /** ▣ */
    @ParameterizedTest
    @EnumSource(Intent.class)
    void of_a_death_and_an_incapacity_the_party_hears_until_when_it_is_left_alone_and_when_it_was_read(Intent intent) {
        Spec<CaseState, CaseInput, CaseEvent> spec = written();
        spec.when(plainAnswer("sms-1", Channel.SMS, intent, true, SAID)).at(SAID);
        if (intent != Intent.DECEASED && intent != Intent.INCAPABLE) {
            assertThat(bars(spec)).isEmpty();
            return;
        }
        String taskId =
                ((CaseState.Known) spec.state()).file().heldAnswers().getFirst().taskId();
        String barId = PartyFile.unread(taskId);
        assertThat(bars(spec)).containsExactly(new Tell(THE_PARTY, new FlagRaised(barId, Flag.PAUSED, SAID, UNTIL)));
        spec.when(plainAnswer("sms-1", Channel.SMS, intent, true, SAID)).at(NOON);
        assertThat(bars(spec)).isEmpty();
        spec.when(new AnswerLookedAt(taskId, NOON, PARTY)).at(NOON);
        assertThat(bars(spec)).containsExactly(new Tell(THE_PARTY, new FlagLifted(barId, NOON)));
        spec.when(new AnswerLookedAt(taskId, NOON, PARTY)).at(NOON).thenNothing();
    }

    /** ▣ The bot of the other debt calls nobody on the 3rd, and so does whoever asks for leave. */
    @Test
    void no_other_case_contacts_it_before_somebody_has_read_it_or_should_have() {
        party.when(WORDS).at(SAID).andStatus("OPEN");
        party.when(WORDS).at(SAID).thenNothing();
        party.when(asked("bot-1", "dunning")).at(NOON).andTells(denied("bot-1"));
        party.when(asked("notice/1", DebitNotices.NOTICE)).at(NOON).andTells(denied("notice/1"));
        for (ContactPurpose purpose : Set.of(ContactPurpose.DUNNING, ContactPurpose.CALLBACK)) {
            party.when(permission(purpose, null)).at(NOON);
            assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
                assertThat(refused.rule()).isEqualTo(RULE);
                assertThat(refused.citation()).contains("said to have died", "until a person has read what was said");
                assertThat(refused.nextAllowedAt()).isEqualTo(UNTIL);
            });
        }
        party.when(permission(ContactPurpose.LOCATE, new ThirdPerson(Person.RELATIVE, "sister")))
                .at(NOON);
        assertThat(party.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo(RULE));
        party.when(asked("bot-2", "dunning")).at(UNTIL);
        assertThat(party.events()).hasOnlyElementsOfType(PartyEvent.UnitSpent.class);
    }

    @Test
    void once_it_was_read_it_is_contacted_again_unless_it_is_so() {
        Instant read = NOON.minusSeconds(60);
        party.when(WORDS).at(SAID);
        party.when(new FlagLifted(WORDS.barId(), read)).at(read);
        party.when(asked("bot-1", "dunning")).at(NOON);
        assertThat(party.events()).hasOnlyElementsOfType(PartyEvent.UnitSpent.class);
        party.when(new FlagRaised("died", Flag.DECEASED, NOON)).at(NOON).andStatus("DECEASED");
        party.when(asked("bot-2", "dunning"))
                .at(NOON)
                .andTells(new Tell(OTHER_CASE, new CaseInput.ContactDenied("bot-2", "debtor-deceased", null)));
    }

    @Test
    void what_it_is_known_to_have_died_by_stays_when_the_words_are_over() {
        party.when(WORDS).at(SAID);
        party.when(new FlagRaised("died", Flag.DECEASED, SAID)).at(SAID);
        party.when(asked("bot-1", "dunning"))
                .at(NOON)
                .andTells(new Tell(OTHER_CASE, new CaseInput.ContactDenied("bot-1", RULE, null)));
        party.when(asked("bot-2", "dunning"))
                .at(UNTIL)
                .andTells(new Tell(OTHER_CASE, new CaseInput.ContactDenied("bot-2", "debtor-deceased", null)));
    }

    /** Nobody knows yet why, so no contact with it was wrong. */
    @Test
    void no_case_lists_an_incident_by_words_that_nobody_has_read() {
        party.when(asked("bot-1", "dunning")).at(NOON);
        party.when(WORDS).at(NOON.plusSeconds(60)).andTells();
    }

    @Test
    void what_waits_for_its_channel_and_whoever_takes_a_task_leaves_it_alone_as_well() {
        party.when(WORDS).at(SAID);
        PartyFile file = ((PartyState.Known) party.state()).file();
        CaseState.Known other = (CaseState.Known) written().state();
        Standings standings = Sample.standings();
        assertThat(standings.bar(other, file, Channel.SMS, Tone.FIRM, NOON)).isEqualTo(RULE);
        assertThat(standings.barOfNotice(other, file, "notice/1", Channel.LETTER, NOON))
                .isEqualTo(RULE);
        assertThat(standings.bar(other, file, Channel.SMS, Tone.FIRM, UNTIL)).isNull();
    }

    @Test
    void of_more_than_twenty_unread_words_that_is_forgotten_which_ended_first() {
        party.when(WORDS).at(SAID);
        for (int i = 2; i <= 30; i++) {
            String barId = PartyFile.unread("task-" + i);
            party.when(new FlagRaised(barId, Flag.PAUSED, SAID, UNTIL)).at(SAID);
            party.when(new FlagLifted(barId, SAID.plusSeconds(i))).at(SAID);
        }
        PartyFile file = ((PartyState.Known) party.state()).file();
        assertThat(Objects.requireNonNull(file.bars()).list()).hasSize(20);
        assertThat(file.unreadUntil(NOON)).contains(UNTIL);
    }

    private static PartyInput.ContactAsked asked(String attemptId, String purpose) {
        return askedInFirstEpisode(
                OTHER_CASE.id(), attemptId, Channel.VOICE_BOT, purpose, "lender-1", "Asia/Shanghai", "CN");
    }

    private static Tell denied(String attemptId) {
        return new Tell(OTHER_CASE, new CaseInput.ContactDenied(attemptId, RULE, UNTIL));
    }

    private static PartyInput.PermissionAsked permission(ContactPurpose purpose, @Nullable ThirdPerson third) {
        return new PartyInput.PermissionAsked(
                OTHER_CASE.id(),
                "a",
                Channel.PHONE,
                Tone.FRIENDLY,
                purpose,
                third,
                null,
                Set.of(),
                plainStanding(PARTY, "CN", false, Set.of(), null));
    }
}
