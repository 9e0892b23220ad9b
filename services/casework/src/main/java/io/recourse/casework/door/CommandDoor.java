package io.recourse.casework.door;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.EventIds;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The door for commands over HTTP: one answer per command, written down with it. */
@Singleton
public class CommandDoor {

    private final Desk desk;

    @Inject
    public CommandDoor(Desk desk) {
        this.desk = desk;
    }

    /** What a caller learns of an accepted command. */
    @Schema(description = "What came of a command: `accepted` with these events, `unchanged`, `repeated` or `waiting`.")
    public record Done(String outcome, String id, List<String> events, long version) {}

    /**
     * @param key the {@code Idempotency-Key}, null if the caller sent none
     * @param body what the digest is taken of
     */
    public Uni<Response> command(
            Caller caller, SubjectId to, Input input, @Nullable String key, byte[] body, boolean opens) {
        return submit(entry(caller, to, input, key, body, opens)).map(reply -> response(to, reply));
    }

    /** The subject a path names; one that cannot exist is unknown. */
    public static SubjectId subject(String kind, String id) {
        if (id.isEmpty() || id.length() > 64 || id.indexOf('\0') >= 0) {
            throw unknown().exception();
        }
        return new SubjectId(kind, id);
    }

    /** An entry for callers that hand in many at once. */
    public static Entry entry(
            Caller caller, SubjectId to, Input input, @Nullable String key, byte[] body, boolean opens) {
        if (key != null && !Keys.fit(key)) {
            throw Problem.badInput("key-invalid", "Idempotency-Key", Keys.DETAIL)
                    .exception();
        }
        String digest = key == null ? null : EventIds.hash(new String(body, StandardCharsets.ISO_8859_1));
        return Entry.command(to, input, caller.tenant(), new Entry.Command(caller.name(), key, digest), opens);
    }

    /** The write goes on even if the caller hangs up. */
    public Uni<Reply> submit(Entry entry) {
        return Uni.createFrom()
                .completionStage(desk.submit(entry).copy())
                .onFailure(EventDoor::databaseAway)
                .transform(_ -> Problem.of(
                                503, "database-away", null, "The database is away; nothing was written. Try again.")
                        .exception())
                .onFailure(EventDoor::notWritten)
                .transform(_ -> Problem.notWritten().exception());
    }

    public static Response response(SubjectId to, Reply reply) {
        return switch (reply.outcome()) {
            case ACCEPTED, UNCHANGED, REPEATED -> json(200, to, reply);
            case WAITING -> json(202, to, reply);
            case REFUSED -> problem(reply).response();
            case UNKNOWN -> unknown().response();
        };
    }

    /** The problem of a reply that is not an acceptance. */
    public static Problem problem(Reply reply) {
        return reply.refusal() == null ? unknown() : Problem.refused(reply.refusal());
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-subject", "There is nothing of this id for this caller.");
    }

    private static Response json(int status, SubjectId to, Reply reply) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Done(
                        reply.outcome().name().toLowerCase(java.util.Locale.ROOT),
                        to.id(),
                        reply.events(),
                        reply.version()))
                .build();
    }
}
