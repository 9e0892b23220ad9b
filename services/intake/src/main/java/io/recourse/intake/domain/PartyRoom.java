package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyInput.HoldAsked;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import io.recourse.intake.domain.PartyInput.ReviewAsked;
import io.recourse.intake.domain.PartyState.Registered;
import java.util.List;

/**
 * What a party may hold, as {@link CaseRoom} has it of a case. A payment also needs room for the answers of the debts it is
 * split over, and one that waits for what it will become.
 */
final class PartyRoom {

    /** Characters of a state at the most for a lender's facts. */
    static final int MOST = 58_000;

    /** With less, and as long as all is less than the most, cases are kept by their ids; beyond they are counted. */
    private static final int MOST_NAMED = 40_000;

    private static final int ANSWER = 120;
    private static final int MARK = 8;

    /** A payment without its ids and parts, with how it is taken back, under an id of 128: so a reversal finds room. */
    private static final int WHOLE = 480;

    /** A folded payment without its parts: two marks, days, amount, currency, places. */
    private static final int FOLDED = 60;

    private PartyRoom() {}

    static Decision<PartyEvent> bound(PartyState state, PartyInput input, Decision<PartyEvent> decision) {
        if (!(decision instanceof Decision.Accepted<PartyEvent> accepted)
                || accepted.events().isEmpty()
                || !isLenders(input)
                || !(state instanceof Registered before)) {
            return decision;
        }
        PartyState after = state;
        for (PartyEvent event : accepted.events()) {
            after = PartyHistory.evolve(after, event);
        }
        return after instanceof Registered then && characters(then) > MOST && characters(then) > characters(before)
                ? Decision.refuse(
                        "party-full", null, "the party holds as much as it can: payments may name their account")
                : decision;
    }

    private static boolean isLenders(PartyInput input) {
        return input instanceof PartyPaymentReceived
                || input instanceof PartyPaymentReversed
                || input instanceof FlagAsked
                || input instanceof HoldAsked
                || input instanceof ReviewAsked;
    }

    /** At least as many as the state's text has, and will have when all that it waits for has been answered and split. */
    static int characters(Registered party) {
        return 1_500
                + named(party)
                + payments(party)
                + party.flags().list().stream()
                        .mapToInt(f -> 190 + f.id().length())
                        .sum()
                + reviews(party)
                + party.heirs().stream()
                        .mapToInt(h -> 30 + h.caseId().length() + h.party().length())
                        .sum()
                + party.custody().holds().entrySet().stream()
                        .mapToInt(h -> 8 + h.getKey().length() + h.getValue().length())
                        .sum();
    }

    /** Each with room for its answer: a reason and a name of 64. */
    private static int reviews(Registered party) {
        return party.reviewed().list().stream()
                .mapToInt(r -> 430
                        + r.id().length()
                        + r.caseId().length()
                        + r.decision().length())
                .sum();
    }

    /**
     * One payment after the other is asked for, so the answers of one are there at a time; those before it are folded then. A
     * payment that waits will be split over the debts of that day.
     */
    private static int payments(Registered party) {
        FoldedSplits folded = party.debts().folded();
        List<PartyPayment> payments = party.debts().payments();
        int marks = folded == null ? 0 : folded.cases().length();
        int answers = 0;
        int all = folded == null ? 0 : folded.packed().length();
        for (PartyPayment p : payments) {
            List<String> debts = debts(party, p);
            marks = Math.max(marks, MARK * debts.size());
            answers = Math.max(
                    answers,
                    debts.stream().mapToInt(c -> ANSWER + 2 * c.length()).sum());
            all += whole(p) + (p.waits() ? folded(p, debts.size()) : 0);
        }
        return marks + answers + all;
    }

    private static List<String> debts(Registered party, PartyPayment payment) {
        if (payment.asking() != null) {
            return payment.asking().cases();
        }
        return payment.waits()
                ? DebtSplits.asked(party, payment).stream()
                        .map(Liability::caseId)
                        .toList()
                : List.of();
    }

    /** Of each part its place among the cases, and no more than the payment. */
    private static int folded(PartyPayment payment, int debts) {
        return FOLDED
                + debts * Packing.characters(2 + Packing.bytes(payment.amount().minor()));
    }

    /** Whether one more case can be kept by its id: what a case tells is never refused. */
    static boolean hasForCase(Registered party) {
        return named(party) <= MOST_NAMED && characters(party) <= MOST;
    }

    /** What the cases that name it take. */
    private static int named(Registered party) {
        return party.naming().stream()
                .mapToInt(n -> 230
                        + ids(n.live())
                        + ids(n.over())
                        + (n.collateral() == null ? 0 : n.collateral().length()))
                .sum();
    }

    private static int ids(List<String> cases) {
        return cases.stream().mapToInt(c -> 3 + c.length()).sum();
    }

    private static int whole(PartyPayment payment) {
        String designated = payment.designatedCase();
        return WHOLE
                + payment.id().length()
                + (designated == null ? 0 : designated.length())
                + payment.parts().stream()
                        .mapToInt(p -> 50 + p.caseId().length())
                        .sum();
    }
}
