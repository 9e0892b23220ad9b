package io.recourse.casework.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Problems that any operation may answer with: each is described once and referred to where it can come back. */
enum CommonAnswers {
    BAD_INPUT("400", "BadInput", "What was sent cannot be read or lies out of bounds: `rule` says why, `field` where."),
    NO_TOKEN("401", "TokenRequired", "`token-required`: no bearer token that this service knows."),
    NOT_ALLOWED("403", "RoleNotAllowed", "`role-not-allowed`: the token's role may not call this."),
    UNKNOWN("404", "Unknown", "There is nothing of this name for this caller; another tenant's rows do not exist."),
    REFUSED("409", "Refused", "The rule named in `rule` forbids it."),
    UNSUPPORTED("415", "UnsupportedMediaType", "No body of this media type is read here."),
    KEY_REUSED("422", "KeyReused", "`idempotency-key-reused`: the key was used for another command."),
    BUSY("429", "Busy", "So much of this caller's is under way already: `rule` says what has to be waited for."),
    FAULT("500", "Fault", "Something is wrong on our side."),
    AWAY("503", "DatabaseAway", "`database-away`: nothing was written. Send it again, under the same key.");

    /** Whatever is called. */
    static final List<CommonAnswers> ALWAYS = List.of(NO_TOKEN, NOT_ALLOWED, FAULT, AWAY);

    private static final String PROBLEM = "application/problem+json";

    private final String status;
    private final String component;
    private final String description;

    CommonAnswers(String status, String component, String description) {
        this.status = status;
        this.component = component;
        this.description = description;
    }

    void addTo(APIResponses answers) {
        answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(component));
    }

    /** Describes them all. */
    static void describe(Components components) {
        for (CommonAnswers answer : values()) {
            MediaType problem = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref("Problem"));
            components.addResponse(
                    answer.component,
                    OASFactory.createAPIResponse()
                            .description(answer.description)
                            .content(OASFactory.createContent().addMediaType(PROBLEM, problem)));
        }
    }
}
