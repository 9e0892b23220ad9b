package io.recourse.casework.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.decision.Refusal;
import io.recourse.contracts.json.SealedJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it, with the rule that was broken and the field that broke it.
 *
 * @param type {@code /problems/<rule>}
 * @param detail a sentence for people; never holds personal data or a quotation of the input
 * @param errors all that is wrong with what was sent, where the door could tell; the first is the one named beside it
 */
@Schema(description = "An error as RFC 9457 has it, with the rule that was broken and the field that broke it.")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String rule,
        @Nullable String field,
        @Nullable List<Fault> errors) {

    /** One of several things that are wrong. */
    @Schema(description = "One thing that is wrong with what was sent: where, by which rule, and in a sentence.")
    public record Fault(@Nullable String field, String rule, String detail) {}

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String rule, @Nullable String field, String detail) {
        return new Problem("/problems/" + rule, rule.replace('-', ' '), status, detail, rule, field, null);
    }

    /** @param faults at least one */
    static Problem badInput(List<Fault> faults) {
        Problem first = badInput(
                faults.getFirst().rule(),
                faults.getFirst().field(),
                faults.getFirst().detail());
        return new Problem(
                first.type, first.title, first.status, first.detail, first.rule, first.field, List.copyOf(faults));
    }

    public static Problem notFound(String rule, String detail) {
        return of(404, rule, null, detail);
    }

    public static Problem badInput(String rule, @Nullable String field, String detail) {
        return of(400, rule, field, detail);
    }

    /** What would come of an input cannot be stored; the same input will end the same. */
    static Problem notWritten() {
        return of(500, "entry-not-written", null, "What would come of the message cannot be written.");
    }

    /** Whether anything was written may be unknown when no answer came; to try again is right either way. */
    public static Problem databaseAway() {
        return of(503, "database-away", null, "The database is away. Try again.");
    }

    public static Problem refused(Refusal refusal) {
        int status = refusal.rule().equals("idempotency-key-reused") ? 422 : 409;
        return of(status, refusal.rule(), refusal.field(), refusal.detail());
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(json()).build();
    }

    /** Answers a request that no resource has seen; its body may be unread, so the connection cannot go on. */
    void end(RoutingContext routing) {
        // under which path it is counted: not under what the caller wrote
        Objects.requireNonNull(Vertx.currentContext()).putLocal("UrlPathTemplate", "REFUSED");
        routing.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(json());
    }

    public String json() {
        try {
            return SealedJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public WebApplicationException exception() {
        return new WebApplicationException(rule, response());
    }
}
