package io.recourse.casework.door;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.query.SubjectQueries;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;

/** What every service shows of a subject to those who may see it: how it stands, and its story. */
@Singleton
public class Showing {

    private final SubjectQueries queries;

    @Inject
    public Showing(SubjectQueries queries) {
        this.queries = queries;
    }

    /** With its deadlines, each with the rule that made it. */
    public Uni<SubjectQueries.View> find(ContainerRequestContext request, SubjectId id) {
        return queries.find(Callers.of(request), id).map(view -> {
            if (view == null) {
                throw unknown(id);
            }
            return view;
        });
    }

    /** Event by event, oldest first. */
    public Uni<Page<SubjectQueries.Told>> journal(ContainerRequestContext request, SubjectId id, PageByNumber page)
            throws BadInput {
        int most = page.most();
        return queries.journal(Callers.of(request), id, page.after(), most)
                .map(told -> Page.of(told, most, t -> Long.toString(t.seq())));
    }

    /**
     * As somebody may see it who may not know of some events.
     *
     * @param without types of what is left out; what is shown is numbered as if it was not there
     */
    public Uni<Page<SubjectQueries.Told>> journalWithout(
            Set<String> without, ContainerRequestContext request, SubjectId id, PageByNumber page) throws BadInput {
        int most = page.most();
        return queries.journalWithout(without, Callers.of(request), id, page.after(), most)
                .map(told -> Page.of(told, most, t -> Long.toString(t.seq())));
    }

    /** What a caller is told of a subject that it may not see, or that is none. */
    public static RuntimeException unknown(SubjectId id) {
        return Problem.notFound("unknown-subject", "There is no such " + id.kind() + " for this caller.")
                .exception();
    }
}
