package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that the party began: it spends no unit, and rests calls where the law says so.
 *
 * @param conversationId the caller's own id of it, unique within the case
 * @param channel by which it was spoken
 * @param debt names the debt over the episodes of its account; null if that is the case
 * @param callsRestUntil until when no further calls are made about its debt, because it was broken off; null if it was not
 */
public record Conversation(
        String caseId,
        String conversationId,
        Channel channel,
        Instant at,
        @Nullable String debt,
        @Nullable Instant callsRestUntil) {

    /** How the names of such calls begin: they are no contacts of ours, and no case keeps them. */
    public static final String CALLS = "talk/";

    public Conversation(String caseId, String conversationId, Channel channel, Instant at, @Nullable String debt) {
        this(caseId, conversationId, channel, at, debt, null);
    }

    /** Its name among the calls of its case. */
    String callName() {
        return CALLS + conversationId;
    }

    boolean isCall(String aCase, String name) {
        return caseId.equals(aCase) && callName().equals(name);
    }

    Conversation resting(Instant until) {
        return new Conversation(caseId, conversationId, channel, at, debt, until);
    }

    /** What budgets of a debt are counted by. */
    String about() {
        return debt == null ? caseId : debt;
    }

    boolean named(String aCase, String id) {
        return caseId.equals(aCase) && conversationId.equals(id);
    }
}
