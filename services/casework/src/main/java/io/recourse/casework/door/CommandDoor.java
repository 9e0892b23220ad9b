package io.recourse.casework.door;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The door for commands over HTTP: one answer per command, written down with it. */
@Singleton
public class CommandDoor {

    private static final int LONGEST_NAME = 64;

    private final Desk desk;
    private final Sealing sealing;

    @Inject
    public CommandDoor(Desk desk, Sealing sealing) {
        this.desk = desk;
        this.sealing = sealing;
    }

    /** What a caller learns of an accepted command. */
    @Schema(
            description = "What came of a command: `accepted` with these events, `unchanged`, `repeated` or `waiting`,"
                    + " unless the door has its own words.")
    public record Done(String outcome, String id, List<String> events, long version) {

        /** In a door's own word. */
        public Done called(String otherOutcome) {
            return new Done(otherOutcome, id, events, version);
        }
    }

    /**
     * Who commands, and how a repetition is known.
     *
     * @param key the digest of the {@code Idempotency-Key}, null if the caller sent none
     * @param digest of all that is commanded under the key
     */
    public record Call(
            Caller caller, @Nullable String key, @Nullable String digest) {

        /** For what knows its repetitions by itself. */
        public static Call withoutKey(Caller caller) {
            return new Call(caller, null, null);
        }
    }

    /** @param body what counts of it: two bodies that command the same may be told apart or not, as the resource likes */
    public Call call(ContainerRequestContext request, @Nullable String key, byte[] body) {
        return call(Callers.of(request), request.getUriInfo().getPath(), key, body);
    }

    /** The path is part of what is commanded: a key used for another path is no repetition. */
    Call call(Caller caller, String path, @Nullable String key, byte[] body) {
        if (key == null) {
            return Call.withoutKey(caller);
        }
        if (!Keys.fit(key)) {
            throw Problem.badInput("key-invalid", "Idempotency-Key", Keys.DETAIL)
                    .exception();
        }
        byte[] line = (path + '\n').getBytes(StandardCharsets.UTF_8);
        byte[] commanded = Arrays.copyOf(line, line.length + body.length);
        System.arraycopy(body, 0, commanded, line.length, body.length);
        return new Call(caller, Keys.kept(key, sealing), sealing.digest(commanded));
    }

    public Uni<Response> command(Call call, SubjectId to, Input input, boolean opens) {
        return submit(entry(call, to, input, opens)).map(reply -> response(to, reply));
    }

    /** The subject a path names; one that cannot exist is unknown. */
    public static SubjectId subject(String kind, String id) {
        if (!isName(kind) || !isName(id)) {
            throw unknown().exception();
        }
        return new SubjectId(kind, id);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME && text.indexOf('\0') < 0;
    }

    /** An entry for callers that hand in many at once. */
    public static Entry entry(Call call, SubjectId to, Input input, boolean opens) {
        Caller caller = call.caller();
        Entry.Command origin = new Entry.Command(caller.name(), call.key(), call.digest());
        return Entry.command(to, input, caller.tenant(), origin, opens);
    }

    /** An entry of a partner, who reaches what it holds and nothing else. */
    public static Entry ofPartner(Call call, SubjectId to, Input input) {
        return ofPartner(call, to, input, call.caller().name());
    }

    /** @param holder under whose name the partner's subjects are held */
    public static Entry ofPartner(Call call, SubjectId to, Input input, String holder) {
        Entry.Command origin = new Entry.Command(call.caller().name(), call.key(), call.digest(), holder, null);
        return Entry.command(to, input, Facets.SHARED, origin, false);
    }

    /** The write goes on even if the caller hangs up. */
    public Uni<Reply> submit(Entry entry) {
        return Uni.createFrom()
                .completionStage(desk.submit(entry).copy())
                .onFailure(Failures::databaseAway)
                .transform(_ -> Problem.databaseAway().exception())
                .onFailure(Failures::notWritten)
                .transform(_ -> Problem.notWritten().exception());
    }

    public static Response response(SubjectId to, Reply reply) {
        return response(to, reply, UnaryOperator.identity());
    }

    /** @param told makes of what came of it what the caller is told */
    public static Response response(SubjectId to, Reply reply, UnaryOperator<Done> told) {
        return switch (reply.outcome()) {
            case ACCEPTED, UNCHANGED, REPEATED -> json(200, to, reply, told);
            case WAITING -> json(202, to, reply, told);
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

    private static Response json(int status, SubjectId to, Reply reply, UnaryOperator<Done> told) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(told.apply(new Done(
                        reply.outcome().name().toLowerCase(java.util.Locale.ROOT),
                        to.id(),
                        reply.events(),
                        reply.version())))
                .build();
    }
}
