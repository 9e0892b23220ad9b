package io.recourse.casework.desk;

import io.recourse.casework.decision.Tell;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tell on its way to its subject, under an id by which the mailbox knows it again. */
record OutgoingTell(
        Tell tell, String eventId, String tenant, @Nullable String traceparent) {

    OutgoingTell(Tell tell, String tenant, @Nullable String traceparent) {
        this(tell, "tell-" + UUID.randomUUID(), tenant, traceparent);
    }

    Entry entry() {
        return new Entry(tell.to(), tell.input(), new Entry.Told(eventId), true, tenant, traceparent);
    }
}
