package io.recourse.segmentation.edge;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Rehearsal;
import io.recourse.casework.door.Asked;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Callers;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.CommandDoor.Call;
import io.recourse.casework.door.Page;
import io.recourse.casework.door.PageById;
import io.recourse.casework.door.PageByNumber;
import io.recourse.casework.door.Showing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.BookDecider;
import io.recourse.segmentation.domain.BookInput;
import io.recourse.segmentation.domain.BookInput.ActivationAsked;
import io.recourse.segmentation.domain.CaseFact;
import io.recourse.segmentation.domain.Listed;
import io.recourse.segmentation.domain.StrategyDecider;
import io.recourse.segmentation.domain.StrategyDocument;
import io.recourse.segmentation.domain.StrategyInput;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Strategies as documents: written, judged, put in force and retired at run time. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.OPERATOR)
public class StrategiesResource {

    private final SubjectQueries queries;
    private final Showing showing;
    private final CommandDoor door;
    private final StrategyForm form;
    private final StrategyShelf shelf;
    private final InForce inForce;
    private final Rehearsal rehearsal;

    @Inject
    StrategiesResource(
            SubjectQueries queries,
            Showing showing,
            CommandDoor door,
            StrategyForm form,
            StrategyShelf shelf,
            InForce inForce,
            Rehearsal rehearsal) {
        this.queries = queries;
        this.showing = showing;
        this.door = door;
        this.form = form;
        this.shelf = shelf;
        this.inForce = inForce;
        this.rehearsal = rehearsal;
    }

    /** A document without faults. */
    @Schema(name = "StrategyJudged")
    public record Judged(String strategy, boolean valid) {}

    /** @param words only of a word */
    @Schema(name = "Fact", description = "A fact that a condition may ask of a case.")
    public record FactLine(
            String name,
            String kind,
            String about,
            @Nullable List<String> words) {}

    @GET
    @Path("/strategies")
    @Operation(summary = "List the versions of strategies in the order of their names")
    public Uni<Page<SubjectQueries.Line>> list(
            @QueryParam("status") @Nullable String status,
            @BeanParam PageById page,
            @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        return queries.list(Callers.of(request), StrategyDecider.KIND, Asked.text(status, "status"), page.after(), most)
                .map(lines -> Page.of(lines, most, SubjectQueries.Line::id));
    }

    @GET
    @Path("/strategies/schema")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema of a strategy")
    public String schema() {
        return form.schema();
    }

    @GET
    @Path("/strategies/facts")
    @Operation(summary = "The facts that a condition may ask of a case, with the words it may compare them to")
    public List<FactLine> facts() {
        return Arrays.stream(CaseFact.values()).map(StrategiesResource::line).toList();
    }

    private static FactLine line(CaseFact fact) {
        return switch (fact.kind()) {
            case CaseFact.Kind.Numeric _ -> new FactLine(fact.code(), "number", fact.about(), null);
            case CaseFact.Kind.Truth _ -> new FactLine(fact.code(), "truth", fact.about(), null);
            case CaseFact.Kind.Text _ -> new FactLine(fact.code(), "text", fact.about(), null);
            case CaseFact.Kind.Word word ->
                new FactLine(
                        fact.code(),
                        "word",
                        fact.about(),
                        word.words().stream().map(w -> word.name() + "." + w).toList());
        };
    }

    @GET
    @Path("/strategies/{strategy}")
    @Operation(summary = "Show a version of a strategy: what it says and whether it is in force")
    public Uni<SubjectQueries.View> find(
            @PathParam("strategy") String strategy, @Context ContainerRequestContext request) {
        return showing.find(request, CommandDoor.subject(StrategyDecider.KIND, strategy));
    }

    @GET
    @Path("/strategies/{strategy}/journal")
    @Operation(summary = "Tell the story of a version, event by event")
    public Uni<Page<SubjectQueries.Told>> journal(
            @PathParam("strategy") String strategy,
            @BeanParam PageByNumber page,
            @Context ContainerRequestContext request)
            throws BadInput {
        return showing.journal(request, CommandDoor.subject(StrategyDecider.KIND, strategy), page);
    }

    @POST
    @Path("/strategies:validate")
    @Operation(
            summary = "Judge a strategy without keeping it",
            description =
                    "A faulty one is refused with all its faults, each with its path; then one that the strategies"
                            + " in force leave no room for, as it would be when it is activated now.")
    @RequestBodySchema(StrategyDocument.class)
    public Uni<Judged> validate(byte[] body, @Context ContainerRequestContext request) throws BadInput {
        StrategyDocument document = form.read(body);
        String by = Callers.of(request).name();
        Listed draft = Listed.of(inForce.reader().read(document));
        Entry asked = Entry.command(
                BookDecider.ID,
                new ActivationAsked(draft, "none yet", by),
                Facets.SHARED,
                new Entry.Command(by, null, null),
                false);
        return rehearsal.of(Facets.SHARED).replies(List.of(asked)).chain(replies -> {
            Refusal refusal = replies.getFirst().refusal();
            return refusal == null
                    ? Uni.createFrom().item(new Judged(reference(document), true))
                    : Uni.createFrom().failure(new BadInput(refusal.rule(), pointer(refusal), refusal.detail()));
        });
    }

    private static String pointer(Refusal refusal) {
        return refusal.field() == null ? "" : "/" + refusal.field();
    }

    @POST
    @Path("/strategies")
    @Operation(
            summary = "Write a version of a strategy",
            description = "It is a draft: no case gets it. What a version says never changes.")
    @RequestBodySchema(StrategyDocument.class)
    public Uni<Response> write(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        StrategyDocument document = form.read(body);
        return door.command(
                door.call(request, key, body),
                StrategyShelf.strategy(reference(document)),
                new StrategyInput.DocumentWritten(document, Callers.of(request).name()),
                true);
    }

    @POST
    @Path("/strategies/{strategy}:activate")
    @Operation(
            summary = "Put a version in force",
            description = "It takes the place of the version before it. Cases that have a strategy keep it.")
    @RequestBodySchema(Activation.class)
    public Uni<Response> activate(
            @PathParam("strategy") String strategy,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        String assessment = Activation.assessment(body);
        Call call = door.call(request, key, body);
        return listed(strategy)
                .chain(draft -> shelf.command(CommandDoor.entry(
                        call,
                        BookDecider.ID,
                        new ActivationAsked(draft, assessment, call.caller().name()),
                        false)))
                .map(reply -> CommandDoor.response(BookDecider.ID, reply));
    }

    @POST
    @Path("/strategies/{strategy}:retire")
    @Operation(
            summary = "Take a version out of force",
            description = "No case gets it any more; those that have it keep it. The body may be absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> retire(
            @PathParam("strategy") String strategy,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Call call = door.call(request, key, Bodies.nothing(body));
        return shelf.document(strategy)
                .chain(document -> shelf.command(CommandDoor.entry(
                        call,
                        BookDecider.ID,
                        new BookInput.RetirementAsked(
                                Objects.requireNonNull(document.code()),
                                document.version(),
                                call.caller().name()),
                        false)))
                .map(reply -> CommandDoor.response(BookDecider.ID, reply));
    }

    /** What the book would list of a version that somebody wrote. */
    private Uni<Listed> listed(String strategy) {
        return shelf.version(strategy).map(Listed::of);
    }

    private static String reference(StrategyDocument document) {
        return document.code() + "@" + document.version();
    }
}
