package io.recourse.litigation.domain;

import io.recourse.contracts.LitigationEvent.Route;
import java.util.Locale;

/** The terms of civil procedure this service runs by; their length and article are data ({@link CourtPolicy}). */
public enum CourtTerm {
    /** From filing to the court's word whether it takes the application. */
    ORDER_ACCEPTANCE,
    /** From acceptance to the order. */
    ORDER_ISSUE,
    /** From issue to the order's lapse if it is not served. */
    ORDER_SERVICE,
    /** From service to the end of the debtor's right to object. */
    OBJECTION,
    /** From a written objection to the court's ruling on it. */
    OBJECTION_RULING,
    /** From receipt of the ruling to the end of our right to refuse the conversion into a suit. */
    CONVERSION_REFUSAL,
    /** From filing to the docketing of a suit. */
    DOCKETING,
    JUDGMENT_SMALL_CLAIM,
    JUDGMENT_SMALL_CLAIM_EXTENSION,
    JUDGMENT_SUMMARY,
    JUDGMENT_SUMMARY_EXTENSION,
    JUDGMENT_ORDINARY,
    JUDGMENT_ORDINARY_EXTENSION,
    /** From service of a judgment to the end of both sides' right to appeal. */
    APPEAL,
    SECOND_INSTANCE,
    /** From a final judgment to the end of the debtor's time to perform. */
    PERFORMANCE,
    /** From application to the court's notice of enforcement. */
    ENFORCEMENT_NOTICE,
    /** From application until the higher court may be asked to step in. */
    ENFORCEMENT,
    /** From the end of the performance term to the end of the title's enforceability. */
    ENFORCEABILITY,
    /** Limitation of the claim, when it starts anew. */
    LIMITATION;

    static CourtTerm judgmentOn(Route route) {
        return switch (route) {
            case SMALL_CLAIM -> JUDGMENT_SMALL_CLAIM;
            case SUMMARY -> JUDGMENT_SUMMARY;
            case ORDINARY -> JUDGMENT_ORDINARY;
            case PAYMENT_ORDER -> throw new IllegalStateException("a payment order knows no judgment");
        };
    }

    /** The name of the deadline it makes: {@code order-acceptance}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
