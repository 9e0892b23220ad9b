package io.recourse.negotiation.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.domain.PartyEvent;
import io.recourse.negotiation.domain.PartyInput;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * A party as its own lender may see it: that others know the same person is nothing that it learns, neither from what is
 * shown nor from gaps in its numbers.
 */
final class OwnView {

    /** A version counts what others did as well. */
    private static final long UNTOLD = 0;

    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> OTHERS = Set.of(
            PartyEvent.LinkNoted.class.getSimpleName(),
            PartyEvent.LinkDropped.class.getSimpleName(),
            PartyEvent.ElsewhereNoted.class.getSimpleName(),
            PartyEvent.ElsewhereConcluded.class.getSimpleName());

    private OwnView() {}

    static SubjectQueries.View of(SubjectQueries.View view, Caller caller) {
        return sees(caller)
                ? view
                : new SubjectQueries.View(
                        view.id(),
                        view.tenant(),
                        view.status(),
                        UNTOLD,
                        view.parked(),
                        without(view.state()),
                        view.now(),
                        view.deadlines());
    }

    static SubjectQueries.Line of(SubjectQueries.Line line, Caller caller) {
        return sees(caller)
                ? line
                : new SubjectQueries.Line(line.kind(), line.id(), line.status(), UNTOLD, line.parked());
    }

    /** Takes a caller's word on a party and answers as that caller may see it. */
    static Uni<Response> command(CommandDoor door, CommandDoor.Call call, SubjectId party, PartyInput told) {
        return door.submit(CommandDoor.entry(call, party, told, false))
                .map(reply -> CommandDoor.response(party, reply, done -> of(done, call.caller())));
    }

    private static CommandDoor.Done of(CommandDoor.Done done, Caller caller) {
        return sees(caller) ? done : new CommandDoor.Done(done.outcome(), done.id(), done.events(), UNTOLD);
    }

    /** Types of events that are not shown. */
    static Set<String> leavesOut(Caller caller) {
        return sees(caller) ? Set.of() : OTHERS;
    }

    private static boolean sees(Caller caller) {
        return caller.role() == Role.OPERATOR;
    }

    private static String without(String state) {
        try {
            JsonNode read = JSON.readTree(state);
            if (read.path("file") instanceof ObjectNode file) {
                file.remove("shared");
            }
            return JSON.writeValueAsString(read);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state is JSON", e);
        }
    }
}
