package io.recourse.litigation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a court did, as the law firm reports it. {@code at} is the court's date, not the message's; it counts for the
 * rules. A report that does not fit the stage is refused by a rule's name, a repeated one is nothing.
 */
public sealed interface CourtReport extends CaseInput, Dated {

    /**
     * A report that says which filing it answers; one that answers an earlier filing than the one now in question is refused.
     *
     * @param requestId of the filing; a suit an ended order turned into keeps the order's
     * @param said never itself of this kind
     */
    record OnFiling(String requestId, CourtReport said) implements CourtReport {
        @Override
        public Instant at() {
            return said.at();
        }
    }

    /** The court took the application for a payment order (民诉法 art. 226). */
    record ApplicationAccepted(Instant at) implements CourtReport {}

    record OrderIssued(Instant at) implements CourtReport {}

    record OrderServed(Instant at) implements CourtReport {}

    /** An attempt to serve failed; the order lapses thirty days after its issue, not before. */
    record OrderUnserved(Instant at) implements CourtReport {}

    /**
     * The debtor turned against the order.
     *
     * @param contested the part contested, for {@link ObjectionKind#PARTIAL} only
     */
    record ObjectionReceived(
            Instant at, ObjectionKind kind, @Nullable Money contested) implements CourtReport {}

    enum ObjectionKind {
        /** Contests the debt in writing; the court examines its form (民诉法解释 art. 435). */
        WRITTEN,
        /** Void (民诉法解释 art. 436). */
        ORAL,
        /** No objection: it asks for time or says that there is no money (民诉法解释 art. 436). */
        INABILITY_TO_PAY,
        /** Contests one claim of several; the order stands for the others (民诉法解释 art. 432). */
        PARTIAL
    }

    /** The ruling that ends the procedure reached us at {@code at}. */
    record ObjectionUpheld(Instant at) implements CourtReport {}

    record ObjectionRejected(Instant at) implements CourtReport {}

    /** A suit against a guarantor was accepted: it kills the order (民诉法解释 art. 434). */
    record GuarantorSued(Instant at) implements CourtReport {}

    /** Our firm told the court that we do not want the suit an ended order turns into (民诉法解释 art. 438). */
    record ConversionRefused(Instant at) implements CourtReport {}

    /** The court will not deal with what we filed. */
    record FilingRefused(Instant at, String reason) implements CourtReport {}

    /** The suit was docketed, on the route the court chose; none of them is {@code PAYMENT_ORDER}. */
    record SuitAccepted(Instant at, Route route) implements CourtReport {}

    /** The judgment of the first instance was served at {@code at}. */
    record JudgmentRendered(Instant at, Verdict verdict) implements CourtReport {}

    record AppealFiled(Instant at) implements CourtReport {}

    /** The final judgment of the second instance was served at {@code at} (民诉法 art. 182). */
    record SecondInstanceDecided(Instant at, Verdict verdict) implements CourtReport {}

    record EnforcementAccepted(Instant at) implements CourtReport {}

    record EnforcementClosed(Instant at, EnforcementResult result) implements CourtReport {}

    enum EnforcementResult {
        SATISFIED,
        NO_ASSETS
    }

    /** What a judgment says about our claim. */
    sealed interface Verdict {

        /** {@code sum} is positive. */
        record Awarded(Money sum) implements Verdict {}

        record Dismissed(String ground) implements Verdict {}
    }
}
