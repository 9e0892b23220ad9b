package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.NumberReplaced;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.PartyNamed;
import org.junit.jupiter.api.Test;

class PartyTest {

    private static final String NOW = "2026-01-10T09:00:00+08:00";
    private static final String EARLIER = "2026-01-09T09:00:00+08:00";

    private static Spec<PartyState, PartyInput, PartyEvent> party() {
        return Spec.of(Given.partyDecider(), "p1");
    }

    private static Spec<PartyState, PartyInput, PartyEvent> registered() {
        return party().when(named("bank-a", "case-1")).at(NOW);
    }

    private static PartyNamed named(String lender, String caseId) {
        return new PartyNamed(
                lender, caseId, Given.party("p1"), Given.day("2026-01-09"), PartyRole.DEBTOR, Given.terms());
    }

    /** Moved to Xinjiang, and got an e-mail address. */
    private static PartyNamed moved(String caseId, String asOf) {
        PartyFacts facts = new PartyFacts("p1", "Asia/Urumqi", "XJ", "zh-CN", true, true, DebtorKind.NATURAL, null);
        return Given.named(caseId, facts, asOf);
    }

    @Test
    void the_first_case_that_names_it_registers_it() {
        registered()
                .thenPublished(new PartyRegistered("bank-a", "Asia/Shanghai", "ZJ", "zh-CN", true, false))
                .andStatus("REGISTERED")
                .when(named("bank-a", "case-2"))
                .at(NOW)
                .thenPublished()
                .when(named("bank-a", "case-2"))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void a_later_case_that_knows_it_otherwise_registers_it_anew() {
        registered()
                .when(moved("case-2", "2026-01-09"))
                .at(NOW)
                .thenPublished(new PartyRegistered("bank-a", "Asia/Urumqi", "XJ", "zh-CN", true, true))
                .when(moved("case-3", "2026-01-09"))
                .at(NOW)
                .thenPublished()
                .when(named("bank-a", "case-2"))
                .at(NOW)
                .thenNothing();
    }

    /** ▣ A stranger's number stays a stranger's until the lender names another; what else is said of the party says nothing of it. */
    @Test
    void another_number_is_told_and_nothing_of_it_but_the_day() {
        registered()
                .when(reached("case-2", "2026-01-09", "a1", false))
                .at(NOW)
                .thenPublished()
                .when(reached("case-3", "2026-01-10", "a1", true))
                .at(NOW)
                .thenPublished(new PartyRegistered("bank-a", "Asia/Shanghai", "ZJ", "zh-CN", true, true))
                .when(reached("case-4", "2026-01-11", "b2", true))
                .at(NOW)
                .thenPublished(new NumberReplaced(Given.day("2026-01-11")))
                .when(reached("case-5", "2026-01-11", "b2", true))
                .at(NOW)
                .thenPublished()
                .when(reached("case-6", "2026-01-10", "c3", true))
                .at(NOW)
                .thenPublished();
    }

    /** ▣ The host's next file names the number of before: it is no new one, and a stranger may have it still. */
    @Test
    void a_number_that_comes_back_is_told_with_the_day_on_which_it_was_first_named() {
        registered()
                .when(reached("case-2", "2026-01-10", "a1", false))
                .at(NOW)
                .thenPublished()
                .when(reached("case-3", "2026-01-11", "b2", false))
                .at(NOW)
                .thenPublished(new NumberReplaced(Given.day("2026-01-11")))
                .when(reached("case-4", "2026-01-12", "a1", false))
                .at(NOW)
                .thenPublished(new NumberReplaced(Given.day("2026-01-10")))
                .when(reached("case-5", "2026-01-13", "b2", false))
                .at(NOW)
                .thenPublished(new NumberReplaced(Given.day("2026-01-11")))
                .when(reached("case-6", "2026-01-14", "c3", false))
                .at(NOW)
                .thenPublished(new NumberReplaced(Given.day("2026-01-14")));
    }

    private static PartyNamed reached(String caseId, String asOf, String number, boolean hasEmail) {
        PartyFacts known = Given.party("p1");
        PartyFacts facts = new PartyFacts("p1", "Asia/Shanghai", "ZJ", "zh-CN", true, hasEmail, known.kind(), number);
        return Given.named(caseId, facts, asOf);
    }

    @Test
    void an_older_statement_that_comes_late_does_not_take_it_back() {
        registered()
                .when(moved("case-2", "2026-01-08"))
                .at(NOW)
                .thenPublished()
                .when(Given.named("case-3", Given.party("p1"), "2026-02-01"))
                .at(NOW)
                .thenPublished()
                .when(moved("case-4", "2026-01-31"))
                .at(NOW)
                .thenPublished();
    }

    @Test
    void cease_contact_holds_though_it_is_registered_anew() {
        registered()
                .when(new ContactCeaseAsked(instant(NOW), "SMS"))
                .at(NOW)
                .when(moved("case-2", "2026-01-10"))
                .at(NOW)
                .andStatus("CEASED");
    }

    @Test
    void cease_contact_survives_later_cases() {
        registered()
                .when(new ContactCeaseAsked(instant(NOW), "SMS"))
                .at(NOW)
                .thenPublished(new ContactCeased(instant(NOW), "SMS"))
                .when(named("bank-a", "case-2"))
                .at(NOW)
                .thenPublished()
                .andStatus("CEASED");
    }

    @Test
    void it_binds_from_the_earliest_time_it_was_asked_for() {
        registered()
                .when(new ContactCeaseAsked(instant(NOW), "SMS"))
                .at(NOW)
                .when(new ContactCeaseAsked(instant(NOW), "EMAIL"))
                .at(NOW)
                .thenNothing()
                .when(new ContactCeaseAsked(instant(EARLIER), "EMAIL"))
                .at(NOW)
                .thenPublished(new ContactCeased(instant(EARLIER), "EMAIL"));
    }

    @Test
    void nobody_unknown_can_ask() {
        party().when(new ContactCeaseAsked(instant(NOW), "SMS")).at(NOW).thenRefused("party-unknown");
    }

    @Test
    void another_lender_cannot_name_it() {
        assertThatThrownBy(() -> registered().when(named("bank-b", "case-9")).at(NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_it_hears_says_and_remembers_survives_as_json() {
        SealedJson<PartyInput> inputs = new SealedJson<>(PartyInput.class);
        SealedJson<PartyEvent> events = new SealedJson<>(PartyEvent.class);
        SealedJson<PartyState> states = new SealedJson<>(PartyState.class);
        Spec<PartyState, PartyInput, PartyEvent> spec =
                registered().when(new ContactCeaseAsked(instant(NOW), "SMS")).at(NOW);
        assertThat(inputs.read(inputs.write(named("bank-a", "case-1")))).isEqualTo(named("bank-a", "case-1"));
        assertThat(spec.events())
                .allSatisfy(e -> assertThat(events.read(events.write(e))).isEqualTo(e));
        assertThat(states.read(states.write(spec.state()))).isEqualTo(spec.state());
    }
}
