package io.recourse.casework.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.json.SealedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subject at the desk: its locked row, its mail, and what this batch makes of it. Each input is a {@link Turn} of its
 * own, absorbed only when it went well, so a subject that throws is parked at that input and keeps what came before.
 */
final class Seat<S, I extends Input, E> {

    /** A gap in a topic's sequence that lasts longer than this in wall time parks the subject. */
    static final Duration GAP_PATIENCE = Duration.ofMinutes(10);

    private static final TypeReference<Map<String, Long>> COUNTERS = new TypeReference<>() {};

    private final SubjectKind<S, I, E> kind;
    private final Row row;
    private final Instant now;
    private final Instant wallNow;
    private final Map<String, Long> seen;
    private final Map<String, Long> sent;
    private final List<Mail> waiting = new ArrayList<>();

    /** Read from the row when first asked for: many events of others only move the watermark. */
    private @Nullable S state;
    /** Derived from the state when first asked for. */
    private @Nullable Facets facets;
    /** Derived from the state when first asked for; empty if nothing is due ever. */
    private @Nullable Optional<Instant> lookAt;

    private String tenant;
    private long version;
    private @Nullable String parked;
    /** Something happened to the subject. */
    private boolean decided;
    /** Its watermark moved, or it was parked or released. */
    private boolean changed;

    private @Nullable String statusBefore;

    final List<JournalRow> journal = new ArrayList<>();
    final List<Mail> posted = new ArrayList<>();
    final List<Long> opened = new ArrayList<>();
    final List<OutgoingTell> tells = new ArrayList<>();
    final List<OutgoingEffect> effects = new ArrayList<>();
    final List<Deadline> passed = new ArrayList<>();
    final Map<String, Long> nowSeen = new HashMap<>();
    final List<String> refusals = new ArrayList<>();

    @Nullable
    RuntimeException fault;

    record JournalRow(
            SubjectId id,
            long seq,
            String eventId,
            @Nullable String topic,
            long topicSeq,
            String type,
            String payload,
            @Nullable String traceparent,
            Instant businessAt) {}

    record OutgoingTell(
            Tell tell,
            String eventId,
            String tenant,
            @Nullable String traceparent) {}

    record OutgoingEffect(Effect effect, @Nullable String traceparent) {}

    Seat(SubjectKind<S, I, E> kind, Row row, List<Mail> mail, Instant now, Instant wallNow) {
        this.kind = kind;
        this.row = row;
        this.now = now;
        this.wallNow = wallNow;
        this.seen = counters(row.seen());
        this.sent = counters(row.sent());
        this.tenant = row.tenant();
        this.version = row.version();
        this.parked = row.parked();
        this.waiting.addAll(mail);
    }

    SubjectId id() {
        return row.id();
    }

    String tenant() {
        return tenant;
    }

    @Nullable
    String holder() {
        return row.holder();
    }

    /** First thing at every sitting: due deadlines, then mail that is ready, then held events whose turn has come. */
    void look() {
        Instant due = row.lookAt();
        if (parked == null && ((due != null && !due.isAfter(now)) || !rowsHashCurrent())) {
            attempt(null, null);
        }
        for (Mail mail : List.copyOf(waiting)) {
            if (mail.reason() == Mail.Reason.TELL && parked == null) {
                handle(mail);
            }
        }
        drainHeld();
        parkOnOldGap();
    }

    void park(String reason) {
        parked = reason;
        changed = true;
    }

    Reply take(Entry entry) {
        Reply reply = reply(entry);
        drainHeld();
        return reply;
    }

    private Reply reply(Entry entry) {
        return switch (entry.origin()) {
            case Entry.OwnEvent event -> takeOwn(entry, event);
            case Entry.Command command -> {
                if (parked != null) {
                    yield takeParked(entry, command);
                }
                yield apply(typed(entry), entry.traceparent());
            }
            case Entry.Told told ->
                parked == null
                        ? applyOrWait(typed(entry), entry, told.eventId())
                        : wait(entry, told.eventId(), Mail.Reason.PARKED);
            case Entry.EffectEnded ended -> {
                String eventId = "effect-" + ended.n();
                yield parked == null
                        ? applyOrWait(typed(entry), entry, eventId)
                        : wait(entry, eventId, Mail.Reason.PARKED);
            }
            case Entry.Look _ -> Reply.of(Reply.Outcome.UNCHANGED, version);
            case Entry.Retry _ -> retry();
        };
    }

    private Reply takeOwn(Entry entry, Entry.OwnEvent event) {
        long last = seen.getOrDefault(event.topic(), 0L);
        boolean held = waiting.stream().anyMatch(m -> m.eventId().equals(event.eventId()));
        if (event.sequence() <= last || held) {
            return Reply.of(Reply.Outcome.REPEATED, version);
        }
        boolean unborn = version == 0 && !entry.opens();
        if (unborn || event.sequence() > last + 1) {
            return wait(entry, event.eventId(), unborn ? Mail.Reason.UNBORN : Mail.Reason.GAP);
        }
        saw(event.topic(), event.sequence());
        if (entry.input() == null) {
            return Reply.of(Reply.Outcome.UNCHANGED, version);
        }
        return parked != null
                ? wait(entry, event.eventId(), Mail.Reason.PARKED)
                : applyOrWait(typed(entry), entry, event.eventId());
    }

