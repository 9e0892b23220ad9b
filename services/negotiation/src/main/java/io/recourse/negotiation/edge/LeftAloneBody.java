package io.recourse.negotiation.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.LeftAlone;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What bodies may say of who is to be left alone. */
final class LeftAloneBody {

    static final String WRONG_PERSON =
            "Somebody else was reached, who owes nothing: by that address nobody is contacted any more until another is found."
                    + " The outcome is UNREACHABLE.";

    static final String UNWANTED =
            "Channels by which the one who was reached wants no more contact: for good, for all cases. The outcome is CONVERSATION,"
                    + " unless it was the wrong person: then the address alone is barred.";

    private LeftAloneBody() {}

    /**
     * Null if nothing was said.
     *
     * @param outcome how the contact ended; null where it ended before
     */
    static @Nullable LeftAlone read(
            @Nullable Boolean wrongPerson, @Nullable List<Channel> unwanted, @Nullable ContactOutcome outcome)
            throws BadInput {
        boolean stranger = Boolean.TRUE.equals(wrongPerson);
        if (!stranger && (unwanted == null || unwanted.isEmpty())) {
            return null;
        }
        LeftAlone said = new LeftAlone(stranger, unwanted == null ? Set.of() : Set.copyOf(unwanted));
        if (outcome != null && outcome != said.outcome()) {
            throw new BadInput(
                    "field-invalid",
                    "outcome",
                    "Who reached somebody else did not reach the debtor (UNREACHABLE); who heard another wish had a conversation.");
        }
        return said;
    }
}
