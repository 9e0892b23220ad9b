package io.recourse.negotiation.domain;

import io.recourse.rules.contact.Purpose;
import java.util.Locale;

/** Why somebody is contacted beside the ladder. */
public enum ContactPurpose {
    /** To have the debt paid. */
    DUNNING(Purpose.COLLECT),
    /** The debtor asked to be called back, so a live promise is no obstacle. */
    CALLBACK(Purpose.COLLECT),
    /** To learn of a third person where the debtor is, without a word of the debt. */
    LOCATE(Purpose.LOCATE);

    private final Purpose law;

    ContactPurpose(Purpose law) {
        this.law = law;
    }

    /** What it is to the law. */
    Purpose law() {
        return law;
    }

    /** As journals have it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
