package io.recourse.negotiation.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.door.Page;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Told;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.negotiation.domain.PartyEvent;
import java.util.Set;

/** A party as its own lender may see it: that others know the same person is nothing that it learns. */
final class OwnView {

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
                        view.version(),
                        view.parked(),
                        without(view.state()),
                        view.now(),
                        view.deadlines());
    }

    static Page<Told> of(Page<Told> page, Caller caller) {
        return sees(caller)
                ? page
                : new Page<>(
                        page.items().stream()
                                .filter(told -> !OTHERS.contains(told.type()))
                                .toList(),
                        page.next());
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
