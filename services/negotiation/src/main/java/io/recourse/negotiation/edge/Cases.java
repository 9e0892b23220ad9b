package io.recourse.negotiation.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Reading;
import io.recourse.casework.security.Caller;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseFile;
import io.recourse.negotiation.domain.CaseState.Known;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The case that a caller names: one that it may not see, one of which nothing is known yet and none at all are answered alike. */
@Singleton
class Cases {

    private final SubjectQueries queries;

    @Inject
    Cases(SubjectQueries queries) {
        this.queries = queries;
    }

    /** @param parked whether its facts may be stale */
    record Found(Known known, boolean parked) {

        CaseFile file() {
            return known.file();
        }

        /** @param named by the caller, as who owes in the case; the debtor if null */
        String owing(@Nullable String named) {
            String party = named == null ? file().debtor().party() : named;
            if (!file().isOwedBy(party)) {
                throw new BadInput("party-not-of-case", "party", "This party does not owe in this case.")
                        .problem()
                        .exception();
            }
            return party;
        }
    }

    /** @param id as a path has it */
    Uni<Found> find(Caller caller, String id) {
        return find(caller, CommandDoor.subject(CaseDecider.KIND, id));
    }

    Uni<Found> find(Caller caller, SubjectId theCase) {
        return queries.read(caller, theCase).map(read -> found(theCase, read));
    }

    /** The same for a partner that holds it. */
    Uni<Found> findHeld(Caller partner, SubjectId theCase) {
        return queries.readHeld(partner, theCase).map(read -> found(theCase, read));
    }

    private static Found found(SubjectId theCase, @Nullable Reading read) {
        if (read == null || !(read.state() instanceof Known known)) {
            throw Showing.unknown(theCase);
        }
        return new Found(known, read.parked() != null);
    }
}
