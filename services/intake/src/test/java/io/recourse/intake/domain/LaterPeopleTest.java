package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.party;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.CaseEvent.CoDebtorJoined;
import io.recourse.intake.domain.CaseEvent.GuarantorJoined;
import io.recourse.intake.domain.CaseEvent.StatementTaken;
import io.recourse.intake.domain.CaseInput.CoDebtorReleaseAsked;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.PartyInput.CaseEnded;
import io.recourse.intake.domain.PartyInput.CaseReleased;
import io.recourse.intake.domain.PartyInput.EraseAsked;
import io.recourse.intake.domain.PartyInput.FactsTold;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a later statement names joins the case, and what it says anew of those who are known reaches them. */
class LaterPeopleTest {

    private static final String LATER = "2026-01-13T12:00:00+08:00";
    private static final String AND_LATER = "2026-01-14T12:00:00+08:00";
    private static final AccountFacts ALONE = Given.account("CONSUMER_LOAN");
    /** Six months after 20 January, 24:00. */
    private static final Instant END = instant("2026-07-21T00:00:00+08:00");

    @Test
    void a_statement_that_says_the_same_of_the_same_people_says_nothing_to_them_and_nothing_of_them() {
        Statement newer = statement("2026-01-11", 0, balance(0, 5_000, 95_000));
        opened(guaranteed(jointly("c1"), "g1"))
                .when(received(guaranteed(jointly("c1"), "g1"), newer))
                .at(LATER)
                .then(new StatementTaken("1", newer, day("2026-01-01"), null, day("2026-01-01")))
                .andTells();
    }

    @Test
    void the_order_in_which_people_are_named_is_nothing_new() {
        opened(Given.jointly(List.of("c1", "c2"), null))
                .when(later(Given.jointly(List.of("c2", "c1"), null)))
                .at(LATER)
                .andTells();
    }

    @Test
    void a_guarantor_named_later_joins_with_its_period_and_learns_its_part() {
        Spec<CaseState, CaseInput, CaseEvent> joined = opened(ALONE)
                .when(later(guaranteed(ALONE, "g1")))
                .at(LATER)
                .andTells(
                        told("debtor-1", new FactsTold("bank-a", party("debtor-1"), day("2026-01-11"))),
                        told("g1", Given.named("case-1", party("g1"), "2026-01-11", PartyRole.GUARANTOR)))
                .andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00");
        assertThat(joined.events()).contains(new GuarantorJoined("g1", GuaranteeKind.JOINT, END));
        assertThat(parties(joined).guarantors())
                .containsExactly(new Guarantee("g1", GuaranteeKind.JOINT, END, day("2026-01-20"), null, null));
        joined.when(new CaseInput.GuarantorClaimed("g1", day("2026-01-21"), "letter-1"))
                .at("2026-01-21T12:00:00+08:00")
                .andNoDeadline("guarantee-period");
    }

    @Test
    void a_co_debtor_named_later_joins_and_is_released_by_its_rules() {
        Spec<CaseState, CaseInput, CaseEvent> joined = opened(ALONE)
                .when(later(jointly("c1")))
                .at(LATER)
                .andTells(
                        told("debtor-1", new FactsTold("bank-a", party("debtor-1"), day("2026-01-11"))),
                        told("c1", Given.named("case-1", party("c1"), "2026-01-11", PartyRole.CO_DEBTOR)));
        assertThat(joined.events()).contains(new CoDebtorJoined("c1", null));
        joined.when(new CoDebtorReleaseAsked("c1")).at(AND_LATER).andTells(told("c1", new CaseReleased("case-1")));
        assertThat(((CaseState.Open) joined.state()).ledger().balance()).isEqualTo(balance(0, 2_500, 47_500));
    }

    @Test
    void under_recourse_people_join_by_a_statement_that_is_only_noted() {
        Spec<CaseState, CaseInput, CaseEvent> ours = Given.spec()
                .when(received(ALONE, Given.chargedOffAt("2026-01-10", 0)))
                .at(Given.OPENED)
                .when(later(guaranteed(jointly("c1"), "g1")))
                .at(LATER)
                .thenPublished()
                .andTells(
                        told("debtor-1", new FactsTold("bank-a", party("debtor-1"), day("2026-01-11"))),
                        told("c1", Given.named("case-1", party("c1"), "2026-01-11", PartyRole.CO_DEBTOR)),
                        told("g1", Given.named("case-1", party("g1"), "2026-01-11", PartyRole.GUARANTOR)));
        assertThat(parties(ours).everybody()).containsExactly("debtor-1", "c1", "g1");
    }

    @Test
    void an_agreed_share_of_who_joins_counts_if_the_others_leave_room_for_it() {
        assertThat(shareOfLater(3_000, 5_000)).isEqualTo(3_000);
        assertThat(shareOfLater(5_001, 5_000)).isNull();
        assertThat(shareOfLater(null, 5_000)).isNull();
    }