    /** Payments and cease-contact are kept for a parked subject; other commands are told to come back. */
    private Reply takeParked(Entry entry, Entry.Command command) {
        I input = typed(entry);
        if (input.acceptedWhileParked() && command.key() != null) {
            return wait(entry, command.sender() + "/" + command.key(), Mail.Reason.PARKED);
        }
        return Reply.refused("subject-parked", null, "This subject waits for an operator; try again later.", version);
    }

    private Reply retry() {
        if (parked == null) {
            return Reply.of(Reply.Outcome.UNCHANGED, version);
        }
        parked = null;
        changed = true;
        attempt(null, null);
        for (Mail mail : List.copyOf(waiting)) {
            if (!mail.held() && parked == null) {
                handle(mail);
            }
        }
        return Reply.of(parked == null ? Reply.Outcome.ACCEPTED : Reply.Outcome.WAITING, version);
    }

    /** Held events follow as soon as the one before them has been handled. */
    private void drainHeld() {
        boolean progress = version > 0;
        while (progress) {
            progress = false;
            for (Mail mail : List.copyOf(waiting)) {
                String topic = mail.topic();
                if (!mail.held() || topic == null) {
                    continue;
                }
                long last = seen.getOrDefault(topic, 0L);
                if (mail.topicSeq() <= last) {
                    discard(mail);
                } else if (mail.topicSeq() == last + 1) {
                    saw(topic, mail.topicSeq());
                    handle(mail);
                    progress = true;
                }
            }
        }
    }

    private void parkOnOldGap() {
        boolean old = waiting.stream()
                .anyMatch(m -> m.held() && m.receivedAt().plus(GAP_PATIENCE).isBefore(wallNow));
        if (old && parked == null) {
            parked = "an event is missing from a topic's sequence";
            changed = true;
        }
    }

    /** Takes mail: applied, or kept for later if the subject is or becomes parked. */
    private void handle(Mail mail) {
        discard(mail);
        String payload = mail.payload();
        if (payload == null) {
            return;
        }
        Runnable keep = () -> post(new Mail(
                null,
                id(),
                mail.eventId(),
                mail.tenant(),
                mail.topic(),
                mail.topicSeq(),
                payload,
                mail.traceparent(),
                false,
                Mail.Reason.PARKED,
                mail.receivedAt()));
        if (parked != null) {
            keep.run();
            return;
        }
        I input = kind.readInput(payload);
        if (attempt(input, mail.traceparent()) == null) {
            keep.run();
        }
    }

    private Reply applyOrWait(I input, Entry entry, String eventId) {
        Decision<E> decision = attempt(input, entry.traceparent());
        return decision == null ? wait(entry, eventId, Mail.Reason.PARKED) : reply(decision);
    }

    private Reply apply(I input, @Nullable String traceparent) {
        Decision<E> decision = attempt(input, traceparent);
        if (decision == null) {
            return Reply.refused(
                    "subject-parked", null, "This subject waits for an operator; try again later.", version);
        }
        return reply(decision);
    }

    private Reply reply(Decision<E> decision) {
        return switch (decision) {
            case Decision.Refused<E>(Refusal refusal) -> {
                refusals.add(refusal.rule());
                yield new Reply(Reply.Outcome.REFUSED, List.of(), version, refusal);
            }
            case Decision.Accepted<E>(List<E> events, List<Tell> _, List<Effect> _) ->
                new Reply(
                        events.isEmpty() ? Reply.Outcome.UNCHANGED : Reply.Outcome.ACCEPTED,
                        events.stream().map(SubjectKind::eventName).toList(),
                        version,
                        null);
        };
    }

    /** Runs one turn: due deadlines, and the input if there is one. Null if it threw; then the subject is parked. */
    private @Nullable Decision<E> attempt(@Nullable I input, @Nullable String traceparent) {
        try {
            Turn<S, I, E> turn = new Turn<>(kind.decider(), state(), now);
            Decision<E> decision = Decision.nothing();
            if (input == null) {
                turn.catchUp();
            } else {
                decision = turn.take(input);
            }
            absorb(turn, traceparent);
            return decision;
        } catch (RuntimeException e) {
            // the class and place of the fault only: its message may quote a state
            parked = e.getClass().getSimpleName() + at(e);
            changed = true;
            fault = e;
            return null;
        }
    }

    private static String at(RuntimeException e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }

