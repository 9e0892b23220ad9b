package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.IdentityField.EMAIL;
import static io.recourse.intake.domain.IdentityField.ID_NUMBER;
import static io.recourse.intake.domain.IdentityField.NAME;
import static io.recourse.intake.domain.IdentityField.PHONES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.CaseLeft;
import io.recourse.intake.domain.PartyEvent.ClaimRestored;
import io.recourse.intake.domain.PartyEvent.FactsTaken;
import io.recourse.intake.domain.PartyEvent.HoldPlaced;
import io.recourse.intake.domain.PartyEvent.HoldReleased;
import io.recourse.intake.domain.PartyEvent.IdentityErased;
import io.recourse.intake.domain.PartyEvent.IdentityRevealed;
import io.recourse.intake.domain.PartyEvent.IdentityTakenAnew;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyInput.CaseEnded;
import io.recourse.intake.domain.PartyInput.CaseRestored;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.EraseAsked;
import io.recourse.intake.domain.PartyInput.HoldAsked;
import io.recourse.intake.domain.PartyInput.HoldReleaseAsked;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import io.recourse.intake.domain.PartyInput.RevealAsked;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may learn who a party is, and when nobody may any more. */
class CustodyTest {

    private static final String NOW = "2026-01-10T09:00:00+08:00";
    private static final String LATER = "2026-01-12T12:00:00+08:00";
    static final RevealPack POLICY = Packs.resource(RevealPack.class, "/policy/reveals-cn.json");
    private static final EraseAsked ERASE = new EraseAsked("request-of-party");

    private static Spec<PartyState, PartyInput, PartyEvent> party() {
        return Spec.of(Given.partyDecider(), "p1").when(named("case-1")).at(NOW);
    }

    private static PartyNamed named(String caseId) {
        return Given.named(caseId, Given.party("p1"), "2026-01-09");
    }

    @Test
    @Tag("large")
    void a_company_may_be_named_by_more_cases_than_its_state_holds_and_is_not_erased_before_the_last_is_over() {
        Spec<PartyState, PartyInput, PartyEvent> spec = party();
        for (int i = 2; i <= 1_001; i++) {
            spec.when(named("case-" + i)).at(NOW);
        }
        spec.then(new PartyEvent.CaseCounted("case-1001"));
        for (int i = 1; i <= 1_000; i++) {
            spec.when(new CaseEnded("case-" + i)).at(NOW);
        }
        spec.when(ERASE).at(NOW).thenRefused("claim-live");
        spec.when(new CaseEnded("case-1001")).at(NOW).when(ERASE).at(NOW).andStatus("ERASED");
    }

    @Test
    @Tag("large")
    void a_claim_that_is_only_counted_takes_who_was_erased_anew_too() {
        Spec<PartyState, PartyInput, PartyEvent> spec = party();
        for (int i = 2; i <= 1_000; i++) {
            spec.when(named("case-" + i)).at(NOW);
        }
        for (int i = 1; i <= 1_000; i++) {
            spec.when(new CaseEnded("case-" + i)).at(NOW);
        }
        spec.when(ERASE)
                .at(NOW)
                .andStatus("ERASED")
                .when(named("case-1001"))
                .at(NOW)
                .then(
                        new IdentityTakenAnew("case-1001"),
                        new Told(new PartyRegistered("bank-a", "Asia/Shanghai", "ZJ", "zh-CN", true, false)),
                        new FactsTaken(Given.party("p1"), day("2026-01-09")),
                        new PartyEvent.CaseCounted("case-1001"))
                .andStatus("REGISTERED")
                .when(ERASE)
                .at(NOW)
                .thenRefused("claim-live")
                .when(new CaseEnded("case-1001"))
                .at(NOW)
                .when(ERASE)
                .at(NOW)
                .andStatus("ERASED");
    }

    @Test
    void what_a_counted_case_says_of_the_party_later_than_the_others_holds() {
        PartyFacts moved = new PartyFacts("p1", "Asia/Urumqi", "XJ", "zh-CN", true, true, DebtorKind.NATURAL, null);
        Spec<PartyState, PartyInput, PartyEvent> spec = party();
        for (int i = 2; i <= 1_000; i++) {
            spec.when(named("case-" + i)).at(NOW);
        }
        spec.when(Given.named("case-1001", moved, "2026-01-10"))
                .at(NOW)
                .then(
                        new Told(new PartyRegistered("bank-a", "Asia/Urumqi", "XJ", "zh-CN", true, true)),
                        new FactsTaken(moved, day("2026-01-10")),
                        new PartyEvent.CaseCounted("case-1001"));
    }

    private static Spec<PartyState, PartyInput, PartyEvent> over() {
        return party().when(new CaseEnded("case-1")).at(NOW);
    }