    private static @Nullable Integer shareOfLater(@Nullable Integer later, int debtors) {
        ContractTerms.Share first = new ContractTerms.Share("debtor-1", debtors);
        List<ContractTerms.Share> all =
                later == null ? List.of(first) : List.of(first, new ContractTerms.Share("c1", later));
        return parties(opened(Given.jointly(List.of(), shared(List.of(first))))
                        .when(later(Given.jointly(List.of("c1"), shared(all))))
                        .at(LATER))
                .coDebtors()
                .getFirst()
                .shareBp();
    }

    private static ContractTerms shared(List<ContractTerms.Share> shares) {
        return new ContractTerms(CreditorKind.LICENSED, null, null, null, shares);
    }

    @Test
    void who_is_named_no_more_stays() {
        Spec<CaseState, CaseInput, CaseEvent> fewer = opened(guaranteed(jointly("c1"), "g1"))
                .when(later(ALONE))
                .at(LATER)
                .andTells(told("debtor-1", new FactsTold("bank-a", party("debtor-1"), day("2026-01-11"))));
        assertThat(parties(fewer).everybody()).containsExactly("debtor-1", "c1", "g1");
    }

    @Test
    void a_released_co_debtor_who_is_named_again_stays_released_as_a_guarantor_too() {
        Spec<CaseState, CaseInput, CaseEvent> again = opened(jointly("c1"))
                .when(new CoDebtorReleaseAsked("c1"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(guaranteed(jointly("c1"), "c1"), statement("2026-01-12", 0, balance(0, 2_500, 47_500))))
                .at(LATER);
        assertThat(parties(again).coDebtors()).containsExactly(new CoDebtor("c1", null, day("2026-01-12")));
        assertThat(parties(again).guarantors()).isEmpty();
    }

    /** 民法典 art. 695. */
    @Test
    void another_due_day_of_a_guarantee_that_is_known_does_not_count() {
        GuarantorFacts longer = new GuarantorFacts(party("g1"), GuaranteeKind.JOINT, day("2027-01-20"), null);
        opened(guaranteed(ALONE, "g1"))
                .when(later(Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(longer), List.of())))
                .at(LATER)
                .andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00");
    }

