package io.recourse.casework.desk;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One input on its way to one subject.
 *
 * @param input null for an event that this service ignores: it only moves the subject's watermark
 * @param opens whether the input may open the subject's row
 * @param tenant the lender it belongs to: a caller sees no other's subject, and a row it opens is that lender's
 */
public record Entry(SubjectId to, @Nullable Input input, Origin origin, boolean opens, String tenant, @Nullable String traceparent) {

    /** Which door an entry came through. */
    public sealed interface Origin {}

    /** A command of a caller or a message of a partner; with a key it is handled once. */
    public record Command(String sender, @Nullable String key, @Nullable String digest) implements Origin {}

    /** An event of one of our own services: contiguous per (key, topic). */
    public record OwnEvent(String topic, long sequence, String eventId) implements Origin {}

    /** An input from another subject of this service. */
    public record Told(String eventId) implements Origin {}

    /** The result of an effect; the effect's row goes with it. */
    public record EffectEnded(long n, String ref) implements Origin {}

    /** An operator asks a parked subject to try again. */
    public record Retry() implements Origin {}

    public static Entry command(SubjectId to, Input input, String tenant, Command command, boolean opens) {
        return new Entry(to, input, command, opens, tenant, null);
    }

    /** True for what comes from outside: it may touch rows of its own tenant only. */
    boolean fromCaller() {
        return origin instanceof Command;
    }
}