    private static Spec<PartyState, PartyInput, PartyEvent> erased() {
        return over().when(ERASE).at(NOW);
    }

    private static Spec<PartyState, PartyInput, PartyEvent> ceased() {
        return party().when(new ContactCeaseAsked(instant(NOW), "letter")).at(NOW);
    }

    private static RevealAsked reveal(String purpose, IdentityField... fields) {
        return new RevealAsked("bank-a", purpose, "case-1", "grant-1", List.of(fields));
    }

    @Test
    void nobody_is_erased_while_a_claim_is_live() {
        party().when(ERASE).at(NOW).thenRefused("claim-live");
        over().when(named("case-2")).at(NOW).when(ERASE).at(NOW).thenRefused("claim-live");
    }

    @Test
    void when_the_last_claim_is_over_the_party_is_erased_and_once_only() {
        over().then(new CaseLeft("case-1"))
                .when(new CaseEnded("case-1"))
                .at(NOW)
                .thenNothing()
                .when(ERASE)
                .at(NOW)
                .then(new IdentityErased("request-of-party", instant(NOW)))
                .andStatus("ERASED")
                .when(ERASE)
                .at(NOW)
                .thenNothing();
    }

    @Test
    void with_who_it_is_goes_what_was_known_of_it() {
        assertThat(erased().state()).isInstanceOfSatisfying(PartyState.Registered.class, p -> assertThat(p.stated())
                .isNull());
    }

    @Test
    void a_hold_keeps_it_until_the_last_of_them_is_let_go() {
        over().when(new HoldAsked("h1", "litigation"))
                .at(NOW)
                .then(new HoldPlaced("h1", "litigation"))
                .when(new HoldAsked("h2", "regulator"))
                .at(NOW)
                .when(new HoldReleaseAsked("h1"))
                .at(NOW)
                .then(new HoldReleased("h1"))
                .when(ERASE)
                .at(NOW)
                .thenRefused("legal-hold")
                .when(new HoldReleaseAsked("h2"))
                .at(NOW)
                .when(ERASE)
                .at(NOW)
                .andStatus("ERASED");
    }

    @Test
    void a_hold_has_one_reason_and_is_let_go_once() {
        party().when(new HoldAsked("h1", "litigation"))
                .at(NOW)
                .when(new HoldAsked("h1", "litigation"))
                .at(NOW)
                .thenNothing()
                .when(new HoldAsked("h1", "regulator"))
                .at(NOW)
                .thenRefused("hold-conflict")
                .when(new HoldReleaseAsked("h2"))
                .at(NOW)
                .thenRefused("hold-unknown");
        erased().when(new HoldAsked("h1", "litigation")).at(NOW).thenRefused("erased");
    }

    @Test
    void a_new_claim_takes_who_was_erased_anew_and_says_so() {
        PartyFacts facts = Given.party("p1");
        LocalDate asOf = day("2026-01-09");
        erased().when(named("case-1"))
                .at(NOW)
                .thenNothing()
                .andStatus("ERASED")
                .when(named("case-2"))
                .at(NOW)
                .then(
                        new IdentityTakenAnew("case-2"),
                        new Told(new PartyRegistered("bank-a", "Asia/Shanghai", "ZJ", "zh-CN", true, false)),
                        new FactsTaken(facts, asOf),
                        new CaseJoined("case-2", PartyRole.DEBTOR, Given.terms()))
                .andStatus("REGISTERED")
                .when(ERASE)
                .at(NOW)
                .thenRefused("claim-live");
    }

    @Test
    void cease_contact_survives_erasure_and_the_next_claim() {
        ceased().when(new CaseEnded("case-1"))
                .at(NOW)
                .when(ERASE)
                .at(NOW)
                .andStatus("ERASED")
                .when(named("case-2"))
                .at(NOW)
                .andStatus("CEASED")
                .when(new RevealAsked("bank-a", "contact", "case-2", "grant-1", List.of()))
                .at(NOW)
                .thenRefused("contact-ceased");
    }

    @Test
    void who_is_erased_can_still_say_stop() {
        erased().when(new ContactCeaseAsked(instant(NOW), "letter"))
                .at(NOW)
                .andStatus("ERASED")
                .when(named("case-2"))
                .at(NOW)
                .andStatus("CEASED");
    }

    @Test
    void a_reveal_is_written_down_with_its_purpose_and_no_more_fields_than_that_needs() {
        party().when(reveal("contact"))
                .at(NOW)
                .then(new IdentityRevealed("bank-a", "contact", "case-1", "grant-1", List.of(NAME, PHONES, EMAIL)))
                .when(reveal("verification", ID_NUMBER))
                .at(NOW)
                .then(new IdentityRevealed("bank-a", "verification", "case-1", "grant-1", List.of(ID_NUMBER)));
    }

