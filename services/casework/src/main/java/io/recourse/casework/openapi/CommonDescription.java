package io.recourse.casework.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.util.FilterUtil;
import io.smallrye.openapi.api.util.UnusedSchemaFilter;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Writes into a service's document what holds for all operations of a kind, so that no resource repeats it: who may call,
 * which problems may come back, what a command answers, what a line of NDJSON is. Runs when a service is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonDescription implements OASFilter {

    private static final String TOKEN = "token";
    private static final String PREFER = "Prefer";
    private static final String KEY = "Idempotency-Key";
    /** On the schema of a body that the caller may leave out. */
    public static final String MAY_BE_ABSENT = "x-may-be-absent";

    private static final String SANDBOX = "sandbox";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String OK = "200";
    private static final String WAITING = "202";

    private final Code code;

    public CommonDescription(IndexView classes) {
        this.code = new Code(classes);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        document.addTag(OASFactory.createTag()
                .name(SANDBOX)
                .description("Sandbox profile only: business time stands still until a runner moves it. "
                        + "Any other service answers 404, `not-a-sandbox`."));
        components.addSecurityScheme(TOKEN, token()).addParameter(KEY, key());
        CommonAnswers.describe(components);
        code.fields(components.getSchemas());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    closed(operation, components);
                    describe(path, operation);
                }));
        ContractSchemas.of(components.getSchemas().keySet()).forEach(components::addSchema);
        FilterUtil.applyFilter(new UnusedSchemaFilter(), document);
    }

    private static SecurityScheme token() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An opaque token: it says who calls, for which tenant and in which role. "
                        + "An operation names the roles that may call it.");
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name(KEY)
                .in(Parameter.In.HEADER)
                .description("The caller's name for this command. Sent again with the same command it gets the first "
                        + "answer and does nothing twice; with another one it is refused with 422. Not read where the "
                        + "body is NDJSON.")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(128));
    }

    private void describe(String path, Operation operation) {
        boolean sandbox = path.startsWith("/sandbox/");
        operation.addTag(sandbox ? SANDBOX : path.split("/", -1)[2]);
        code.roles(operation)
                .forEach(role -> operation.addSecurityRequirement(
                        OASFactory.createSecurityRequirement().addScheme(TOKEN, role)));
        APIResponses answers = operation.getResponses();
        CommonAnswers.ALWAYS.forEach(answer -> answer.addTo(answers));
        if (sandbox || path.contains("{")) {
            CommonAnswers.UNKNOWN.addTo(answers);
        }
        if (isQueried(operation)) {
            CommonAnswers.BAD_INPUT.addTo(answers);
        }
        body(operation.getRequestBody(), answers);
        keyed(operation, answers);
        answer(answers.getAPIResponse(OK), answers);
        preferred(operation, answers);
        answers.setAPIResponses(new TreeMap<>(answers.getAPIResponses()));
    }

    /** Doors of commands take no field they do not know; nothing at all may be sent where no field is known. */
    private static void closed(Operation operation, Components components) {
        if (operation.getRequestBody() == null) {
            return;
        }
        boolean command = takesKey(operation);
        operation.getRequestBody().getContent().getMediaTypes().forEach((name, type) -> {
            if (name.endsWith("/xml")) {
                // a file of somebody else's form
                return;
            }
            String ref = type.getSchema().getRef();
            Schema body = ref == null ? null : components.getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
            if (!command) {
                if (body != null && body.getProperties() == null) {
                    operation.getRequestBody().setRequired(false);
                }
                return;
            }
            if (body == null) {
                throw new IllegalStateException(operation.getOperationId()
                        + " reads bytes: @RequestBodySchema must say of what, and @Consumes of which media type");
            }
            body.setAdditionalPropertiesBoolean(false);
            operation.getRequestBody().setRequired(body.getProperties() != null && !mayBeAbsent(body));
        });
    }

    private static boolean mayBeAbsent(Schema body) {
        return body.getExtensions() != null && body.getExtensions().containsKey(MAY_BE_ABSENT);
    }

    private static void body(RequestBody body, APIResponses answers) {
        if (body == null) {
            return;
        }
        CommonAnswers.BAD_INPUT.addTo(answers);
        CommonAnswers.UNSUPPORTED.addTo(answers);
        lines(
                body.getContent().getMediaType(NDJSON),
                "One document a line. Blank lines are passed over; a line has at most 256 KiB.");
    }

    private static void keyed(Operation operation, APIResponses answers) {
        if (!takesKey(operation)) {
            return;
        }
        operation.setParameters(operation.getParameters().stream()
                .map(p -> isKey(p) ? OASFactory.createParameter().ref(KEY) : p)
                .toList());
        CommonAnswers.BAD_INPUT.addTo(answers);
        CommonAnswers.KEY_REUSED.addTo(answers);
    }

    private static boolean isQueried(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(p -> p.getIn() == Parameter.In.QUERY);
    }

    private static boolean takesKey(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(CommonDescription::isKey);
    }

    private static boolean isKey(Parameter parameter) {
        return KEY.equals(parameter.getName());
    }

    /** A resource that gives its answer as a whole response is one that answers commands. */
    private static void answer(APIResponse ok, APIResponses answers) {
        Content content = ok.getContent();
        MediaType json = content.getMediaType(JSON);
        MediaType lines = content.getMediaType(NDJSON);
        if (json != null && json.getSchema() == null) {
            Schema done = ref("Done");
            json.setSchema(done);
            ok.setDescription("Done; `outcome` says whether anything changed.");
            answers.addAPIResponse(
                    WAITING,
                    OASFactory.createAPIResponse()
                            .description("Taken down; it is decided when what it waits for has come.")
                            .content(OASFactory.createContent()
                                    .addMediaType(
                                            JSON, OASFactory.createMediaType().schema(done))));
            CommonAnswers.REFUSED.addTo(answers);
        }
        if (lines != null) {
            lines.setSchema(ref("Result"));
            lines(lines, "One result a line, in the order of the lines sent; a bad line never spoils its neighbours.");
        }
    }

    /** What may be answered before it is done. */
    private static void preferred(Operation operation, APIResponses answers) {
        List<Parameter> parameters = operation.getParameters();
        if (parameters == null || parameters.stream().noneMatch(p -> PREFER.equals(p.getName()))) {
            return;
        }
        CommonAnswers.BUSY.addTo(answers);
        APIResponse waiting = answers.getAPIResponse(WAITING);
        if (waiting == null) {
            waiting = OASFactory.createAPIResponse().description("");
            answers.addAPIResponse(WAITING, waiting);
        }
        waiting.description((waiting.getDescription()
                        + " With `Prefer: respond-async`: all of it is here, and goes on by itself where "
                        + "`Location` says.")
                .strip());
    }

    private static Schema ref(String schema) {
        return OASFactory.createSchema().ref(schema);
    }

    /** No schema can say that a document is many; this one says what each is. */
    private static void lines(MediaType type, String description) {
        if (type != null) {
            type.setSchema(OASFactory.createSchema()
                    .addType(SchemaType.STRING)
                    .description(description)
                    .contentMediaType(NDJSON)
                    .contentSchema(type.getSchema()));
        }
    }
}
