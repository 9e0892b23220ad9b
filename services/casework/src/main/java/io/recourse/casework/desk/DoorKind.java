package io.recourse.casework.desk;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.PublicEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The doors' own kind of subject, one per topic-partition: what came in and could not be read or was refused stands in its
 * journal, byte for byte, and a lender is told of its own.
 */
public final class DoorKind implements Decider<DoorKind.Door, DoorKind.Arrival, DoorKind.Happened> {

    public static final String NAME = "door";

    static final SubjectKind<Door, Arrival, Happened> KIND = SubjectKind.of(
            new DoorKind(),
            Door.class,
            Arrival.class,
            Happened.class,
            e -> new Told((LenderNotice.MessageRefused) e),
            "1");

    public sealed interface Door {}

    /** How many letters have died at this door. */
    public record Counting(long deadLetters) implements Door {}

    public sealed interface Arrival extends Input {}

    /**
     * A record that was not handled.
     *
     * @param base64 the value's bytes; null if the record had none
     * @param notice told to the lender whose door it is, else null
     */
    public record DeadLetter(
            long offset,
            String rule,
            String detail,
            @Nullable String base64,
            @Nullable LenderNotice notice) implements Arrival {
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
            @Nullable String base64) implements Happened {}

    public record Told(LenderNotice notice) implements Happened, Published {
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
            case DeadLetter(long offset, String rule, String detail, String base64, LenderNotice notice) -> {
                Decision.Accepted<Happened> dead = Decision.accept(new DeadLettered(offset, rule, detail, base64));
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
