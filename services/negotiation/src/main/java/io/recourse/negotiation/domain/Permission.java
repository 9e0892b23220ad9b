package io.recourse.negotiation.domain;

import io.recourse.rules.contact.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The words in which whoever asked for a contact is answered; its door puts them into a document. */
public final class Permission {

    /** Names the contact from then on, in the case and in reports of what became of it; only there if it is allowed. */
    public static final String ATTEMPT_ID = "attemptId";

    /** End of the hours in which an allowed contact may take place. */
    public static final String UNTIL = "until";

    /** The rule that forbids it. */
    public static final String RULE = "rule";

    /** Where that rule stands. */
    public static final String CITATION = "citation";

    /** From when on nothing forbids it on today's facts; not there if time alone never allows it. */
    public static final String NEXT_ALLOWED_AT = "nextAllowedAt";

    private Permission() {}

    static Map<String, String> granted(String attemptId, Instant until) {
        return Map.of(ATTEMPT_ID, attemptId, UNTIL, until.toString());
    }

    static Map<String, String> denied(Answer.Denied denied) {
        Map<String, String> said = new HashMap<>();
        said.put(RULE, denied.rule());
        said.put(CITATION, denied.citation());
        if (denied.nextAllowedAt() != null) {
            said.put(NEXT_ALLOWED_AT, denied.nextAllowedAt().toString());
        }
        return said;
    }
}
