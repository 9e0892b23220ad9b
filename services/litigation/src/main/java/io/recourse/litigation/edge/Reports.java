package io.recourse.litigation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Fields;
import io.recourse.contracts.CourtReported;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CourtReport;
import io.recourse.litigation.domain.CourtReport.EnforcementResult;
import io.recourse.litigation.domain.CourtReport.ObjectionKind;
import io.recourse.litigation.domain.CourtReport.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A law firm's message in the domain's words. What it leaves out or contradicts is bad input, never a guess. */
final class Reports {

    private static final String FORM = "form";
    private static final String AWARDED = "awarded";
    private static final String OUTCOME = "outcome";

    /** Words beside a sum, by instance. */
    private static final List<String> AT_FIRST = List.of("AWARDED");

    private static final List<String> ON_APPEAL = List.of("AWARDED", "UPHELD", "CHANGED");

    private Reports() {}

    static CourtReport read(CourtReported r) throws BadInput {
        CourtReport said = said(r);
        String requestId = r.requestId();
        return requestId == null ? said : new CourtReport.OnFiling(Fields.id(requestId, "requestId"), said);
    }

    private static CourtReport said(CourtReported r) throws BadInput {
        Instant at = Fields.instant(r.at());
        return switch (r.report()) {
            case APPLICATION_ACCEPTED -> bare(r, new CourtReport.ApplicationAccepted(at));
            case ORDER_ISSUED -> bare(r, new CourtReport.OrderIssued(at));
            case ORDER_SERVED -> service(r, at);
            case OBJECTION_RECEIVED -> objection(r, at);
            case CONVERSION_REFUSED -> bare(r, new CourtReport.ConversionRefused(at));
            case FILING_REFUSED -> refusal(r, at);
            case SUIT_ACCEPTED -> suit(r, at);
            case JUDGMENT_RENDERED -> new CourtReport.JudgmentRendered(at, verdict(r));
            case APPEAL_FILED -> bare(r, new CourtReport.AppealFiled(at));
            case APPEAL_DECIDED -> new CourtReport.SecondInstanceDecided(at, verdict(r));
            case ENFORCEMENT_ACCEPTED -> bare(r, new CourtReport.EnforcementAccepted(at));
            case ENFORCEMENT_CLOSED -> closing(r, at);
        };
    }

    /** A report that its name says all of. */
    private static CourtReport bare(CourtReported r, CourtReport meaning) throws BadInput {
        absent(r, OUTCOME, r.outcome());
        return plain(r, meaning);
    }

    /** A report that is about neither an objection's form nor a sum. */
    private static CourtReport plain(CourtReported r, CourtReport meaning) throws BadInput {
        absent(r, FORM, r.form());
        absent(r, AWARDED, r.awarded());
        return meaning;
    }

    private static CourtReport service(CourtReported r, Instant at) throws BadInput {
        return switch (r.outcome()) {
            case null -> plain(r, new CourtReport.OrderServed(at));
            case "FAILED" -> plain(r, new CourtReport.OrderUnserved(at));
            default -> throw unknownOutcome("nothing or FAILED");
        };
    }

    /** An objection comes in with its form; the ruling on it is told by its outcome. */
    private static CourtReport objection(CourtReported r, Instant at) throws BadInput {
        absent(r, AWARDED, r.awarded());
        if (r.outcome() == null) {
            return new CourtReport.ObjectionReceived(at, kind(required(r, FORM, r.form())), null);
        }
        absent(r, FORM, r.form());
        return switch (r.outcome()) {
            case "UPHELD" -> new CourtReport.ObjectionUpheld(at);
            case "REJECTED" -> new CourtReport.ObjectionRejected(at);
            default -> throw unknownOutcome("UPHELD or REJECTED");
        };
    }

