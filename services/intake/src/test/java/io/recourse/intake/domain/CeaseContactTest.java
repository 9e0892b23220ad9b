package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.intake.domain.CaseInput.ChargeOffAsked;
import io.recourse.intake.domain.CaseInput.PartyFlagged;
import io.recourse.intake.domain.PartyInput.CaseEnded;
import io.recourse.intake.domain.PartyInput.EraseAsked;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import org.junit.jupiter.api.Test;

/** Who wants no contact is left alone through recall, re-intake, charge-off and erasure. */
class CeaseContactTest {

    private static final String NOW = "2026-01-10T09:00:00+08:00";
    private static final String AGAIN = "2026-03-02T09:00:00+08:00";

    private static Spec<PartyState, PartyInput, PartyEvent> flagged() {
        return Spec.of(Given.partyDecider(), "p1")
                .when(Given.named("case-1", party("p1"), "2026-01-09"))
                .at(NOW)
                .when(new FlagAsked("f1", PartyFlag.CEASE_CONTACT, instant(NOW), null))
                .at(NOW)
                .thenPublished(new ContactCeased(instant(NOW), "flag"))
                .andTells(paused("case-1"));
    }

    private static Tell paused(String caseId) {
        return new Tell(
                new SubjectId("case", caseId),
                new PartyFlagged("party/p1/f1", PauseReason.CEASE_CONTACT, instant(NOW), null));
    }

    @Test
    void an_account_that_was_recalled_and_is_pushed_again_rests_from_its_first_day() {
        flagged()
                .when(new CaseEnded("case-1"))
                .at(NOW)
                .when(Given.named("case-2", party("p1"), "2026-03-01"))
                .at(AGAIN)
                .andTells(paused("case-2"))
                .andStatus("CEASED");
    }

    @Test
    void who_was_erased_and_is_named_again_is_known_by_its_keyed_hash_and_nobody_is_told_to_talk_to_it() {
        Spec<PartyState, PartyInput, PartyEvent> spec = flagged()
                .when(new CaseEnded("case-1"))
                .at(NOW)
                .when(new EraseAsked("request-of-party"))
                .at(NOW)
                .andStatus("ERASED")
                .when(Given.named("case-2", party("p1"), "2026-03-01"))
                .at(AGAIN)
                .andTells(paused("case-2"))
                .andStatus("CEASED");
        // its row in the other services hears that it is registered anew, never that it may be contacted
        assertThat(spec.published()).hasOnlyElementsOfType(PartyRegistered.class);
    }

    /** What a debtor answers to a message of one debt, open or over, is the wish that a sale passes on. */
    @Test
    void who_says_it_in_answer_to_a_contact_has_said_it_of_all_debts_for_good() {
        CaseInput.NoContactWanted said =
                new CaseInput.NoContactWanted("debtor-1", Channel.VOICE_BOT, instant("2026-01-10T08:00:00+08:00"));
        Tell wish =
                new Tell(new SubjectId("party", "debtor-1"), new PartyInput.ContactCeaseAsked(said.at(), "voice-bot"));
        opened().when(said).at(NOW).thenNothing().andTells(wish);
        opened().when(new CaseInput.Recalled(instant(NOW)))
                .at(NOW)
                .when(said)
                .at(NOW)
                .thenNothing()
                .andTells(wish);
        opened().when(new CaseInput.NoContactWanted("somebody", Channel.SMS, said.at()))
                .at(NOW)
                .thenNothing()
                .andTells();
        Spec.of(Given.partyDecider(), "debtor-1")
                .when(Given.named("case-1", party("debtor-1"), "2026-01-09"))
                .at(NOW)
                .when((PartyInput) wish.input())
                .at(NOW)
                .thenPublished(new ContactCeased(said.at(), "voice-bot"))
                .andStatus("CEASED");
    }

    /** Said of one debt it is the debtor's wish: the pause may end, the wish does not. */
    @Test
    void who_says_it_of_one_case_has_said_it_of_all() {
        opened().when(Given.pause("c1", PauseReason.CEASE_CONTACT, NOW))
                .at(NOW)
                .andTells(new Tell(
                        new SubjectId("party", "debtor-1"), new PartyInput.ContactCeaseAsked(instant(NOW), "pause")));
        opened().when(Given.pause("c1", PauseReason.HARDSHIP, NOW)).at(NOW).andTells();
    }

    @Test
    void a_charge_off_ends_no_pause() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        spec.when(new PartyFlagged("party/p1/f1", PauseReason.CEASE_CONTACT, instant(NOW), null))
                .at("2026-01-11T09:00:00+08:00");
        assertThat(spec.published()).singleElement().isInstanceOfSatisfying(PauseStarted.class, p -> assertThat(
                        p.reason())
                .isEqualTo(PauseReason.CEASE_CONTACT));
        spec.when(new ChargeOffAsked(null)).at("2026-01-12T12:00:00+08:00").thenPublished();
        assertThat(spec.state()).isInstanceOfSatisfying(CaseState.Open.class, open -> assertThat(
                        open.pauses().openAt(instant("2026-01-12T12:00:00+08:00")))
                .hasSize(1));
    }
}
