package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Message;
import io.recourse.casework.spec.PaperDesk;
import io.recourse.casework.spec.PaperKind;
import io.recourse.casework.spec.Spec;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.intake.domain.CaseEvent.DebtSold;
import io.recourse.intake.domain.CaseEvent.SuccessionKept;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.CaseInput.SuccessionClaimed;
import io.recourse.intake.domain.PartyInput.CaseEnded;
import io.recourse.intake.domain.PartyInput.ContactCeaseAsked;
import io.recourse.intake.domain.PartyInput.EraseAsked;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyInput.SuccessorTold;
import io.recourse.intake.domain.PartyInput.WishPassed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who wants no contact is left alone by the lender, too, to whom the debt was sold; and nobody learns anything by asking. */
class SoldDebtTest {

    private static final String WISHED = "2026-01-10T09:00:00+08:00";
    private static final String NOW = "2026-01-20T12:00:00+08:00";
    private static final String LATER = "2026-02-02T09:00:00+08:00";
    private static final SubjectId SOLD = new SubjectId("case", "case-1");
    private static final SubjectId BOUGHT = new SubjectId("case", "case-9");
    private static final SubjectId THERE = new SubjectId("party", "debtor-1");
    private static final SubjectId HERE = new SubjectId("party", "debtor-9");
    private static final Succession DEBTOR = new Succession("debtor-1", "debtor-9");

    private static final ContactCeaseAsked WISH = new ContactCeaseAsked(instant(WISHED), "SMS");
    private static final Recalled SALE = new Recalled(instant(NOW), "bank-b");

    private final List<Step> steps = new ArrayList<>();
    private final PaperDesk desk = new PaperDesk(
            List.of(
                    PaperKind.of(Given.decider(), CaseState.class, CaseInput.class, CaseEvent.class),
                    PaperKind.of(Given.partyDecider(), PartyState.class, PartyInput.class, PartyEvent.class)),
            steps::add);

    private static StatementReceived stated(String lender, AccountFacts account, @Nullable Acquisition acquired) {
        Statement statement = Given.statement(
                "2026-01-09", 0, balance(0, 5_000, 95_000), due("2026-01-01", 50_000), due("2026-01-20", 50_000));
        return new StatementReceived(lender, "1", account, statement, null, acquired, null);
    }

    private static AccountFacts owedBy(String debtor) {
        AccountFacts a = Given.account("CONSUMER_LOAN");
        GuarantorFacts friend =
                new GuarantorFacts(party("friend-" + debtor), GuaranteeKind.JOINT, Given.day("2026-01-20"), null);
        return new AccountFacts(
                a.product(),
                a.debtorKind(),
                party(debtor),
                a.jurisdiction(),
                a.contractZone(),
                List.of(),
                List.of(friend),
                List.of(),
                a.scoring(),
                null);
    }

    /** The seller's statement, and the buyer's. */
    private static Message sellers() {
        return Message.opening("bank-a", SOLD, stated("bank-a", owedBy("debtor-1"), null));
    }

    private static Message buyers(String lender, Succession... people) {
        Acquisition acquired = new Acquisition(SOLD.id(), List.of(people));
        return Message.opening(lender, BOUGHT, stated(lender, owedBy("debtor-9"), acquired));
    }

    private static Message asked(SubjectId to, Input input) {
        return Message.asked("bank-a", to, input);
    }

    private void hear(Message... messages) {
        for (Message message : messages) {
            desk.hear(message, instant(NOW));
            desk.deliver(instant(NOW));
        }
    }

    private PartyState.Registered known(SubjectId party) {
        return (PartyState.Registered) desk.state(PartyState.class, party);
    }

