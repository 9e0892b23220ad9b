package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PlanKept;
import io.recourse.contracts.NegotiationEvent.SettlementFailed;
import io.recourse.contracts.NegotiationEvent.SettlementFulfilled;
import io.recourse.contracts.NegotiationEvent.SettlementReopened;
import io.recourse.negotiation.domain.Agreement.Standing;
import io.recourse.negotiation.domain.CaseEvent.AgreementReleased;
import io.recourse.negotiation.domain.CaseEvent.PlanReopened;
import io.recourse.negotiation.domain.CaseEvent.PlanReplaced;
import io.recourse.negotiation.domain.CaseEvent.RestInKindEnded;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.Cover.Covered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans and settlements. A verdict is a function of the agreement, the payments by value date, the pauses and the time, as
 * that of a promise: see {@link Promises}.
 */
public final class Agreements {

    /** How an instalment stands: its money came in time, there is time left, or neither. */
    public enum Paid {
        IN_TIME,
        OPEN,
        MISSED
    }

    /**
     * @param until 24:00 of the last day, grace included, on which a payment is in time; null while a pause holds it
     */
    public record Part(
            LocalDate dueOn, Money amount, @Nullable Instant until, Paid paid) {}

    /**
     * How far an agreement is paid.
     *
     * @param paid what came in time; nothing where something else than money is given
     */
    public record Progress(String offerId, OfferType type, Standing standing, Money paid, List<Part> instalments) {
        public Progress {
            instalments = List.copyOf(instalments);
        }
    }

    static final String INSTALMENT = "instalment";
    static final String IN_KIND = "in-kind";

    private final OfferPolicy policy;
    private final Timetable timetable;

    Agreements(OfferPolicy policy, Timetable timetable) {
        this.policy = policy;
        this.timetable = timetable;
    }

    /** The verdicts that differ from those told last. */
    List<CaseEvent> review(CaseFile file, Cover cover, Instant now, boolean mayReopen) {
        List<CaseEvent> changed = new ArrayList<>();
        for (Agreement agreement : file.dealt().agreements()) {
            if (agreement.type().isInKind()) {
                if (agreement.isLive()
                        && hasPassed(file, agreement, agreement.instalments().size() - 1, now)) {
                    changed.add(new RestInKindEnded(agreement.offerId()));
                }
            } else {
                changed.addAll(
                        cover.isReplaced(agreement)
                                ? replaced(agreement, cover.of(agreement))
                                : judge(file, agreement, cover.of(agreement), now, mayReopen).stream()
                                        .toList());
            }
        }
        return changed;
    }

    /** Whatever the ledger waived it takes back. */
    private static List<CaseEvent> replaced(Agreement agreement, Covered covered) {
        if (agreement.standing() == Standing.OVER) {
            return List.of();
        }
        CaseEvent over = new PlanReplaced(agreement.offerId());
        return agreement.type().isSettlement() && agreement.standing() == Standing.KEPT
                ? List.of(new Told(broken(agreement, covered)), over)
                : List.of(over);
    }

    /**
     * The case ended while there was time left for it. A plan under which all that was owed was paid is kept. A settlement is
     * neither kept nor over then: one of its payments may be told after the close, see {@link #paidAfterAll}.
     */
    static List<CaseEvent> released(CaseFile file, Cover cover, boolean isPaid, String rule) {
        return file.dealt().live().stream()
                .filter(agreement -> !isPaid || !agreement.type().isSettlement())
                .<CaseEvent>map(agreement -> {
                    boolean kept = isPaid
                            && agreement.type().isPlan()
                            && cover.of(agreement).paid() > 0;
                    return kept
                            ? new Told(new PlanKept(agreement.offerId(), money(agreement, cover.of(agreement))))
                            : new AgreementReleased(agreement.offerId(), rule);
                })
                .toList();
    }

    /** All that was owed was paid, and then it is told that a settlement was: what it waives goes back, and nothing else follows. */
    static List<CaseEvent> paidAfterAll(CaseFile file, Cover cover) {
        return file.dealt().live().stream()
                .filter(agreement -> agreement.type().isSettlement()
                        && cover.of(agreement).met() == agreement.instalments().size())
                .<CaseEvent>map(agreement -> new Told(kept(file, agreement, cover.of(agreement))))
                .toList();
    }