    private void absorb(Turn<S, I, E> turn, @Nullable String traceparent) {
        List<JournalRow> rows = new ArrayList<>();
        long seq = version;
        Map<String, Long> numbers = new HashMap<>();
        for (Turn.Recorded<E> recorded : turn.events()) {
            seq++;
            SubjectKind.Written written = kind.write(recorded.event());
            long number = written.topic() == null
                    ? 0
                    : numbers.merge(written.topic(), sent.getOrDefault(written.topic(), 0L) + 1, (old, _) -> old + 1);
            rows.add(new JournalRow(
                    id(),
                    seq,
                    EventIds.of(id(), seq),
                    written.topic(),
                    number,
                    written.type(),
                    written.payload(),
                    traceparent,
                    recorded.businessAt()));
        }
        for (Tell tell : turn.tells()) {
            tells.add(new OutgoingTell(tell, "tell-" + UUID.randomUUID(), tenant, traceparent));
        }
        turn.effects().forEach(e -> effects.add(new OutgoingEffect(e, traceparent)));
        passed.addAll(turn.passed());
        journal.addAll(rows);
        sent.putAll(numbers);
        version = seq;
        if (!rows.isEmpty()) {
            if (statusBefore == null) {
                statusBefore = facets().status();
            }
            state = turn.state();
            facets = null;
            lookAt = null;
            decided = true;
        }
    }

    private Reply wait(Entry entry, String eventId, Mail.Reason reason) {
        I input = entry.input() == null ? null : typed(entry);
        String topic = entry.origin() instanceof Entry.OwnEvent e ? e.topic() : null;
        long topicSeq = entry.origin() instanceof Entry.OwnEvent e ? e.sequence() : 0;
        post(new Mail(
                null,
                id(),
                eventId,
                entry.tenant(),
                topic,
                topicSeq,
                input == null ? null : kind.writeInput(input),
                entry.traceparent(),
                false,
                reason,
                wallNow));
        return Reply.of(Reply.Outcome.WAITING, version);
    }

    private void post(Mail mail) {
        posted.add(mail);
        waiting.add(mail);
    }

    private void discard(Mail mail) {
        waiting.remove(mail);
        Iterator<Mail> own = posted.iterator();
        while (own.hasNext()) {
            if (own.next() == mail) {
                own.remove();
                return;
            }
        }
        if (mail.n() != null) {
            opened.add(mail.n());
        }
    }

    private void saw(String topic, long sequence) {
        seen.put(topic, sequence);
        nowSeen.merge(topic, 1L, Long::sum);
        changed = true;
    }

    @SuppressWarnings("unchecked") // the doors of a service build inputs of the kind they address
    private I typed(Entry entry) {
        return (I) Objects.requireNonNull(entry.input());
    }

    // ---- what is written back ----

    /** True when the row was inserted for this batch and nothing came of it. */
    boolean stillborn() {
        return version == 0 && row.version() == 0 && waiting.isEmpty() && parked == null && nowSeen.isEmpty();
    }

    boolean changed() {
        return changed || rewritten();
    }

    /** Whether more than the watermark is to be written. */
    boolean rewritten() {
        return decided || !rowsHashCurrent() || !Objects.equals(parked, row.parked());
    }

    private boolean rowsHashCurrent() {
        return row.rulesHash().equals(kind.rulesHash());
    }

    private S state() {
        S known = state;
        if (known == null) {
            known = kind.readState(row.state(), row.schema());
            state = known;
        }
        return known;
    }

    /** Status under which the row was locked, if it was decided on since. */
    Optional<String> statusBefore() {
        return Optional.ofNullable(statusBefore);
    }

    /** How long after its due date a deadline was taken, in business time. */
    Duration lateness(Deadline deadline) {
        return Duration.between(deadline.dueAt(), now);
    }

    Facets facets() {
        Facets known = facets;
        if (known == null) {
            known = kind.decider().facets(state());
            facets = known;
        }
        return known;
    }

    String stateJson() {
        return kind.writeState(state());
    }

    SubjectKind<S, I, E> kind() {
        return kind;
    }

    long version() {
        return version;
    }

    @Nullable
    String parked() {
        return parked;
    }

    Optional<Instant> lookAt() {
        Optional<Instant> known = lookAt;
        if (known == null) {
            known = decided || !rowsHashCurrent()
                    ? new Turn<>(kind.decider(), state(), now).earliest().map(Deadline::dueAt)
                    : Optional.ofNullable(row.lookAt());
            lookAt = known;
        }
        return known;
    }

    @Nullable
    Instant storedLookAt() {
        return row.lookAt();
    }

    String seenJson() {
        return json(seen);
    }

    String sentJson() {
        return json(sent);
    }

    private static Map<String, Long> counters(String json) {
        if (json.equals("{}")) {
            return new HashMap<>();
        }
        try {
            return SealedJson.mapper().readValue(json, COUNTERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a subject's counters are not JSON", e);
        }
    }

    private static String json(Map<String, Long> counters) {
        try {
            return SealedJson.mapper().writeValueAsString(counters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
