package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.PartyInput.FlagAsked;
import io.recourse.intake.domain.PartyInput.HoldAsked;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import io.recourse.intake.domain.PartyState.Registered;
import java.util.List;

/**
 * What a party may hold, as {@link CaseRoom} has it of a case. A payment also needs room for the answers of the debts it is
 * split over.
 */
final class PartyRoom {

    /** Characters of a state at the most for a lender's facts. */
    static final int MOST = 58_000;

    /** With less, cases are kept by their ids; beyond they are counted. */
    static final int MOST_NAMED = 40_000;

    private static final int ANSWER = 120;

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
                || input instanceof HoldAsked;
    }

    /** At least as many as the state's text has, with all answers that it waits for. */
    static int characters(Registered party) {
        FoldedSplits folded = party.debts().folded();
        return 1_500
                + named(party)
                + (folded == null
                        ? 0
                        : folded.cases().length() + folded.packed().length())
                + party.debts().payments().stream().mapToInt(PartyRoom::of).sum()
                + party.flags().list().stream()
                        .mapToInt(f -> 190 + f.id().length())
                        .sum()
                + party.custody().holds().entrySet().stream()
                        .mapToInt(h -> 8 + h.getKey().length() + h.getValue().length())
                        .sum();
    }

    /** What the cases that name it take. */
    static int named(Registered party) {
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

    private static int of(PartyPayment payment) {
        int asked = payment.asking() == null
                ? 0
                : payment.asking().cases().stream()
                        .mapToInt(c -> ANSWER + 2 * c.length())
                        .sum();
        return 350
                + payment.id().length()
                + asked
                + payment.parts().stream()
                        .mapToInt(p -> 50 + p.caseId().length())
                        .sum();
    }
}