    @Test
    void a_reveal_changes_nothing_of_the_party() {
        PartyState before = party().state();
        assertThat(party().when(reveal("contact")).at(NOW).state()).isEqualTo(before);
    }

    @Test
    void what_a_purpose_does_not_need_it_does_not_see() {
        party().when(reveal("contact", NAME, ID_NUMBER)).at(NOW).thenRefused("field-not-of-purpose");
        party().when(reveal("verification", PHONES)).at(NOW).thenRefused("field-not-of-purpose");
    }

    @Test
    void no_reveal_without_a_purpose_of_the_list_a_party_and_a_case_that_names_it() {
        party().when(reveal("curiosity")).at(NOW).thenRefused("purpose-unknown");
        party().when(new RevealAsked("bank-a", "contact", "case-9", "grant-1", List.of()))
                .at(NOW)
                .thenRefused("case-not-of-party");
        Spec.of(Given.partyDecider(), "p1").when(reveal("contact")).at(NOW).thenRefused("party-unknown");
        erased().when(reveal("data-subject-request")).at(NOW).thenRefused("erased");
        Spec.of(Given.partyDecider(new RevealPack("", List.of())), "p1")
                .when(named("case-1"))
                .at(NOW)
                .when(reveal("contact"))
                .at(NOW)
                .thenRefused("purpose-unknown");
    }

    @Test
    void contact_ends_with_the_case_and_with_the_wish_not_to_be_contacted_and_the_partys_own_request_with_neither() {
        over().when(reveal("contact")).at(NOW).thenRefused("claim-over");
        ceased().when(reveal("contact")).at(NOW).thenRefused("contact-ceased");
        over().when(reveal("data-subject-request")).at(NOW).thenPublished().andStatus("REGISTERED");
        ceased().when(reveal("service-of-court-papers")).at(NOW).thenPublished().andStatus("CEASED");
    }

    @Test
    void the_purposes_are_a_closed_list_and_each_has_its_source() {
        assertThat(POLICY.purposes())
                .extracting(RevealPack.Purpose::purpose)
                .containsExactlyInAnyOrder(
                        "contact", "service-of-court-papers", "verification", "data-subject-request");
        assertThat(POLICY.purposes())
                .allSatisfy(p -> assertThat(p.source().citation()).contains("个人信息保护法"))
                .allSatisfy(p -> assertThat(p.fields()).isNotEmpty());
    }

    @Test
    void a_case_tells_everybody_it_named_that_it_is_over_and_each_once() {
        GuarantorFacts guarantor =
                new GuarantorFacts(Given.party("g1"), GuaranteeKind.JOINT, day("2026-01-20"), day("2027-01-20"));
        GuarantorFacts debtorToo =
                new GuarantorFacts(Given.party("debtor-1"), GuaranteeKind.JOINT, day("2026-01-20"), day("2027-01-20"));
        Given.opened(Given.account("CARD", DebtorKind.NATURAL, List.of(guarantor, debtorToo), List.of()))
                .when(new Recalled(instant("2026-01-12T12:00:00+08:00")))
                .at("2026-01-12T12:00:00+08:00")
                .andTells(ended("debtor-1"), ended("g1"));
    }