    private void theBuyerLeavesTheDebtorAloneFrom(String day) {
        assertThat(known(HERE).ceasedFrom()).isEqualTo(instant(day));
        assertThat(published(HERE)).contains(new ContactCeased(instant(day), "sale"));
        assertThat(desk.status(HERE)).isEqualTo("CEASED");
        CaseState.Open open = (CaseState.Open) desk.state(CaseState.class, BOUGHT);
        assertThat(open.pauses().list()).singleElement().satisfies(p -> {
            assertThat(p.id()).isEqualTo("party/debtor-9/sale:case-9");
            assertThat(p.reason()).isEqualTo(PauseReason.CEASE_CONTACT.name());
        });
    }

    private List<Object> published(SubjectId of) {
        return steps.stream()
                .filter(s -> s.subject().equals(of))
                .flatMap(s -> s.published().stream().map(Object.class::cast))
                .toList();
    }

    private void theBuyerHearsNothing() {
        assertThat(known(HERE).ceasedFrom()).isNull();
        assertThat(known(HERE).flags().list()).isEmpty();
        assertThat(steps).noneMatch(s -> s.input() instanceof WishPassed);
    }

    @Test
    void a_wish_that_stands_at_the_sale_binds_the_buyer_from_its_first_day() {
        hear(sellers(), asked(THERE, WISH), asked(SOLD, SALE), buyers("bank-b", DEBTOR));
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
        assertThat(known(HERE).flags().list())
                .containsExactly(
                        new Flags.Flagged("sale:case-9", PartyFlag.CEASE_CONTACT, instant(WISHED), null, null));
    }

    @Test
    void a_flag_of_the_sellers_is_such_a_wish_also_where_it_was_lifted_for_the_procedure() {
        hear(
                sellers(),
                asked(THERE, new FlagAsked("f1", PartyFlag.CEASE_CONTACT, instant(WISHED), null)),
                asked(THERE, new PartyInput.FlagLiftAsked("f1", instant(NOW))),
                asked(SOLD, SALE),
                buyers("bank-b", DEBTOR));
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
    }

    @Test
    void who_asks_before_the_seller_has_spoken_is_heard_when_it_does() {
        hear(sellers(), asked(THERE, WISH), buyers("bank-b", DEBTOR));
        theBuyerHearsNothing();
        hear(asked(SOLD, SALE));
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
        assertThat(((CaseState.Closed) desk.state(CaseState.class, SOLD))
                        .account()
                        .sale())
                .isEqualTo(Sale.to("bank-b"));
    }

    @Test
    void a_case_that_was_taken_back_for_itself_may_be_sold_later() {
        hear(sellers(), asked(THERE, WISH), buyers("bank-b", DEBTOR), asked(SOLD, new Recalled(instant(NOW))));
        theBuyerHearsNothing();
        hear(asked(SOLD, SALE));
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
    }

    @Test
    void a_letter_that_comes_to_the_seller_after_the_sale_reaches_the_buyer_too() {
        hear(sellers(), asked(SOLD, SALE), buyers("bank-b", DEBTOR));
        theBuyerHearsNothing();
        hear(asked(THERE, WISH));
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
    }

    @Test
    void a_letter_of_an_earlier_day_moves_the_day_and_pauses_nothing_twice() {
        hear(
                sellers(),
                asked(THERE, new ContactCeaseAsked(instant(NOW), "SMS")),
                asked(SOLD, SALE),
                buyers("bank-b", DEBTOR),
                asked(THERE, WISH));
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
        assertThat(known(HERE).flags().list()).hasSize(1);
    }

    @Test
    void erasure_at_the_seller_takes_neither_the_wish_nor_its_way() {
        hear(
                sellers(),
                asked(THERE, WISH),
                asked(SOLD, SALE),
                asked(THERE, new EraseAsked("request-of-party")),
                buyers("bank-b", DEBTOR));
        assertThat(desk.status(THERE)).isEqualTo("ERASED");
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
    }

    @Test
    void a_letter_that_comes_after_erasure_passes_as_well() {
        hear(
                sellers(),
                asked(SOLD, SALE),
                buyers("bank-b", DEBTOR),
                asked(THERE, new EraseAsked("request-of-party")),
                asked(THERE, WISH));
        theBuyerLeavesTheDebtorAloneFrom(WISHED);
    }

