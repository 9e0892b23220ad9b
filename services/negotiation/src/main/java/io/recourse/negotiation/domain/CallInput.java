package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import java.time.Instant;
import java.util.List;

/** What reaches a call. Each brings along what the case knows of the contact, for whichever comes first opens the row. */
public sealed interface CallInput extends Input {

    int MOST_STRESS = 100;

    /**
     * The provider of a call under way says how the voice sounds, and asks how to go on; a command.
     *
     * @param stress 0 … 100
     * @param inVain whether its case has heard that nobody was spoken to
     */
    record Signalled(CallMade call, VoiceLabel label, int stress, Instant at, boolean inVain)
            implements CallInput, Dated {}

    /**
     * What the caller said was searched for what nobody may say; a command. The text itself is kept nowhere.
     *
     * @param alerts what was found
     * @param inVain whether its case has heard that nobody was spoken to
     */
    record Transcribed(CallMade call, List<Alert> alerts, Instant at, boolean inVain) implements CallInput, Dated {
        public Transcribed {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * What nobody may say to a debtor.
     *
     * @param code of the phrase, as its pack has it
     * @param zone the forbidden zone it lies in, by its rule in the contact packs; other words in rows of before they had one name
     * @param stops whether the call ends at once
     */
    record Alert(String code, String zone, boolean stops) {}

    /** Somebody was or may have been spoken to; told by the case. */
    record TookPlace(CallMade call, Instant at) implements CallInput, Dated {}

    /** Nobody was spoken to, though it had seemed so; told by the case. */
    record WasInVain(CallMade call) implements CallInput {}

    /** The provider says where the recording is; a command. */
    record Recorded(CallMade call, Recording recording) implements CallInput {}

    /** Who was called complains of the call; a command. */
    record Complained(CallMade call, Instant at) implements CallInput, Dated {}

    record DeadlinePassed(Deadline deadline) implements CallInput, PassedDeadline {}
}
