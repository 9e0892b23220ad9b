package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.PartyEvent.BarGround;
import io.recourse.contracts.PartyEvent.ContactBarEnded;
import io.recourse.contracts.PartyEvent.ContactBarred;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PublicEvent;
import io.recourse.intake.domain.CaseInput.PartyFlagged;
import io.recourse.intake.domain.CaseInput.PartyUnflagged;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.FlagLifted;
import io.recourse.intake.domain.PartyEvent.FlagRaised;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyInput.FlagLiftAsked;
import io.recourse.intake.domain.PartyInput.FlagsAsked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartyFlagsTest {

    private static final String NOW = "2026-01-10T09:00:00+08:00";
    private static final String LATER = "2026-01-20T09:00:00+08:00";
    private static final String EARLIER = "2026-01-05T09:00:00+08:00";

    private static Spec<PartyState, PartyInput, PartyEvent> named(PartyRole... roles) {
        return named(party("p1"), roles);
    }

    private static Spec<PartyState, PartyInput, PartyEvent> named(PartyFacts facts, PartyRole... roles) {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "p1");
        int number = 0;
        for (PartyRole role : roles) {
            spec.when(Given.named("case-" + ++number, facts, "2026-01-09", role))
                    .at(NOW);
        }
        return spec;
    }

    private static FlagAsked flag(String id, PartyFlag flag, String from) {
        return new FlagAsked(id, flag, instant(from), null);
    }

    private static Tell paused(String caseId, String flagId, PauseReason reason, String from) {
        return new Tell(
                new SubjectId("case", caseId), new PartyFlagged("party/p1/" + flagId, reason, instant(from), null));
    }

    private static Tell resumed(String caseId, String flagId, String at) {
        return new Tell(new SubjectId("case", caseId), new PartyUnflagged("party/p1/" + flagId, instant(at)));
    }

    @Test
    void an_enterprise_that_was_erased_can_still_be_bankrupt_and_of_a_person_nothing_is_kept() {
        for (DebtorKind kind : DebtorKind.values()) {
            Spec<PartyState, PartyInput, PartyEvent> erased = Spec.of(Given.partyDecider(), "debtor-1")
                    .when(Given.named("case-1", party("debtor-1", kind), "2026-01-09"))
                    .at(NOW)
                    .when(new PartyInput.CaseEnded("case-1"))
                    .at(NOW)
                    .when(new PartyInput.EraseAsked("request-of-party"))
                    .at(NOW)
                    .andStatus("ERASED");
            assertThat(((PartyState.Registered) erased.state()).custody().kind())
                    .isEqualTo(kind == DebtorKind.ENTERPRISE ? kind : null);
            erased.when(flag("f1", PartyFlag.BANKRUPT, NOW)).at(NOW);
            if (kind == DebtorKind.ENTERPRISE) {
                erased.then(
                        new PartyEvent.FlagRaised("f1", PartyFlag.BANKRUPT, instant(NOW), null),
                        new Told(new ContactBarred("f1", BarGround.RESTING, instant(NOW))));
            } else {
                erased.thenRefused("bankruptcy-enterprise-only");
            }
        }
    }

    @Test
    void a_flag_on_the_debtor_pauses_each_of_its_cases_and_lifting_it_ends_those_pauses() {
        named(PartyRole.DEBTOR, PartyRole.DEBTOR)
                .when(flag("f1", PartyFlag.DECEASED, EARLIER))
                .at(NOW)
                .then(
                        new FlagRaised("f1", PartyFlag.DECEASED, instant(EARLIER), null),
                        new Told(new ContactBarred("f1", BarGround.DECEASED, instant(EARLIER))))
                .andTells(
                        paused("case-1", "f1", PauseReason.DECEASED, EARLIER),
                        paused("case-2", "f1", PauseReason.DECEASED, EARLIER))
                .when(new FlagLiftAsked("f1", instant(LATER)))
                .at(LATER)
                .then(new FlagLifted("f1", instant(LATER)), new Told(new ContactBarEnded("f1", instant(LATER))))
                .andTells(resumed("case-1", "f1", LATER), resumed("case-2", "f1", LATER));
    }

    @Test
    void a_flag_that_has_an_end_may_end_earlier_and_not_later() {
        named(PartyRole.DEBTOR)
                .when(flag("f1", PartyFlag.DISPUTE, EARLIER))
                .at(NOW)
                .when(new FlagLiftAsked("f1", instant(LATER)))
                .at(NOW)
                .when(new FlagLiftAsked("f1", instant(NOW)))
                .at(LATER)
                .then(new FlagLifted("f1", instant(NOW)), new Told(new ContactBarEnded("f1", instant(NOW))))
                .andTells(resumed("case-1", "f1", NOW))
                .when(new FlagLiftAsked("f1", instant(LATER)))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void a_flag_on_who_owes_beside_the_debtor_or_answers_for_it_pauses_nothing_but_contact_with_itself() {
        named(PartyRole.CO_DEBTOR, PartyRole.GUARANTOR)
                .when(flag("f1", PartyFlag.DECEASED, NOW))
                .at(NOW)
                .then(
                        new FlagRaised("f1", PartyFlag.DECEASED, instant(NOW), null),
                        new Told(new ContactBarred("f1", BarGround.DECEASED, instant(NOW))))
                .andTells()
                .when(new FlagLiftAsked("f1", instant(LATER)))
                .at(LATER)
                .then(new FlagLifted("f1", instant(LATER)), new Told(new ContactBarEnded("f1", instant(LATER))))
                .andTells();
    }

    /** What illness it is, and which quarrel, nobody learns who only has to leave the party alone. */
    @Test
    void of_a_flag_no_more_is_told_than_a_ground_and_of_a_wish_nothing_but_the_wish() {
        PartyFacts firm =
                new PartyFacts("p1", "Asia/Shanghai", "ZJ", "zh-CN", true, false, DebtorKind.ENTERPRISE, null);
        for (PartyFlag flag : PartyFlag.values()) {
            named(firm, PartyRole.CO_DEBTOR)
                    .when(flag("f1", flag, EARLIER))
                    .at(NOW)
                    .thenPublished(
                            switch (flag) {
                                case DECEASED -> new ContactBarred("f1", BarGround.DECEASED, instant(EARLIER));
                                case INCAPABLE -> new ContactBarred("f1", BarGround.INCAPABLE, instant(EARLIER));
                                case BANKRUPT, DISPUTE, HARDSHIP ->
                                    new ContactBarred("f1", BarGround.RESTING, instant(EARLIER));
                                case CEASE_CONTACT -> new ContactCeased(instant(EARLIER), "flag");
                            })
                    .when(new FlagLiftAsked("f1", instant(NOW)))
                    .at(LATER)
                    .thenPublished(
                            flag == PartyFlag.CEASE_CONTACT
                                    ? new PublicEvent[0]
                                    : new PublicEvent[] {new ContactBarEnded("f1", instant(NOW))});
        }
    }

    @Test
    void a_case_that_is_opened_later_is_paused_by_the_flags_that_stand_then() {
        named(PartyRole.DEBTOR)
                .when(flag("lifted", PartyFlag.DISPUTE, EARLIER))
                .at(NOW)
                .when(new FlagLiftAsked("lifted", instant(NOW)))
                .at(NOW)
                .when(flag("stands", PartyFlag.HARDSHIP, EARLIER))
                .at(NOW)
                .when(flag("ends", PartyFlag.INCAPABLE, NOW))
                .at(NOW)
                .when(new FlagLiftAsked("ends", instant("2026-02-01T09:00:00+08:00")))
                .at(NOW)
                .when(Given.named("case-2", party("p1"), "2026-01-09"))
                .at(LATER)
                .then(new CaseJoined("case-2", PartyRole.DEBTOR, Given.terms()))
                .andTells(
                        paused("case-2", "stands", PauseReason.HARDSHIP, EARLIER),
                        paused("case-2", "ends", PauseReason.INCAPACITY, NOW),
                        resumed("case-2", "ends", "2026-02-01T09:00:00+08:00"))
                .when(Given.named("case-3", party("p1"), "2026-01-09", PartyRole.GUARANTOR))
                .at(LATER)
                .andTells();
    }

    @Test
    void a_case_beyond_those_that_are_kept_by_id_is_paused_by_the_flags_that_stand_as_it_names_the_party() {
        Spec<PartyState, PartyInput, PartyEvent> spec = named(PartyRole.DEBTOR);
        for (int i = 2; i <= 1_000; i++) {
            spec.when(Given.named("case-" + i, party("p1"), "2026-01-09")).at(NOW);
        }
        spec.when(flag("f1", PartyFlag.DECEASED, EARLIER))
                .at(NOW)
                .when(Given.named("case-1001", party("p1"), "2026-01-09"))
                .at(LATER)
                .then(new PartyEvent.CaseCounted("case-1001"))
                .andTells(paused("case-1001", "f1", PauseReason.DECEASED, EARLIER))
                .when(Given.named("case-1002", party("p1"), "2026-01-09", PartyRole.GUARANTOR))
                .at(LATER)
                .andTells();
    }

    /** Nobody tells a counted case of a flag: it asks when a pause it has from the party is reviewed. */
    @Test
    void a_counted_case_that_asks_is_told_the_flags_that_stand_and_those_that_do_no_more() {
        Spec<PartyState, PartyInput, PartyEvent> spec = named(PartyRole.DEBTOR);
        for (int i = 2; i <= 1_001; i++) {
            spec.when(Given.named("case-" + i, party("p1"), "2026-01-09")).at(NOW);
        }
        spec.when(flag("f1", PartyFlag.DECEASED, EARLIER))
                .at(NOW)
                .when(flag("f2", PartyFlag.HARDSHIP, EARLIER))
                .at(NOW)
                .when(new FlagLiftAsked("f1", instant(NOW)))
                .at(NOW)
                .when(new FlagsAsked("case-1001"))
                .at(LATER)
                .thenNothing()
                .andTells(resumed("case-1001", "f1", NOW), paused("case-1001", "f2", PauseReason.HARDSHIP, EARLIER))
                .when(new FlagsAsked("case-1000"))
                .at(LATER)
                .thenNothing()
                .andTells();
    }

    @Test
    void a_case_that_reviews_a_pause_of_its_party_asks_the_party_and_takes_what_it_is_told() {
        opened().when(flagged(PauseReason.DECEASED, null))
                .at(NOW)
                .when(Given.pause("h1", PauseReason.HARDSHIP, NOW))
                .at(NOW)
                .whenTimePasses()
                .at("2026-02-09T09:00:00+08:00")
                .andTells(new Tell(new SubjectId("party", "debtor-1"), new FlagsAsked("case-1")))
                .when(new PartyUnflagged("party/debtor-1/f1", instant(LATER)))
                .at("2026-02-09T09:00:00+08:00")
                .thenPublished(new PauseEnded("party/debtor-1/f1", PauseReason.DECEASED, instant(LATER)))
                .when(new PartyFlagged("party/debtor-1/f2", PauseReason.DISPUTE, instant(LATER), null))
                .at("2026-02-09T09:00:00+08:00")
                .thenPublished(new PauseStarted(
                        "party/debtor-1/f2",
                        PauseReason.DISPUTE,
                        instant(LATER),
                        instant("2026-03-11T09:00:00+08:00")));
    }

    @Test
    void the_same_flag_again_changes_nothing_and_another_under_its_id_is_refused() {
        named(PartyRole.DEBTOR)
                .when(flag("f1", PartyFlag.DISPUTE, NOW))
                .at(NOW)
                .when(flag("f1", PartyFlag.DISPUTE, NOW))
                .at(LATER)
                .thenNothing()
                .andTells()
                .when(flag("f1", PartyFlag.HARDSHIP, NOW))
                .at(LATER)
                .thenRefused("flag-conflict")
                .when(flag("f1", PartyFlag.DISPUTE, EARLIER))
                .at(LATER)
                .thenRefused("flag-conflict");
    }

    @Test
    void a_flag_may_overlap_enclose_and_be_lifted_before_it_began() {
        named(PartyRole.DEBTOR)
                .when(flag("f1", PartyFlag.DISPUTE, NOW))
                .at(NOW)
                .when(flag("f2", PartyFlag.DISPUTE, EARLIER))
                .at(NOW)
                .then(
                        new FlagRaised("f2", PartyFlag.DISPUTE, instant(EARLIER), null),
                        new Told(new ContactBarred("f2", BarGround.RESTING, instant(EARLIER))))
                .when(new FlagLiftAsked("f1", instant(EARLIER)))
                .at(NOW)
                .then(new FlagLifted("f1", instant(EARLIER)), new Told(new ContactBarEnded("f1", instant(NOW))))
                .when(new FlagLiftAsked("f1", instant(EARLIER)))
                .at(LATER)
                .thenNothing()
                .when(new FlagLiftAsked("f1", instant(LATER)))
                .at(LATER)
                .thenNothing()
                .when(new FlagLiftAsked("f3", instant(LATER)))
                .at(LATER)
                .thenRefused("flag-unknown");
    }

    @Test
    void a_natural_person_cannot_be_bankrupt_nor_one_of_whom_nobody_knows_that_it_is_an_enterprise() {
        PartyFacts firm =
                new PartyFacts("p1", "Asia/Shanghai", "ZJ", "zh-CN", true, false, DebtorKind.ENTERPRISE, null);
        named(PartyRole.DEBTOR)
                .when(flag("f1", PartyFlag.BANKRUPT, NOW))
                .at(NOW)
                .thenRefused("bankruptcy-enterprise-only");
        named(withoutKind(), PartyRole.DEBTOR)
                .when(flag("f1", PartyFlag.BANKRUPT, NOW))
                .at(NOW)
                .thenRefused("bankruptcy-enterprise-only");
        named(firm, PartyRole.DEBTOR)
                .when(flag("f1", PartyFlag.BANKRUPT, NOW))
                .at(NOW)
                .andTells(paused("case-1", "f1", PauseReason.BANKRUPTCY, NOW));
    }

    private static PartyFacts withoutKind() {
        return new PartyFacts("p1", "Asia/Shanghai", "ZJ", "zh-CN", true, false, null, null);
    }

    @Test
    void a_flag_is_looked_at_again_at_an_instant_yet_to_come() {
        named(PartyRole.DEBTOR)
                .when(new FlagAsked("f1", PartyFlag.DISPUTE, instant(EARLIER), instant(NOW)))
                .at(NOW)
                .thenRefused("review-in-past");
    }

    @Test
    void who_wants_no_contact_is_left_alone_for_good_though_the_flag_is_lifted() {
        named(PartyRole.GUARANTOR)
                .when(flag("f1", PartyFlag.CEASE_CONTACT, EARLIER))
                .at(NOW)
                .thenPublished(new ContactCeased(instant(EARLIER), "flag"))
                .when(new FlagLiftAsked("f1", instant(NOW)))
                .at(NOW)
                .thenPublished()
                .andStatus("CEASED")
                .when(flag("f2", PartyFlag.CEASE_CONTACT, NOW))
                .at(NOW)
                .thenPublished();
    }

    /** A new case is another subject, the party is the same; of another lender it is another party. */
    @Test
    void cease_contact_survives_the_recall_of_a_case_and_the_next_case_that_names_the_party() {
        named(PartyRole.DEBTOR)
                .when(new ContactCeaseAsked(instant(NOW), "letter"))
                .at(NOW)
                .when(Given.named("case-1-again", party("p1"), "2026-03-01"))
                .at("2026-03-02T09:00:00+08:00")
                .thenPublished()
                .andStatus("CEASED")
                .when(new ContactCeaseAsked(instant(LATER), "SMS"))
                .at("2026-03-02T09:00:00+08:00")
                .thenNothing();
        opened().when(new Recalled(instant(NOW)))
                .at(NOW)
                .andTells(new Tell(new SubjectId("party", "debtor-1"), new PartyInput.CaseEnded("case-1")));
    }

    @Test
    void nobody_unknown_can_be_flagged() {
        Spec.of(Given.partyDecider(), "p1")
                .when(flag("f1", PartyFlag.DISPUTE, NOW))
                .at(NOW)
                .thenRefused("party-unknown")
                .when(new FlagLiftAsked("f1", instant(NOW)))
                .at(NOW)
                .thenRefused("party-unknown");
    }

    @Test
    void a_case_tells_everybody_of_the_pause_and_reviews_it_as_any_other() {
        opened().when(flagged(PauseReason.DECEASED, null))
                .at(NOW)
                .thenPublished(new PauseStarted(
                        "party/debtor-1/f1",
                        PauseReason.DECEASED,
                        instant(EARLIER),
                        instant("2026-02-09T09:00:00+08:00")))
                .when(flagged(PauseReason.DECEASED, null))
                .at(LATER)
                .thenNothing()
                .andDeadline("pause-review", "2026-02-09T09:00:00+08:00")
                .when(new PartyUnflagged("party/debtor-1/f1", instant(LATER)))
                .at(LATER)
                .thenPublished(new PauseEnded("party/debtor-1/f1", PauseReason.DECEASED, instant(LATER)))
                .andNoDeadline("pause-review")
                .when(new PartyUnflagged("party/debtor-1/f1", instant(LATER)))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void a_case_never_refuses_what_its_party_tells() {
        opened().when(flagged(PauseReason.BANKRUPTCY, null))
                .at(NOW)
                .thenNothing()
                .when(new PartyUnflagged("party/debtor-1/f1", instant(LATER)))
                .at(NOW)
                .thenNothing()
                // it waited in the mail until that instant had passed
                .when(flagged(PauseReason.DISPUTE, EARLIER))
                .at(NOW)
                .thenPublished(new PauseStarted(
                        "party/debtor-1/f1",
                        PauseReason.DISPUTE,
                        instant(EARLIER),
                        instant("2026-02-09T09:00:00+08:00")));
        opened().when(new Recalled(instant(NOW)))
                .at(NOW)
                .when(flagged(PauseReason.DISPUTE, null))
                .at(NOW)
                .thenNothing()
                .when(new PartyUnflagged("party/debtor-1/f1", instant(LATER)))
                .at(NOW)
                .thenNothing();
    }

    private static PartyFlagged flagged(PauseReason reason, @Nullable String reviewAt) {
        return new PartyFlagged(
                "party/debtor-1/f1", reason, instant(EARLIER), reviewAt == null ? null : instant(reviewAt));
    }
}
