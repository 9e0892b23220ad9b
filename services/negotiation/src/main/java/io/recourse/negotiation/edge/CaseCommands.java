package io.recourse.negotiation.edge;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Makers;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseInput;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What a lender's people and machines tell a case that is known. */
@Singleton
class CaseCommands {

    private final CommandDoor door;
    private final Makers makers;

    @Inject
    CaseCommands(CommandDoor door, Makers makers) {
        this.door = door;
        this.makers = makers;
    }

    /** What a second person says to what waits for one. */
    interface Review {
        CaseInput by(String name, Maker maker) throws BadInput;
    }

    Uni<Response> tell(String id, @Nullable String key, byte[] body, ContainerRequestContext request, CaseInput told) {
        return door.command(door.call(request, key, body), CommandDoor.subject(CaseDecider.KIND, id), told, false);
    }

    /** By whom the token says, and the installation in which role. */
    Uni<Response> review(
            String id, @Nullable String key, byte @Nullable [] body, ContainerRequestContext request, Review review)
            throws BadInput {
        Caller caller = Callers.of(request);
        CaseInput told = review.by(caller.name(), makers.of(caller));
        return tell(id, key, Bodies.nothing(body), request, told);
    }
}
