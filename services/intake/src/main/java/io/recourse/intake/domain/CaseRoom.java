package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.intake.domain.CaseInput.CoDebtorReleaseAsked;
import io.recourse.intake.domain.CaseInput.EnforcementSuspended;
import io.recourse.intake.domain.CaseInput.InterruptionTold;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseInput.PauseRequested;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.intake.domain.CaseInput.StatementReceived;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.CaseState.Unopened;
import io.recourse.rules.limitation.Limitation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case may hold: the desk's row takes 64 KiB. A lender's fact for which there is no room is refused before that, so
 * that what the stages and the parties tell, which is never refused, still finds some.
 */
final class CaseRoom {

    /** Characters of a state at the most for a lender's facts. */
    static final int MOST = 60_000;

    /** With less, no single fact is too much: 600 instalments have 25 000 characters. */
    private static final int PLENTY = 30_000;

    private CaseRoom() {}

    static Decision<CaseEvent> bound(CaseState state, CaseInput input, Decision<CaseEvent> decision) {
        if (!(decision instanceof Decision.Accepted<CaseEvent> accepted) || !isLenders(input)) {
            return decision;
        }
        int before = characters(state);
        if (before <= PLENTY) {
            return decision;
        }
        CaseState after = state;
        for (CaseEvent event : accepted.events()) {
            after = CaseHistory.evolve(after, event);
        }
        int then = characters(after);
        return then > MOST && then > before
                ? Decision.refuse(
                        "case-full", null, "the case holds as much as it can: recall it and open another episode")
                : decision;
    }

    private static boolean isLenders(CaseInput input) {
        if (input instanceof PaymentReceived received) {
            return received.source() == PaymentSource.LENDER;
        }
        if (input instanceof PaymentReversed reversed) {
            return !reversed.paymentId().startsWith(CaseInput.OF_PARTY);
        }
        return input instanceof StatementReceived
                || input instanceof PauseRequested
                || input instanceof EnforcementSuspended
                || input instanceof InterruptionTold
                || input instanceof LimitationObstructed
                || input instanceof CoDebtorReleaseAsked;
    }

    /** At least as many as the state's text has; its parts grow by what is counted here. */
    static int characters(CaseState state) {
        return switch (state) {
            case Unopened _ -> 0;
            case Open open ->
                1_500
                        + of(open.ledger())
                        + of(open.parties())
                        + of(open.account().sale())
                        + of(open.claim().facts())
                        + ids(open.claim().demands())
                        + ids(open.answered())
                        + of(open.progress().settlements())
                        + open.pauses().list().stream()
                                .mapToInt(p -> 160 + p.id().length())
                                .sum()
                        + open.reviews().keySet().stream()
                                .mapToInt(id -> 40 + id.length())
                                .sum()
                        + open.toRead().until().keySet().stream()
                                .mapToInt(id -> 40 + id.length())
                                .sum();
            case Closed closed ->
                1_500
                        + of(closed.ledger())
                        + of(closed.parties())
                        + of(closed.account().sale())
                        + of(closed.settlements())
                        + ids(closed.answered())
                        + closed.lendersCosts().stream()
                                .mapToInt(c -> 60 + c.id().length())
                                .sum();
        };
    }

    private static int of(Ledger ledger) {
        FoldedPayments folded = ledger.folded();
        return 1_500
                + (folded == null ? 0 : folded.packed().length())
                + 54 * ledger.base().instalments().size()
                + ledger.payments().stream()
                        .mapToInt(p -> 260
                                + p.id().length()
                                + (p.otherKey() == null ? 0 : 16 + p.otherKey().length())
                                + (p.reversal() == null ? 0 : p.reversal().id().length()))
                        .sum()
                + ledger.costs().stream().mapToInt(c -> 70 + c.id().length()).sum()
                + ledger.reliefs().stream()
                        .mapToInt(
                                r -> 120 + r.party().length() + 20 * r.shares().size())
                        .sum()
                + ledger.waiving().mapToInt(w -> 340 + w.id().length()).sum()
                + ledger.judgment().stops().stream()
                        .mapToInt(s -> 90 + s.id().length())
                        .sum();
    }

    private static int of(@Nullable List<Progress.Settlement> settlements) {
        return settlements == null
                ? 0
                : settlements.stream().mapToInt(s -> 210 + s.id().length()).sum();
    }

    private static int of(Parties parties) {
        return 140
                + parties.coDebtors().stream()
                        .mapToInt(c -> 70 + c.party().length())
                        .sum()
                + parties.guarantors().stream()
                        .mapToInt(g -> 260
                                + g.party().length()
                                + (g.kept() == null ? 0 : g.kept().proof().length()))
                        .sum();
    }

    private static int of(Sale sale) {
        return sale.claims().stream()
                .mapToInt(c -> 120
                        + c.caseId().length()
                        + c.people().stream()
                                .mapToInt(s ->
                                        30 + s.formerly().length() + s.party().length())
                                .sum())
                .sum();
    }

    private static int of(Limitation facts) {
        return facts.interruptions().stream()
                        .mapToInt(i -> 60 + i.proof().length())
                        .sum()
                + facts.suspensions().stream()
                        .mapToInt(s -> 70 + s.proof().length())
                        .sum();
    }

    private static int ids(List<String> ids) {
        return ids.stream().mapToInt(id -> 3 + id.length()).sum();
    }
}