    private static ObjectionKind kind(CourtReported.Form form) throws BadInput {
        return switch (form) {
            case WRITTEN -> ObjectionKind.WRITTEN;
            case ORAL -> ObjectionKind.ORAL;
            case INABILITY_TO_PAY -> ObjectionKind.INABILITY_TO_PAY;
            // the contract names no contested part, and which part of the order stands must not be guessed
            case PARTIAL ->
                throw new BadInput(
                        "contested-part-not-stated",
                        FORM,
                        "A partial objection needs the contested sum, which v1 of this message cannot say.");
        };
    }

    private static CourtReport refusal(CourtReported r, Instant at) throws BadInput {
        if (r.outcome() != null && !r.outcome().equals("REFUSED")) {
            throw unknownOutcome("nothing or REFUSED");
        }
        return plain(r, new CourtReport.FilingRefused(at, reason(r)));
    }

    private static CourtReport suit(CourtReported r, Instant at) throws BadInput {
        CourtReport accepted =
                switch (required(r, OUTCOME, r.outcome())) {
                    case "SMALL_CLAIM" -> new CourtReport.SuitAccepted(at, Route.SMALL_CLAIM);
                    case "SUMMARY" -> new CourtReport.SuitAccepted(at, Route.SUMMARY);
                    case "ORDINARY" -> new CourtReport.SuitAccepted(at, Route.ORDINARY);
                    case "AGAINST_GUARANTOR" -> new CourtReport.GuarantorSued(at);
                    default -> throw unknownOutcome("SMALL_CLAIM, SUMMARY, ORDINARY or AGAINST_GUARANTOR");
                };
        return plain(r, accepted);
    }

    private static Verdict verdict(CourtReported r) throws BadInput {
        absent(r, FORM, r.form());
        if ("DISMISSED".equals(r.outcome())) {
            absent(r, AWARDED, r.awarded());
            return new Verdict.Dismissed(reason(r));
        }
        List<String> words = r.report() == CourtReported.Report.APPEAL_DECIDED ? ON_APPEAL : AT_FIRST;
        if (r.outcome() != null && !words.contains(r.outcome())) {
            throw unknownOutcome("DISMISSED, " + String.join(", ", words));
        }
        return award(r);
    }

    private static Verdict award(CourtReported r) throws BadInput {
        Money sum = required(r, AWARDED, r.awarded());
        if (sum.minor() <= 0) {
            throw new BadInput("award-not-positive", AWARDED, "A judgment that grants nothing is DISMISSED.");
        }
        return new Verdict.Awarded(sum);
    }

    private static CourtReport closing(CourtReported r, Instant at) throws BadInput {
        EnforcementResult result =
                switch (required(r, OUTCOME, r.outcome())) {
                    case "SATISFIED" -> EnforcementResult.SATISFIED;
                    case "NO_ASSETS" -> EnforcementResult.NO_ASSETS;
                    default -> throw unknownOutcome("SATISFIED or NO_ASSETS");
                };
        return plain(r, new CourtReport.EnforcementClosed(at, result));
    }

    /** The reason goes out again in our own events, so it must fit their contract. */
    private static String reason(CourtReported r) throws BadInput {
        String detail = r.detail();
        if (detail == null) {
            return "not-stated";
        }
        if (detail.isEmpty() || detail.length() > 500 || detail.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new BadInput("text-not-plain", "detail", "1 … 500 characters without control characters.");
        }
        return detail;
    }

    private static <T> T required(CourtReported r, String field, @Nullable T value) throws BadInput {
        if (value == null) {
            throw new BadInput("field-missing", field, "A report of " + r.report() + " needs it.");
        }
        return value;
    }

    private static void absent(CourtReported r, String field, @Nullable Object value) throws BadInput {
        if (value != null) {
            throw new BadInput("field-contradicts-report", field, "This report of " + r.report() + " cannot have it.");
        }
    }

    private static BadInput unknownOutcome(String known) {
        return new BadInput("outcome-unknown", OUTCOME, "Known here: " + known + ".");
    }
}