    @Test
    void a_case_that_never_named_it_cannot_end_for_it() {
        assertThatThrownBy(() -> Spec.of(Given.partyDecider(), "p1")
                        .when(new CaseEnded("case-1"))
                        .at(NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_claim_that_comes_back_after_the_close_is_live_again_and_nobody_is_erased() {
        over().when(new CaseRestored("case-1"))
                .at(NOW)
                .then(new ClaimRestored("case-1"))
                .when(new CaseRestored("case-1"))
                .at(NOW)
                .thenNothing()
                .when(ERASE)
                .at(NOW)
                .thenRefused("claim-live")
                .when(reveal("contact"))
                .at(NOW)
                .then(new IdentityRevealed("bank-a", "contact", "case-1", "grant-1", List.of(NAME, PHONES, EMAIL)))
                .when(new CaseEnded("case-1"))
                .at(NOW)
                .when(ERASE)
                .at(NOW)
                .andStatus("ERASED");
    }

    @Test
    void who_was_erased_before_the_claim_came_back_stays_so_until_a_new_claim_names_it() {
        erased().when(new CaseRestored("case-1"))
                .at(NOW)
                .then(new ClaimRestored("case-1"))
                .andStatus("ERASED")
                .when(reveal("contact"))
                .at(NOW)
                .thenRefused("erased")
                .when(ERASE)
                .at(NOW)
                .thenNothing()
                .when(named("case-2"))
                .at(NOW)
                .andStatus("REGISTERED")
                .when(new CaseEnded("case-2"))
                .at(NOW)
                .when(ERASE)
                .at(NOW)
                .thenRefused("claim-live");
    }

    @Test
    void an_erasure_asked_for_again_when_a_new_claim_names_the_party_is_refused() {
        erased().when(named("case-2"))
                .at(NOW)
                .when(ERASE)
                .at(NOW)
                .thenRefused("claim-live")
                .andStatus("REGISTERED");
    }

    @Test
    void of_a_claim_it_was_released_from_none_comes_back() {
        Spec.of(Given.partyDecider(), "p1")
                .when(Given.named("case-1", Given.party("p1"), "2026-01-09", PartyRole.CO_DEBTOR))
                .at(NOW)
                .when(new PartyInput.CaseReleased("case-1"))
                .at(NOW)
                .when(ERASE)
                .at(NOW)
                .andStatus("ERASED");
        Given.opened(Given.jointly(List.of("c1", "c2"), null))
                .when(new CaseInput.CoDebtorReleaseAsked("c1"))
                .at(LATER)
                .when(Given.payment("p1", 100_000, "2026-01-12"))
                .at(LATER)
                .when(Given.reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .andTells(restored("debtor-1"), restored("c2"));
    }

    @Test
    void a_case_tells_once_that_its_claim_is_back_and_when_the_lenders_books_say_that_it_is_over() {
        Statement early = Given.statement("2026-01-13", 0, Given.balance(0, 0, 0), new Instalment[0]);
        Statement later = Given.statement("2026-01-15", 0, Given.balance(0, 0, 0), new Instalment[0]);
        paidTwiceAndTakenBack()
                .when(Given.reversal("p2", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .andTells()
                .when(Given.received(early))
                .at("2026-01-15T12:00:00+08:00")
                .andTells()
                .when(Given.received(later))
                .at("2026-01-15T12:00:00+08:00")
                .then(new CaseEvent.StatementNoted(later.key(), null), new CaseEvent.RestoredDebtOver(CloseReason.PAID))
                .andTells(ended("debtor-1"))
                .when(Given.reversal("p3", "2026-01-16"))
                .at("2026-01-16T12:00:00+08:00")
                .thenRefused("payment-unknown");
    }

    @Test
    void a_lender_may_take_back_an_account_whose_claim_came_back() {
        paidTwiceAndTakenBack()
                .when(new Recalled(instant("2026-01-15T12:00:00+08:00")))
                .at("2026-01-15T12:00:00+08:00")
                .then(new CaseEvent.RestoredDebtOver(CloseReason.RECALLED))
                .andTells(ended("debtor-1"))
                .andStatus("PAID")
                .when(new CaseInput.CreditNoticeMade(instant(LATER), "letter"))
                .at("2026-01-15T12:00:00+08:00")
                .then(new CaseEvent.CreditNoticeGiven(instant(LATER), "letter"))
                .when(new Recalled(instant("2026-01-15T12:00:00+08:00")))
                .at("2026-01-15T12:00:00+08:00")
                .thenNothing();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> paidTwiceAndTakenBack() {
        return Given.opened()
                .when(Given.payment("p1", 50_000, "2026-01-12"))
                .at(LATER)
                .when(Given.payment("p2", 50_000, "2026-01-12"))
                .at(LATER)
                .andStatus("PAID")
                .when(Given.reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .andTells(restored("debtor-1"));
    }

    private static Tell restored(String party) {
        return new Tell(new SubjectId("party", party), new CaseRestored("case-1"));
    }

    @Test
    void what_it_hears_and_says_survives_as_json() {
        SealedJson<PartyInput> inputs = new SealedJson<>(PartyInput.class);
        SealedJson<PartyEvent> events = new SealedJson<>(PartyEvent.class);
        for (PartyInput input : List.of(
                new CaseEnded("case-1"),
                new CaseRestored("case-1"),
                new HoldAsked("h1", "litigation"),
                new HoldReleaseAsked("h1"),
                ERASE,
                reveal("contact", NAME))) {
            assertThat(inputs.read(inputs.write(input))).isEqualTo(input);
        }
        for (PartyEvent event : List.of(
                new CaseLeft("case-1"),
                new ClaimRestored("case-1"),
                new HoldPlaced("h1", "litigation"),
                new HoldReleased("h1"),
                new IdentityErased("request-of-party", instant(NOW)),
                new IdentityTakenAnew("case-2"),
                new IdentityRevealed("bank-a", "contact", "case-1", "grant-1", List.of(NAME)))) {
            assertThat(events.read(events.write(event))).isEqualTo(event);
        }
    }

    private static Tell ended(String party) {
        return new Tell(new SubjectId("party", party), new CaseEnded("case-1"));
    }
}