    private Optional<CaseEvent> judge(
            CaseFile file, Agreement agreement, Covered covered, Instant now, boolean mayReopen) {
        int met = covered.met();
        if (met == agreement.instalments().size()) {
            return agreement.standing() == Standing.KEPT
                    ? Optional.empty()
                    : Optional.of(new Told(kept(file, agreement, covered)));
        }
        if (hasPassed(file, agreement, met, now)) {
            return Objects.equals(agreement.missed(), met)
                    ? Optional.empty()
                    : Optional.of(new Told(broken(agreement, covered)));
        }
        boolean stays = agreement.isLive() || agreement.standing() == Standing.BROKEN && !mayReopen;
        return stays ? Optional.empty() : reopened(agreement, covered, mayReopen);
    }

    private boolean hasPassed(CaseFile file, Agreement agreement, int index, Instant now) {
        return timetable
                .agreedUntil(file, agreement, agreement.instalments().get(index))
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }

    private static NegotiationEvent kept(CaseFile file, Agreement agreement, Covered covered) {
        Money paid = money(agreement, covered);
        return agreement.type().isPlan()
                ? new PlanKept(agreement.offerId(), paid)
                : new SettlementFulfilled(
                        agreement.offerId(),
                        file.dayOf(agreement.agreedAt()),
                        Objects.requireNonNull(covered.on(), "it was paid"),
                        agreement.waived(),
                        agreement.type() == OfferType.SETTLEMENT);
    }

    private static NegotiationEvent broken(Agreement agreement, Covered covered) {
        Money due = agreement.dueUpTo(covered.met());
        Money paid = money(agreement, covered);
        return agreement.type().isPlan()
                ? new PlanBroken(agreement.offerId(), covered.met() + 1, due, paid)
                : new SettlementFailed(agreement.offerId(), due, paid);
    }

    /** What the ledger has waived it takes back whatever stage the case is in; that a plan goes on matters to talks alone. */
    private static Optional<CaseEvent> reopened(Agreement agreement, Covered covered, boolean mayReopen) {
        if (agreement.type().isSettlement()) {
            return Optional.of(new Told(new SettlementReopened(agreement.offerId(), money(agreement, covered))));
        }
        return mayReopen ? Optional.of(new PlanReopened(agreement.offerId())) : Optional.empty();
    }

    private static Money money(Agreement agreement, Covered covered) {
        return new Money(covered.paid(), agreement.waived().currency());
    }

    List<Progress> progress(CaseFile file, Instant now) {
        Cover cover = Cover.of(file, timetable);
        List<Progress> all = new ArrayList<>();
        for (Agreement agreement : file.dealt().agreements()) {
            Covered covered = agreement.type().isInKind() ? new Covered(0, 0, null) : cover.of(agreement);
            List<Part> parts = new ArrayList<>();
            for (Instalment instalment : agreement.instalments()) {
                Instant until =
                        timetable.agreedUntil(file, agreement, instalment).orElse(null);
                Paid open = until == null || now.isBefore(until) ? Paid.OPEN : Paid.MISSED;
                Paid paid = parts.size() < covered.met() ? Paid.IN_TIME : open;
                parts.add(new Part(instalment.dueOn(), instalment.amount(), until, paid));
            }
            all.add(new Progress(
                    agreement.offerId(), agreement.type(), agreement.standing(), money(agreement, covered), parts));
        }
        return all;
    }

    /** When the next instalment must have been paid, or what was agreed in kind holds escalation no more. */
    void deadlines(CaseFile file, Cover cover, Set<Deadline> due) {
        for (Agreement agreement : file.dealt().agreements()) {
            if (!agreement.isLive()) {
                continue;
            }
            boolean inKind = agreement.type().isInKind();
            int next = inKind ? 0 : cover.of(agreement).met();
            if (next < agreement.instalments().size()) {
                timetable
                        .agreedUntil(file, agreement, agreement.instalments().get(next))
                        .ifPresent(at -> due.add(Deadline.business(
                                inKind ? IN_KIND : INSTALMENT, agreement.offerId(), at, policy.id())));
            }
        }
    }
}
