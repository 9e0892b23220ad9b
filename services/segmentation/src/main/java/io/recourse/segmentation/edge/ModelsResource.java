package io.recourse.segmentation.edge;

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
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.ModelDecider;
import io.recourse.segmentation.domain.ModelInput;
import io.recourse.segmentation.domain.ModelPlace;
import io.recourse.segmentation.domain.ModelReader;
import io.recourse.segmentation.domain.ModelState;
import io.recourse.segmentation.domain.ScorecardDocument;
import io.recourse.segmentation.domain.ScorecardDocument.History;
import io.recourse.segmentation.domain.ScorecardDocument.Provenance;
import io.recourse.segmentation.domain.ScoringDecider;
import io.recourse.segmentation.domain.ScoringInput;
import io.recourse.segmentation.domain.ScoringState;
import io.smallrye.mutiny.Multi;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/** Models as documents: uploaded, judged, and switched at run time. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Role.OPERATOR)
public class ModelsResource {

    private final SubjectQueries queries;
    private final Showing showing;
    private final CommandDoor door;
    private final ModelForm form;
    private final ModelShelf shelf;

    @Inject
    ModelsResource(SubjectQueries queries, Showing showing, CommandDoor door, ModelForm form, ModelShelf shelf) {
        this.queries = queries;
        this.showing = showing;
        this.door = door;
        this.form = form;
        this.shelf = shelf;
    }

    /** A version on the shelf. */
    @Schema(name = "Model", description = "A version of a model on the shelf.")
    public record ModelLine(
            String model,

            @Schema(
                    description =
                            "What it reads, and so which cases it scores: FACTS, which every case has, or HISTORY.")
            ModelPlace reads,

            @Schema(description = "What of an account it reads; null if it reads none.") @Nullable
            History history,

            List<String> features,

            @Schema(description = "Whether it scores now.") boolean inForce,

            @Schema(description = "Who uploaded it.") String by,

            @Schema(description = "What it was trained on and how good it was; null if it was not trained.") @Nullable
            Provenance provenance) {

        static ModelLine of(ModelState.Written written, ScoringState.Open scoring) {
            ScorecardDocument document = written.document();
            String model = ModelShelf.reference(document);
            History history = document.history();
            ModelPlace reads = history == null ? ModelPlace.FACTS : ModelPlace.HISTORY;
            return new ModelLine(
                    model,
                    reads,
                    history,
                    document.features().stream()
                            .map(feature -> String.valueOf(feature.feature()))
                            .toList(),
                    model.equals(scoring.in(reads)),
                    written.by(),
                    document.provenance());
        }
    }

    @GET
    @Path("/models")
    @Operation(summary = "List the versions of models in the order of their names, and say which are in force")
    public Uni<Page<ModelLine>> list(@BeanParam PageById page, @Context ContainerRequestContext request)
            throws BadInput {
        int most = page.most();
        String after = page.after();
        Caller caller = Callers.of(request);
        return shelf.scoring()
                .chain(scoring -> queries.list(caller, ModelDecider.KIND, null, after, most)
                        .chain(lines -> Multi.createFrom()
                                .iterable(lines)
                                .onItem()
                                .transformToUniAndConcatenate(line -> shelf.find(line.id()))
                                .map(written -> ModelLine.of(written, scoring))
                                .collect()
                                .asList()))
                .map(lines -> Page.of(lines, most, ModelLine::model));
    }

    @GET
    @Path("/models/schema")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema of a model")
    public String schema() {
        return form.schema();
    }

    @GET
    @Path("/models/journal")
    @Operation(summary = "Tell which models scored when: each switch, by whom and why it may be")
    public Uni<Page<SubjectQueries.Told>> journal(
            @BeanParam PageByNumber page, @Context ContainerRequestContext request) throws BadInput {
        return showing.journal(request, ScoringDecider.ID, page);
    }

    @GET
    @Path("/models/{model}")
    @Operation(summary = "Show a version of a model as it was uploaded")
    public Uni<ScorecardDocument> find(@PathParam("model") String model) {
        return shelf.find(model).map(ModelState.Written::document);
    }

    @POST
    @Path("/models")
    @Operation(
            summary = "Upload a version of a model, as `make train` writes it",
            description = "It stands on the shelf: no case is scored by it. What a version says never changes. One that"
                    + " does not fit is refused with all its faults, each with its path.")
    @RequestBodySchema(ScorecardDocument.class)
    public Uni<Response> upload(
            @HeaderParam("Idempotency-Key") @Nullable String key, byte[] body, @Context ContainerRequestContext request)
            throws BadInput {
        ScorecardDocument document = form.read(body);
        Call call = door.call(request, key, body);
        return door.command(
                call,
                ModelShelf.model(ModelShelf.reference(document)),
                new ModelInput.ModelTold(document, call.caller().name()),
                true);
    }

    @POST
    @Path("/models/{model}:activate")
    @Operation(
            summary = "Score by this version from now on",
            description = "It takes the place of the version that reads the same. Any version may, an older one too."
                    + " Cases keep their score until they are looked at again: `POST /v1/segments:run`.")
    @RequestBodySchema(Activation.class)
    public Uni<Response> activate(
            @PathParam("model") String model,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte[] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        String assessment = Activation.assessment(body);
        Call call = door.call(request, key, body);
        return command(
                call,
                model,
                place -> new ScoringInput.SwitchAsked(
                        place, model, assessment, call.caller().name()));
    }

    @POST
    @Path("/models/{model}:retire")
    @Operation(
            summary = "Take the model over histories out of force, and put none in its place",
            description = "The model over what every case has is replaced by another, never retired. The body may be"
                    + " absent.")
    @RequestBodySchema(Bodies.Nothing.class)
    public Uni<Response> retire(
            @PathParam("model") String model,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            byte @Nullable [] body,
            @Context ContainerRequestContext request)
            throws BadInput {
        Call call = door.call(request, key, Bodies.nothing(body));
        return command(
                call,
                model,
                place -> new ScoringInput.RetirementAsked(
                        place, model, call.caller().name()));
    }

    /** Something of a version that stands on the shelf. */
    private Uni<Response> command(Call call, String model, Function<ModelPlace, ScoringInput> input) {
        return shelf.find(model)
                .map(written -> ModelPlace.of(ModelReader.read(written.document())))
                .chain(place -> shelf.command(CommandDoor.entry(call, ScoringDecider.ID, input.apply(place), false)))
                .map(reply -> CommandDoor.response(ScoringDecider.ID, reply));
    }
}
