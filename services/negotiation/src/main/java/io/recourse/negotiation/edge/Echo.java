package io.recourse.negotiation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.AnswerReference;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that came back of a contact, whoever brought it.
 *
 * @param channel by which it came back
 * @param text what the debtor answered; null unless it is a reply
 * @param whole false if there is more of the text than this
 * @param verified whether it was established by then that the debtor speaks; null if nobody told
 * @param reference where a person reads it
 * @param carries of contacts by which channels who brought it may tell; null of all: what it names its contact by proves it
 */
record Echo(
        SubjectId theCase,
        String attemptId,
        Kind kind,
        Channel channel,
        @Nullable String text,
        boolean whole,
        @Nullable Boolean verified,
        Instant at,
        AnswerReference reference,
        @Nullable Set<Channel> carries) {

    /** What came back. */
    public enum Kind {
        DELIVERED,
        BOUNCED,
        REPLY,
        OPT_OUT,
        COMPLAINT
    }
}
