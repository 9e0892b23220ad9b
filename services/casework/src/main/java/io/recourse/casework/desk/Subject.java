package io.recourse.casework.desk;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One subject as its row says and as this batch leaves it. State, facets and next look are worked out when first asked
 * for: many events of others only move a watermark.
 */
final class Subject<S, I extends Input, E> {

    private final SubjectKind<S, I, E> kind;
    private final Row row;
    private final Instant now;

    private @Nullable S state;
    private @Nullable Facets facets;
    /** The state's earliest deadline, empty if nothing is due ever. */
    private @Nullable Optional<Deadline> earliest;

    private long version;
    private @Nullable String statusBefore;

    Subject(SubjectKind<S, I, E> kind, Row row, Instant now) {
        this.kind = kind;
        this.row = row;
        this.now = now;
        this.version = row.version();
    }

    SubjectKind<S, I, E> kind() {
        return kind;
    }

    long version() {
        return version;
    }

    /** A turn on the state reached so far; nothing comes of it unless it is {@link #keep kept}. */
    Turn<S, I, E> turn() {
        return new Turn<>(kind.decider(), state(), now, earliest);
    }

    /**
     * Keeps what a turn made of it, whole or, if its events cannot be written, not at all.
     *
     * @return the journal's rows of the turn's events
     */
    List<JournalRow> keep(Turn<S, I, E> turn, Watermarks watermarks, @Nullable String traceparent) {
        Optional<Deadline> next = turn.earliest();
        if (turn.events().isEmpty()) {
            earliest = next;
            return List.of();
        }
        // whatever may throw comes before the first number is given
        String before = facets().status();
        List<SubjectKind.Written> written =
                turn.events().stream().map(r -> kind.write(r.event())).toList();
        List<JournalRow> rows = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            SubjectKind.Written event = written.get(i);
            version++;
            rows.add(new JournalRow(
                    row.id(),
                    version,
                    EventIds.of(row.id(), version),
                    event.topic(),
                    event.topic() == null ? 0 : watermarks.number(event.topic()),
                    event.type(),
                    event.payload(),
                    traceparent,
                    turn.events().get(i).businessAt()));
        }
        statusBefore = statusBefore == null ? before : statusBefore;
        state = turn.state();
        facets = null;
        earliest = next;
        return rows;
    }

    /** Whether something happened to it in this batch. */
    boolean decided() {
        return version != row.version();
    }

    /** False if its deadlines were derived under other rules than today's. */
    boolean derivedByTheseRules() {
        return row.rulesHash().equals(kind.rulesHash());
    }

    boolean wantsLook() {
        Instant due = row.lookAt();
        return due != null && !due.isAfter(now) || !derivedByTheseRules();
    }

    private S state() {
        S known = state;
        if (known == null) {
            String json = row.state();
            known = json == null ? kind.decider().initial(row.id()) : kind.readState(json, row.schema());
            state = known;
        }
        return known;
    }

    String stateJson() {
        return kind.writeState(state());
    }

    Facets facets() {
        Facets known = facets;
        if (known == null) {
            known = kind.decider().facets(state());
            facets = known;
        }
        return known;
    }

    Optional<Instant> lookAt() {
        if (!decided() && derivedByTheseRules()) {
            return Optional.ofNullable(row.lookAt());
        }
        Optional<Deadline> known = earliest;
        if (known == null) {
            known = turn().earliest();
            earliest = known;
        }
        return known.map(Deadline::dueAt);
    }

    /** Status under which the row was locked, if it was decided on since. */
    Optional<String> statusBefore() {
        return Optional.ofNullable(statusBefore);
    }
}