    @Test
    void who_claims_a_debt_that_was_sold_to_another_learns_nothing_and_its_account_is_opened_alike() {
        hear(sellers(), asked(THERE, WISH), asked(SOLD, SALE), buyers("bank-c", DEBTOR));
        theBuyerHearsNothing();
        assertThat(desk.status(BOUGHT)).isEqualTo("OPEN");
        hear(asked(THERE, new ContactCeaseAsked(instant("2026-01-02T09:00:00+08:00"), "letter")));
        theBuyerHearsNothing();
    }

    @Test
    void nor_does_who_claimed_it_before_it_was_sold_to_another_or_to_nobody() {
        hear(sellers(), asked(THERE, WISH), buyers("bank-c", DEBTOR), asked(SOLD, new Recalled(instant(NOW))));
        theBuyerHearsNothing();
        hear(asked(SOLD, SALE));
        theBuyerHearsNothing();
    }

    @Test
    void a_seller_who_is_not_here_is_asked_in_vain_and_nothing_is_left_of_the_question() {
        hear(buyers("bank-b", DEBTOR));
        theBuyerHearsNothing();
        assertThat(desk.hasMail()).isFalse();
        assertThat(desk.state(CaseState.class, SOLD)).isEqualTo(new CaseState.Unopened("case-1", null, null));
    }

    @Test
    void nobody_but_those_of_the_sold_debt_is_asked_whatever_the_buyer_says_who_they_were() {
        opened().when(SALE)
                .at(NOW)
                .when(new SuccessionClaimed(
                        "bank-b", "case-9", List.of(DEBTOR, new Succession("debtor-2", "debtor-8"))))
                .at(NOW)
                .thenNothing()
                .andTells(new Tell(THERE, new SuccessorTold("case-9", "debtor-9")));
    }

    @Test
    void nothing_but_the_day_and_the_buyers_own_case_is_told_across() {
        hear(sellers(), asked(THERE, WISH), asked(SOLD, SALE), buyers("bank-b", DEBTOR));
        List<Tell> across = steps.stream()
                .flatMap(s -> s.tells().stream())
                .filter(Tell::isAcrossTenants)
                .toList();
        assertThat(across)
                .containsExactly(
                        Tell.acrossTenants(SOLD, new SuccessionClaimed("bank-b", "case-9", List.of(DEBTOR))),
                        Tell.acrossTenants(HERE, new WishPassed("case-9", instant(WISHED))));
    }

    @Test
    void of_one_lender_one_claim_is_kept_with_all_it_says_and_of_several_only_so_many() {
        Succession friend = new Succession("c1", "c9");
        Spec<CaseState, CaseInput, CaseEvent> spec = opened(Given.jointly(List.of("c1"), null))
                .when(new SuccessionClaimed("bank-b", "case-9", List.of(DEBTOR)))
                .at(NOW)
                .then(new SuccessionKept("bank-b", "case-9", List.of(DEBTOR)))
                .when(new SuccessionClaimed("bank-b", "case-8", List.of(new Succession("debtor-1", "x"), friend)))
                .at(NOW)
                .then(new SuccessionKept("bank-b", "case-8", List.of(friend)))
                .when(new SuccessionClaimed("bank-b", "case-9", List.of(DEBTOR, friend)))
                .at(NOW)
                .thenNothing();
        for (String lender : List.of("bank-c", "bank-d", "bank-e")) {
            spec.when(new SuccessionClaimed(lender, "case-7", List.of(DEBTOR))).at(NOW);
        }
        spec.when(new SuccessionClaimed("bank-f", "case-6", List.of(DEBTOR)))
                .at(NOW)
                .thenNothing()
                .when(SALE)
                .at(NOW)
                .andTells(
                        new Tell(THERE, new CaseEnded("case-1")),
                        new Tell(new SubjectId("party", "c1"), new CaseEnded("case-1")),
                        new Tell(THERE, new SuccessorTold("case-9", "debtor-9")),
                        new Tell(new SubjectId("party", "c1"), new SuccessorTold("case-9", "c9")));
    }

