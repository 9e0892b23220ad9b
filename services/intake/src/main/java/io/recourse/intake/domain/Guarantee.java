package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.Guarantor;
import io.recourse.intake.domain.CaseEvent.GuarantorJoined;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One guarantee. In its period the creditor must have sued the debtor (ORDINARY) or claimed on the guarantor (JOINT), else
 * the guarantor is free (民法典 art. 693). No pause, suspension or interruption moves the period (692).
 *
 * @param mainDueOn due date of the debt it secures; null in rows older than this
 * @param kept what the creditor did in time; null while it has not
 * @param endedAt when the guarantor became free: of the period, or of the limitation that began when it was kept
 */
public record Guarantee(
        String party,
        GuaranteeKind kind,
        Instant periodEndsAt,
        @Nullable LocalDate mainDueOn,
        @Nullable Kept kept,
        @Nullable Instant endedAt) {

    /**
     * The creditor's act; the earliest of those told.
     *
     * @param proof id of what proves it
     * @param limitationEndsAt of the claim on the guarantor, which runs from here on (694); null where it does not run yet: an
     *     ordinary guarantor may still refuse until enforcement against the debtor has failed
     */
    public record Kept(LocalDate on, String proof, @Nullable Instant limitationEndsAt) {}

    static Guarantee of(Guarantor told) {
        return new Guarantee(told.party(), told.kind(), told.periodEndsAt(), null, null, null);
    }

    static Guarantee of(GuarantorJoined told) {
        return new Guarantee(told.party(), told.kind(), told.periodEndsAt(), null, null, null);
    }

    boolean is(String named, GuaranteeKind ofKind, Instant endsAt) {
        return party.equals(named) && kind == ofKind && periodEndsAt.equals(endsAt);
    }

    /** When to look at it again, null if never. */
    @Nullable
    Instant looksAt() {
        if (endedAt != null) {
            return null;
        }
        return kept == null ? periodEndsAt : kept.limitationEndsAt();
    }

    boolean isDueBy(LocalDate day) {
        return mainDueOn == null || !mainDueOn.isAfter(day);
    }

    Guarantee due(LocalDate day) {
        return new Guarantee(party, kind, periodEndsAt, day, kept, endedAt);
    }

    Guarantee kept(Kept act) {
        return new Guarantee(party, kind, periodEndsAt, mainDueOn, act, null);
    }

    Guarantee ended(Instant at) {
        return new Guarantee(party, kind, periodEndsAt, mainDueOn, kept, at);
    }
}