    @Test
    void an_ordinary_guarantor_who_joins_after_the_suit_is_kept_by_it() {
        GuarantorFacts ordinary = new GuarantorFacts(party("g1"), GuaranteeKind.ORDINARY, day("2026-01-20"), null);
        Spec<CaseState, CaseInput, CaseEvent> joined = opened(ALONE)
                .when(new LimitationInterrupted(InterruptionCause.SUIT, instant("2026-02-01T12:00:00+08:00"), "suit-1"))
                .at("2026-02-01T12:00:00+08:00")
                .when(later(Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(ordinary), List.of())))
                .at("2026-02-02T12:00:00+08:00")
                .andNoDeadline("guarantee-period");
        assertThat(parties(joined).guarantors().getFirst().kept())
                .isEqualTo(new Guarantee.Kept(day("2026-02-01"), "suit-1", null));
    }

    @Test
    void of_all_that_interrupted_the_limitation_the_suit_is_what_keeps_an_ordinary_guarantor_who_joins() {
        GuarantorFacts ordinary = new GuarantorFacts(party("g1"), GuaranteeKind.ORDINARY, day("2026-01-20"), null);
        Spec<CaseState, CaseInput, CaseEvent> joined = opened(ALONE)
                .when(Given.payment("p1", 500, "2026-01-25"))
                .at("2026-01-25T12:00:00+08:00")
                .when(new LimitationInterrupted(InterruptionCause.SUIT, instant("2026-02-01T12:00:00+08:00"), "suit-1"))
                .at("2026-02-01T12:00:00+08:00")
                .when(later(Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(ordinary), List.of())))
                .at("2026-02-02T12:00:00+08:00");
        assertThat(parties(joined).guarantors().getFirst().kept())
                .isEqualTo(new Guarantee.Kept(day("2026-02-01"), "suit-1", null));
    }

    @Test
    void who_joins_by_the_statement_that_cures_the_case_leaves_it_again() {
        opened(ALONE)
                .when(received(
                        guaranteed(ALONE, "g1"), statement("2026-01-11", 0, balance(0, 0, 60_000), new Instalment[0])))
                .at(LATER)
                .andStatus("CURED")
                .andTells(
                        told("debtor-1", new FactsTold("bank-a", party("debtor-1"), day("2026-01-11"))),
                        told("g1", Given.named("case-1", party("g1"), "2026-01-11", PartyRole.GUARANTOR)),
                        told("debtor-1", new CaseEnded("case-1")),
                        told("g1", new CaseEnded("case-1")));
    }

    @Test
    void a_case_keeps_its_debtor() {
        opened(ALONE)
                .when(later(withDebtor(ALONE, party("debtor-2"))))
                .at(LATER)
                .thenRefused("debtor-mismatch");
    }

    @Test
    void nobody_joins_a_case_that_is_over_and_who_is_known_to_it_hears_what_is_new() {
        Statement nothing = statement("2026-01-13", 0, balance(0, 0, 0), new Instalment[0]);
        for (AccountFacts more : List.of(jointly("c1"), guaranteed(ALONE, "g1"), withDebtor(ALONE, party("d2")))) {
            paid().when(received(more, nothing)).at(LATER).thenRefused("case-closed");
        }
        paid().when(received(withDebtor(ALONE, moved("debtor-1")), nothing))
                .at(LATER)
                .andTells(told("debtor-1", new FactsTold("bank-a", moved("debtor-1"), day("2026-01-13"))))
                .when(received(
                        withDebtor(ALONE, moved("debtor-1")),
                        statement("2026-01-13", 1, balance(0, 0, 0), new Instalment[0])))
                .at(LATER)
                .andTells();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> paid() {
        return opened(ALONE).when(Given.payment("p1", 100_000, "2026-01-12")).at("2026-01-12T12:00:00+08:00");
    }

    @Test
    void a_debtor_who_moved_is_told_so_once_and_is_registered_anew() {
        FactsTold news = new FactsTold("bank-a", moved("debtor-1"), day("2026-01-11"));
        opened(ALONE)
                .when(later(withDebtor(ALONE, moved("debtor-1"))))
                .at(LATER)
                .andTells(told("debtor-1", news))
                .when(received(
                        withDebtor(ALONE, moved("debtor-1")), statement("2026-01-12", 0, balance(0, 5_000, 95_000))))
                .at(LATER)
                .andTells();
        registered("debtor-1")
                .when(news)
                .at(LATER)
                .then(
                        new PartyEvent.Told(new PartyRegistered("bank-a", "Asia/Urumqi", "XJ", "zh-CN", true, true)),
                        new PartyEvent.FactsTaken(moved("debtor-1"), day("2026-01-11")))
                .when(news)
                .at(LATER)
                .thenNothing();
    }

    @Test
    void facts_that_a_party_knows_are_no_news_whatever_their_day_and_older_ones_do_not_take_it_back() {
        registered("p1")
                .when(new FactsTold("bank-a", party("p1"), day("2026-03-01")))
                .at(LATER)
                .thenNothing()
                .when(new FactsTold("bank-a", moved("p1"), day("2026-01-09")))
                .at(LATER)
                .thenNothing()
                .when(new FactsTold("bank-a", moved("p1"), day("2026-01-10")))
                .at(LATER)
                .thenPublished(new PartyRegistered("bank-a", "Asia/Urumqi", "XJ", "zh-CN", true, true));
    }

    @Test
    void nobody_learns_anew_what_the_erased_are() {
        registered("p1")
                .when(new CaseReleased("case-1"))
                .at(LATER)
                .when(new EraseAsked("request-of-party"))
                .at(LATER)
                .when(new FactsTold("bank-a", moved("p1"), day("2026-01-13")))
                .at(LATER)
                .thenNothing()
                .andStatus("ERASED");
    }

    @Test
    void a_case_of_an_older_row_tells_its_people_once_what_it_does_not_know_they_know() {
        CaseState older = Objects.requireNonNull(ExampleStates.cases().get("open"));
        CaseInput.StatementReceived newer = later(ALONE);
        Decision.Accepted<CaseEvent> accepted =
                (Decision.Accepted<CaseEvent>) Given.decider().decide(older, newer, instant(LATER));
        assertThat(accepted.tells())
                .containsExactly(told("debtor-1", new FactsTold("bank-a", party("debtor-1"), day("2026-01-11"))));
    }

    private static Spec<PartyState, PartyInput, PartyEvent> registered(String id) {
        return Spec.of(Given.partyDecider(), id)
                .when(Given.named("case-1", party(id), "2026-01-10", PartyRole.CO_DEBTOR))
                .at(Given.OPENED);
    }

    private static CaseInput.StatementReceived later(AccountFacts account) {
        return received(account, statement("2026-01-11", 0, balance(0, 5_000, 95_000)));
    }

    private static AccountFacts jointly(String coDebtor) {
        return Given.jointly(List.of(coDebtor), null);
    }

    private static AccountFacts guaranteed(AccountFacts account, String guarantor) {
        GuarantorFacts joint = new GuarantorFacts(party(guarantor), GuaranteeKind.JOINT, day("2026-01-20"), null);
        return with(account, account.debtor(), List.of(joint));
    }

    private static AccountFacts withDebtor(AccountFacts account, PartyFacts debtor) {
        return with(account, debtor, account.guarantors());
    }

    private static AccountFacts with(AccountFacts account, PartyFacts debtor, List<GuarantorFacts> guarantors) {
        return new AccountFacts(
                account.product(),
                account.debtorKind(),
                debtor,
                account.jurisdiction(),
                account.contractZone(),
                account.coDebtors(),
                guarantors,
                account.collateral(),
                account.scoring(),
                account.terms());
    }

    /** To Xinjiang, and has an e-mail address. */
    private static PartyFacts moved(String party) {
        return new PartyFacts(party, "Asia/Urumqi", "XJ", "zh-CN", true, true, DebtorKind.NATURAL, null);
    }

    private static Tell told(String party, Input input) {
        return new Tell(new SubjectId("party", party), input);
    }

    private static Parties parties(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Open) spec.state()).parties();
    }
}
