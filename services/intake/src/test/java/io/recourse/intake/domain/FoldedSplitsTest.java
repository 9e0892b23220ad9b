package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import io.recourse.intake.domain.PartyInput.StandingTold;
import io.recourse.intake.domain.PartyState.Registered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A party that has folded what it paid answers as one that has it whole, and has room for years of it. */
class FoldedSplitsTest {

    private static final PartyDecider DECIDER = Given.partyDecider();
    private static final SealedJson<PartyState> STATES = new SealedJson<>(PartyState.class);
    private static final Instant NOW = instant("2026-01-12T10:00:00+08:00");

    @Test
    @Tag("chance")
    void random_lives_are_answered_alike_folded_or_whole() {
        int folded = 0;
        for (long seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            PartyState whole = named(1 + chance.nextInt(3));
            PartyState small = whole;
            List<PartyPaymentReceived> paid = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                PartyInput input = next(chance, (Registered) whole, paid);
                Decision<PartyEvent> expected = DECIDER.decide(whole, input, NOW);
                assertThat(DECIDER.decide(small, input, NOW)).as("%s", input).isEqualTo(expected);
                whole = after(whole, expected);
                small = after(small, expected);
                Registered party = (Registered) small;
                small = party.with(party.debts().folded(0));
                assertThat(DECIDER.deadlines(small)).isEqualTo(DECIDER.deadlines(whole));
                assertThat(STATES.read(STATES.write(small))).isEqualTo(small);
            }
            FoldedSplits splits = ((Registered) small).debts().folded();
            folded += splits == null ? 0 : splits.payments().size();
        }
        assertThat(folded).isGreaterThan(600);
    }

    /** So few that the one party folds none, an answer as soon as it is asked for, reversals, and all of it again. */
    private static PartyInput next(Random chance, Registered party, List<PartyPaymentReceived> paid) {
        PartyPayment asked = party.debts().asked();
        if (asked != null && chance.nextInt(4) > 0) {
            List<String> missing =
                    asked.asking() == null ? List.of() : asked.asking().missing();
            String debt = missing.get(chance.nextInt(missing.size()));
            return new StandingTold(
                    asked.id(), new DebtStanding(debt, chance.nextInt(900), day("2026-01-01"), 1_800, false));
        }
        if (paid.isEmpty() || paid.size() < 5 && chance.nextInt(3) == 0) {
            PartyPaymentReceived payment = new PartyPaymentReceived(
                    "p" + paid.size(),
                    cny(1 + chance.nextInt(2_000)),
                    day("2026-01-10").minusDays(chance.nextInt(40)),
                    chance.nextInt(3) == 0 ? caseId(1) : null,
                    NOW);
            paid.add(payment);
            return payment;
        }
        PartyPaymentReceived known = paid.get(chance.nextInt(paid.size()));
        String id = known.paymentId();
        return switch (chance.nextInt(8)) {
            case 0, 1, 2 -> known;
            case 3 -> new PartyPaymentReceived(id, known.amount(), known.valueDate(), caseId(9), NOW);
            case 4 -> new PartyPaymentReceived(id, cny(77_777), known.valueDate(), known.designatedCase(), NOW);
            case 5, 6 -> new PartyPaymentReversed(id, "r-" + id, day("2026-01-11"), NOW);
            default -> new PartyPaymentReversed(id, "x-" + id, day("2026-01-11"), NOW);
        };
    }

    @Test
    @Tag("large")
    void five_years_of_weekly_payments_over_five_debts_have_room() {
        PartyState party = paying(named(5), 5, 260);

        assertThat(bytes(party)).isLessThan(20_000);
        assertThat(bytes(party)).isLessThanOrEqualTo(PartyRoom.characters((Registered) party));
    }

    @Test
    @Tag("large")
    void payments_over_two_hundred_debts_have_room_and_come_back_to_each_of_them() {
        PartyState party = paying(named(200), 200, 10);

        assertThat(bytes(party)).isLessThan(PartyRoom.MOST);
        Decision<PartyEvent> back =
                DECIDER.decide(party, new PartyPaymentReversed("p1", "r1", day("2026-01-11"), NOW), NOW);
        assertThat(((Decision.Accepted<PartyEvent>) back).tells())
                .hasSize(200)
                .contains(new Tell(
                        new SubjectId("case", caseId(200)),
                        new CaseInput.PaymentReversed("party/p/p1/200", "r1", day("2026-01-11"), NOW)));
    }

    @Test
    @Tag("large")
    void where_there_is_no_room_money_is_refused_by_rule_and_no_flag_fills_it() {
        PartyState party = named(200);
        String rule = "";
        int paid = 0;
        while (rule.isEmpty()) {
            PartyPaymentReceived payment = payment(paid + 1, 200);
            Decision<PartyEvent> decision = DECIDER.decide(party, payment, NOW);
            rule = rule(decision);
            if (rule.isEmpty()) {
                paid++;
                party = answered(after(party, decision), payment.paymentId(), 200);
            }
        }

        assertThat(rule).isEqualTo("party-full");
        assertThat(paid).as("payments over 200 debts").isGreaterThan(8);
        assertThat(rule(DECIDER.decide(party, new PartyPaymentReversed("p1", "r1", day("2026-01-11"), NOW), NOW)))
                .as("what is full still takes back")
                .isEmpty();
        while (rule(DECIDER.decide(party, flag(paid), NOW)).isEmpty()) {
            party = after(party, DECIDER.decide(party, flag(paid++), NOW));
            assertThat(bytes(party)).isLessThan(PartyRoom.MOST);
        }
        assertThat(rule(DECIDER.decide(party, flag(paid), NOW))).isEqualTo("party-full");
    }

    @Test
    @Tag("large")
    void payments_that_wait_for_a_debt_that_does_not_answer_have_room_for_what_they_become() {
        PartyState party = named(200);
        List<String> waiting = new ArrayList<>();
        String rule = "";
        while (rule.isEmpty()) {
            PartyPaymentReceived payment = new PartyPaymentReceived(
                    "pay-" + waiting.size(), cny(200_000_000L + waiting.size()), day("2026-01-09"), null, NOW);
            Decision<PartyEvent> decision = DECIDER.decide(party, payment, NOW);
            rule = rule(decision);
            if (rule.isEmpty()) {
                party = after(party, decision);
                waiting.add(payment.paymentId());
            }
        }
        assertThat(rule).isEqualTo("party-full");
        assertThat(waiting).hasSizeBetween(4, 12);

        // more debts join while they wait; those there is no room for are counted
        for (int i = 201; i <= 400; i++) {
            party = told(party, Given.named(caseId(i), Given.party("p"), "2026-01-09"));
        }
        int debts = ((Registered) party).cases().size();
        for (String id : waiting) {
            for (int i = 1; i <= debts; i++) {
                DebtStanding standing = new DebtStanding(caseId(i), 999_000_000L, day("2026-01-01"), 1_800, false);
                party = told(party, new StandingTold(id, standing));
                assertThat(bytes(party)).isLessThan(60_000);
            }
        }
        assertThat(((Registered) party).debts().next()).isNull();
    }

    private static FlagAsked flag(int n) {
        return new FlagAsked("f".repeat(100) + n, PartyFlag.DISPUTE, NOW, null);
    }

    private static String rule(Decision<PartyEvent> decision) {
        return decision instanceof Decision.Refused<PartyEvent> refused
                ? refused.refusal().rule()
                : "";
    }

    @Test
    void a_debtor_of_nearly_a_thousand_debts_with_collateral_of_their_own_is_known_to_each_of_them() {
        PartyState party = secured(1_100);
        Registered registered = (Registered) party;

        assertThat(bytes(party)).isLessThan(PartyRoom.MOST).isLessThanOrEqualTo(PartyRoom.characters(registered));
        int kept = registered.cases().size();
        assertThat(kept).isBetween(950, 1_000);
        assertThat(registered.custody().moreCases()).isEqualTo(1_100 - kept);
        assertThat(registered.naming()).hasSize(1);
        assertThat(registered.cases())
                .allSatisfy(c -> assertThat(c.terms()).isEqualTo(terms(Integer.parseInt(c.caseId(), 16))));
        Decision<PartyEvent> flagged = DECIDER.decide(party, flag(1), NOW);
        assertThat(((Decision.Accepted<PartyEvent>) flagged).tells()).hasSize(kept);
    }

    @Test
    void what_secures_each_of_them_goes_with_it_when_it_is_over_released_and_restored() {
        PartyState party = secured(3);
        party = told(party, new PartyInput.CaseEnded(caseId(1)));
        party = told(party, new PartyInput.CaseReleased(caseId(3)));
        assertThat(((Registered) party).cases())
                .containsExactly(
                        new Liability(caseId(2), PartyRole.DEBTOR, terms(2)),
                        new Liability(caseId(1), PartyRole.DEBTOR, terms(1)),
                        new Liability(caseId(3), PartyRole.RELEASED, terms(3)));
        assertThat(STATES.read(STATES.write(party))).isEqualTo(party);

        party = told(party, new PartyInput.CaseRestored(caseId(1)));
        assertThat(((Registered) party).liveCases())
                .containsExactly(
                        new Liability(caseId(2), PartyRole.DEBTOR, terms(2)),
                        new Liability(caseId(1), PartyRole.DEBTOR, terms(1)));
    }

    @Test
    void a_row_with_a_naming_for_each_sum_is_drawn_together_as_it_is_read() {
        Registered party = (Registered) secured(3);
        List<Naming> apart = party.cases().stream().map(Naming::of).toList();
        String row = STATES.write(party)
                .replaceFirst(
                        "\\{\"role\":.*?\"collateral\":\"[^\"]*\"}",
                        new SealedJson<>(Naming.class).write(apart.get(0)) + ","
                                + new SealedJson<>(Naming.class).write(apart.get(1)) + ","
                                + new SealedJson<>(Naming.class).write(apart.get(2)));

        assertThat(row).doesNotContain("\"collateral\"").contains("\"collateralMinor\":100000003");
        assertThat(STATES.read(row)).isEqualTo(party);
    }

    @Test
    void the_best_secured_of_its_debts_is_told_from_the_others() {
        PartyState party = secured(3);
        party = told(party, new PartyPaymentReceived("p1", cny(10_000), day("2026-01-10"), null, NOW));
        for (int i = 1; i <= 3; i++) {
            party = told(
                    party,
                    new StandingTold("p1", new DebtStanding(caseId(i), 10_000, day("2026-01-01"), 1_800, false)));
        }
        assertThat(((Registered) party).debts().find("p1"))
                .extracting(PartyPayment::parts)
                .isEqualTo(List.of(new Debts.Part(caseId(1), 10_000)));
    }

    /** By about a million yuan each, and no two alike. */
    private static PartyState secured(int debts) {
        PartyState party = DECIDER.initial(new SubjectId("party", "p"));
        for (int i = 1; i <= debts; i++) {
            party = told(
                    party,
                    new PartyInput.PartyNamed(
                            "bank-a", caseId(i), Given.party("p"), day("2026-01-09"), PartyRole.DEBTOR, terms(i)));
        }
        return party;
    }

    private static DebtTerms terms(int i) {
        return new DebtTerms("CN", "Asia/Shanghai", "CNY", 100_000_000L + i);
    }

    private static PartyState told(PartyState party, PartyInput input) {
        return after(party, DECIDER.decide(party, input, NOW));
    }

    private static PartyState named(int debts) {
        PartyState party = DECIDER.initial(new SubjectId("party", "p"));
        for (int i = 1; i <= debts; i++) {
            party = after(party, DECIDER.decide(party, Given.named(caseId(i), Given.party("p"), "2026-01-09"), NOW));
        }
        return party;
    }

    /** As long as a keyed hash. */
    private static String caseId(int i) {
        return "%032x".formatted(i);
    }

    private static PartyPaymentReceived payment(int n, int debts) {
        return new PartyPaymentReceived(
                "p" + n, cny(debts * (10_000L + n)), day("2026-01-10").minusDays(n), null, NOW);
    }

    private static PartyState paying(PartyState from, int debts, int payments) {
        PartyState party = from;
        for (int n = 1; n <= payments; n++) {
            PartyPaymentReceived payment = payment(n, debts);
            party = answered(after(party, DECIDER.decide(party, payment, NOW)), payment.paymentId(), debts);
        }
        return party;
    }

    private static PartyState answered(PartyState from, String paymentId, int debts) {
        PartyState party = from;
        for (int i = 1; i <= debts; i++) {
            DebtStanding standing =
                    new DebtStanding(caseId(i), i == 1 ? 20_000 : 10_000, day("2026-01-01"), 1_800, false);
            party = after(party, DECIDER.decide(party, new StandingTold(paymentId, standing), NOW));
        }
        assertThat(bytes(party)).isLessThan(64 * 1024);
        return party;
    }

    private static PartyState after(PartyState state, Decision<PartyEvent> decision) {
        PartyState after = state;
        if (decision instanceof Decision.Accepted<PartyEvent> accepted) {
            for (PartyEvent event : accepted.events()) {
                after = DECIDER.evolve(after, event);
            }
        }
        return after;
    }

    private static int bytes(PartyState state) {
        return STATES.write(state).getBytes(StandardCharsets.UTF_8).length;
    }
}