    @Test
    void a_claim_of_the_lender_itself_is_none() {
        opened().when(new SuccessionClaimed("bank-a", "case-2", List.of(DEBTOR)))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void a_debt_is_sold_once_and_to_somebody_else() {
        opened().when(new Recalled(instant(NOW), "bank-a"))
                .at(NOW)
                .thenRefused("sold-to-oneself")
                .when(SALE)
                .at(NOW)
                .andStatus("RECALLED")
                .when(SALE)
                .at(LATER)
                .thenNothing()
                .when(new Recalled(instant(LATER)))
                .at(LATER)
                .thenNothing()
                .when(new Recalled(instant(LATER), "bank-c"))
                .at(LATER)
                .thenRefused("sold-to-another");
    }

    @Test
    void what_was_given_up_can_be_sold_and_what_was_paid_cannot() {
        opened().when(new CaseInput.LitigationOver(null))
                .at(NOW)
                .andStatus("UNRECOVERABLE")
                .when(new Recalled(instant(LATER)))
                .at(LATER)
                .thenRefused("case-closed")
                .when(SALE)
                .at(LATER)
                .then(new DebtSold("bank-b"));
        opened().when(Given.payment("p1", 100_000, "2026-01-11"))
                .at(NOW)
                .andStatus("PAID")
                .when(SALE)
                .at(LATER)
                .thenRefused("case-closed");
    }

    @Test
    void a_later_statement_that_names_somebody_new_asks_for_all_again() {
        Acquisition acquired = new Acquisition("case-1", List.of(DEBTOR));
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(Given.decider(), "case-9");
        spec.when(stated("bank-b", owedBy("debtor-9"), acquired)).at(NOW);
        Statement next = Given.statement("2026-01-10", 1, balance(0, 5_000, 95_000));
        spec.when(new StatementReceived("bank-b", "1", owedBy("debtor-9"), next, null, acquired, null))
                .at(NOW)
                .andTells();
        AccountFacts more = Given.jointly(owedBy("debtor-9"), List.of("c9"), null);
        Acquisition all = new Acquisition("case-1", List.of(DEBTOR, new Succession("c1", "c9")));
        Statement last = Given.statement("2026-01-11", 2, balance(0, 5_000, 95_000));
        spec.when(new StatementReceived("bank-b", "1", more, last, null, all, null))
                .at(NOW);
        assertThat(spec.ran().tells())
                .contains(Tell.acrossTenants(SOLD, new SuccessionClaimed("bank-b", "case-9", all.people())));
    }

    @Test
    void a_party_passes_its_wish_once_to_each_and_keeps_as_many_as_it_has_room_for() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "debtor-1")
                .when(Given.named("case-1", party("debtor-1"), "2026-01-09"))
                .at(NOW)
                .when(WISH)
                .at(NOW);
        for (int i = 0; i < PartyDecider.MOST_SUCCESSORS; i++) {
            spec.when(new SuccessorTold("case-" + i, "buyers-" + i))
                    .at(NOW)
                    .then(new PartyEvent.SuccessorKnown("case-" + i, "buyers-" + i))
                    .andTells(passed("buyers-" + i, "case-" + i, WISHED));
        }
        spec.when(new SuccessorTold("case-3", "buyers-3"))
                .at(NOW)
                .thenNothing()
                .when(new SuccessorTold("case-99", "one-more"))
                .at(NOW)
                .thenNothing()
                .andTells(passed("one-more", "case-99", WISHED));
    }

    private static Tell passed(String party, String boughtCase, String from) {
        return Tell.acrossTenants(new SubjectId("party", party), new WishPassed(boughtCase, instant(from)));
    }

    @Test
    void who_sold_it_on_passes_on_what_it_inherits() {
        Spec.of(Given.partyDecider(), "debtor-9")
                .when(Given.named("case-9", party("debtor-9"), "2026-01-09"))
                .at(NOW)
                .when(new SuccessorTold("case-20", "debtor-20"))
                .at(NOW)
                .when(new WishPassed("case-9", instant(WISHED)))
                .at(NOW)
                .andTells(
                        passed("debtor-20", "case-20", WISHED),
                        new Tell(
                                BOUGHT,
                                new CaseInput.PartyFlagged(
                                        "party/debtor-9/sale:case-9",
                                        PauseReason.CEASE_CONTACT,
                                        instant(WISHED),
                                        null)))
                .when(new WishPassed("case-9", instant(WISHED)))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void a_wish_that_overtakes_the_case_that_was_bought_is_kept_and_the_earliest_counts() {
        Spec<PartyState, PartyInput, PartyEvent> spec = Spec.of(Given.partyDecider(), "debtor-9")
                .when(new WishPassed("case-9", instant(NOW)))
                .at(NOW)
                .then(new PartyEvent.WishKept("case-9", instant(NOW)))
                .when(new WishPassed("case-9", instant(WISHED)))
                .at(NOW)
                .then(new PartyEvent.WishKept("case-9", instant(WISHED)))
                .when(new WishPassed("case-9", instant(NOW)))
                .at(NOW)
                .thenNothing()
                .andStatus("UNREGISTERED")
                .when(Given.named("case-9", party("debtor-9"), "2026-01-09"))
                .at(NOW)
                .andStatus("CEASED");
        assertThat(spec.published()).contains(new ContactCeased(instant(WISHED), "sale"));
        assertThatThrownBy(() -> Given.partyDecider().evolve(spec.state(), new PartyEvent.WishKept("x", instant(NOW))))
                .hasMessage("WishKept cannot happen to Registered");
        assertThatThrownBy(() -> Spec.of(Given.partyDecider(), "p1")
                        .when(new SuccessorTold("case-9", "debtor-9"))
                        .at(NOW))
                .hasMessage("a debt was sold that never named this party");
    }

    /** Three facts in every order, and what they tell in many: the same comes of it. */
    @Test
    void in_whatever_order_sale_purchase_and_wish_are_heard_the_buyer_leaves_the_debtor_alone() {
        List<Message> facts = List.of(asked(THERE, WISH), asked(SOLD, SALE), buyers("bank-b", DEBTOR));
        for (List<Message> order : permutations(facts)) {
            for (int seed = 0; seed < 30; seed++) {
                SoldDebtTest life = new SoldDebtTest();
                life.hear(sellers());
                life.shuffled(order, new Random(seed));
                life.theBuyerLeavesTheDebtorAloneFrom(WISHED);
            }
        }
    }

    @Test
    void in_whatever_order_they_are_heard_a_wrong_buyer_hears_nothing() {
        List<Message> facts = List.of(asked(THERE, WISH), asked(SOLD, SALE), buyers("bank-c", DEBTOR));
        for (List<Message> order : permutations(facts)) {
            for (int seed = 0; seed < 30; seed++) {
                SoldDebtTest life = new SoldDebtTest();
                life.hear(sellers());
                life.shuffled(order, new Random(seed));
                life.theBuyerHearsNothing();
            }
        }
    }

    private void shuffled(List<Message> order, Random random) {
        Instant now = instant(NOW);
        for (Message message : order) {
            desk.hear(message, now);
            while (desk.hasMail() && random.nextInt(3) > 0) {
                desk.deliverOne(random.nextInt(100), now);
            }
        }
        while (desk.hasMail()) {
            desk.deliverOne(random.nextInt(100), now);
        }
    }

    private static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        return of.stream()
                .flatMap(first -> permutations(
                                of.stream().filter(o -> o != first).toList())
                        .stream()
                        .map(rest -> Stream.concat(Stream.of(Objects.requireNonNull(first)), rest.stream())
                                .toList()))
                .toList();
    }
}
