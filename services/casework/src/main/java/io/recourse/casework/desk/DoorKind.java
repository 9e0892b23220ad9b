package io.recourse.casework.desk;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.Notice;
import io.recourse.contracts.PublicEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The doors' own kind of subject, one per topic-partition: what came in and could not be read or was refused stands in its
 * journal, byte for byte, and a partner is told of its own.
 */
public final class DoorKind implements Decider<DoorKind.Door, DoorKind.Arrival, DoorKind.Happened> {

    public static final String NAME = "door";

    /** The door of commands that came over HTTP. */
    static final String HTTP = "http";

    /** A journal row takes 256 KiB, a third more than this many bytes as base64. Of a larger value the topic has the whole. */
    private static final int MOST_BYTES = 128 * 1024;

    static final SubjectKind<Door, Arrival, Happened> KIND =
            SubjectKind.of(new DoorKind(), Door.class, Arrival.class, Happened.class, e -> new Told((Notice) e), "1");

    public sealed interface Door {}

    /** How many letters have died at this door. */
    public record Counting(long deadLetters) implements Door {}

    public sealed interface Arrival extends Input {}

    /**
     * A record that was not handled.
     *
     * @param offset where on its topic; for a command that came over HTTP its number in the mailbox
     * @param base64 the value's bytes, of a long value its head; null if the record had none
     * @param key names the key these bytes are sealed with, null if they lie open
     * @param length of the whole value, bytes
     * @param cut whether {@code base64} is only the head of it
     * @param notice told to the partner whose door it is, else null
     */
    public record DeadLetter(
            long offset,
            String rule,
            String detail,
            @Nullable String base64,
            @Nullable String key,
            int length,
            boolean cut,
            @Nullable Notice notice)
            implements Arrival {

        /**
         * Whoever speaks on a partner's topic is told what became of it.
         *
         * @param door {@code <topic>-<partition>}
         */
        public static DeadLetter of(
                String door, long offset, Refusal refusal, byte @Nullable [] value, Sealing sealing) {
            Notice notice = Notice.ofRefusal(door, offset, refusal.rule(), refusal.field(), refusal.detail());
            if (value == null) {
                return new DeadLetter(offset, refusal.rule(), refusal.detail(), null, null, 0, false, notice);
            }
            boolean cut = value.length > MOST_BYTES;
            Sealing.Kept kept = sealing.keep(door + '@' + offset, cut ? Arrays.copyOf(value, MOST_BYTES) : value);
            return new DeadLetter(
                    offset,
                    refusal.rule(),
                    refusal.detail(),
                    Base64.getEncoder().encodeToString(kept.bytes()),
                    kept.key(),
                    value.length,
                    cut,
                    notice);
        }

        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    public sealed interface Happened {}

    public record DeadLettered(
            long offset,
            String rule,
            String detail,
            @Nullable String base64,
            @Nullable String key,
            int length,
            boolean cut)
            implements Happened {}

    public record Told(Notice notice) implements Happened, Published {
        @Override
        public PublicEvent event() {
            return notice;
        }
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public Door initial(SubjectId id) {
        return new Counting(0);
    }

    @Override
    public Decision<Happened> decide(Door state, Arrival input, Instant now) {
        return switch (input) {
            case DeadLetter letter -> {
                Decision.Accepted<Happened> dead = Decision.accept(new DeadLettered(
                        letter.offset(),
                        letter.rule(),
                        letter.detail(),
                        letter.base64(),
                        letter.key(),
                        letter.length(),
                        letter.cut()));
                Notice notice = letter.notice();
                yield notice == null ? dead : dead.and(new Told(notice));
            }
        };
    }

    @Override
    public Door evolve(Door state, Happened event) {
        return switch (state) {
            case Counting(long deadLetters) ->
                switch (event) {
                    case DeadLettered _ -> new Counting(deadLetters + 1);
                    case Told _ -> state;
                };
        };
    }

    @Override
    public Set<Deadline> deadlines(Door state) {
        return Set.of();
    }

    @Override
    public Facets facets(Door state) {
        return Facets.of(Facets.SHARED, "OPEN");
    }

    @Override
    public Arrival passed(Deadline deadline) {
        throw new IllegalStateException("a door has no deadlines");
    }
}
