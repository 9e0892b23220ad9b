package io.recourse.casework.desk;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subject's place at the desk: what comes through each door is taken, held or refused here. Each input is a
 * {@link Turn} of its own, absorbed only when it went well, so a subject that throws is parked at that input and keeps
 * what came before.
 */
final class Seat<S, I extends Input, E> {

    private final Row row;
    final Instant now;
    private final Instant wallNow;
    private final Subject<S, I, E> subject;
    final Mailbag mailbag;
    final Watermarks watermarks;

    /** Why the subject is parked, null if it is not. */
    private @Nullable String parked;

    final List<JournalRow> journal = new ArrayList<>();
    final List<OutgoingTell> tells = new ArrayList<>();
    final List<OutgoingEffect> effects = new ArrayList<>();
    final List<Turn.Passed> passed = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    /** Rules by which kept commands became dead letters. */
    final List<String> deadLetters = new ArrayList<>();

    private boolean failed;

    Seat(SubjectKind<S, I, E> kind, Row row, List<Mail> mail, Instant now, Instant wallNow) {
        this.row = row;
        this.now = now;
        this.wallNow = wallNow;
        this.subject = new Subject<>(kind, row, now);
        this.mailbag = new Mailbag(mail);
        this.watermarks = new Watermarks(row.seen(), row.sent());
        this.parked = row.parked();
    }

    /** First thing at every sitting: due deadlines, then mail that is ready, then held events whose turn has come. */
    void look() {
        if (parked == null && subject.wantsLook()) {
            attempt(null, null);
        }
        for (Mail mail : mailbag.waiting()) {
            if (mail.reason() == Mail.Reason.TELL && parked == null) {
                handle(mail);
            }
        }
        drainHeld();
    }

    /** Last thing at every sitting, when all that has come was taken: it may have filled the gap. */
    void parkOverOldGap() {
        if (parked == null && version() > 0 && mailbag.hasOldGap(wallNow)) {
            park("an event is missing from a topic's sequence");
        }
    }

    void park(String reason) {
        parked = reason;
    }

    Reply take(Entry entry) {
        Reply reply = reply(entry);
        drainHeld();
        return reply;
    }

    private Reply reply(Entry entry) {
        return switch (entry.origin()) {
            case Entry.OwnEvent event -> takeOwn(entry, event);
            case Entry.Command command -> takeCommand(entry, command);
            case Entry.Told told -> takeOrKeep(entry, told.eventId());
            case Entry.EffectEnded ended -> takeOrKeep(entry, "effect-" + ended.n());
            case Entry.Look _ -> Reply.of(Reply.Outcome.UNCHANGED, version());
            case Entry.Retry _ -> retry();
        };
    }

    private Reply takeOwn(Entry entry, Entry.OwnEvent event) {
        if (watermarks.alreadySaw(event.topic(), event.sequence()) || mailbag.holds(event.eventId())) {
            return Reply.of(Reply.Outcome.REPEATED, version());
        }
        if (version() == 0 && !entry.opens()) {
            return keep(entry, event.eventId(), Mail.Reason.UNBORN);
        }
        if (!watermarks.isNext(event.topic(), event.sequence())) {
            return keep(entry, event.eventId(), Mail.Reason.GAP);
        }
        watermarks.saw(event.topic(), event.sequence());
        return entry.input() == null
                ? Reply.of(Reply.Outcome.UNCHANGED, version())
                : takeOrKeep(entry, event.eventId());
    }

    /** Statements, payments, cease-contact and partners' messages are kept for a parked subject; other commands are to come back. */
    private Reply takeCommand(Entry entry, Entry.Command command) {
        I input = typed(entry);
        Decision<E> decision = parked == null ? attempt(input, entry.traceparent()) : null;
        if (decision instanceof Decision.Refused<E>(Refusal refusal)) {
            refusals.add(refusal.rule());
        }
        if (decision != null) {
            return Reply.of(decision, version());
        }
        if (command.message() || input.acceptedWhileParked()) {
            String key = command.key() == null ? UUID.randomUUID().toString() : command.key();
            return keep(entry, command.sender() + "/" + key, Mail.Reason.ASKED);
        }
        return Reply.parked(version());
    }

    /** What is never refused: it waits if the subject is or becomes parked. */
    private Reply takeOrKeep(Entry entry, String eventId) {
        Decision<E> decision = parked == null ? unrefused(attempt(typed(entry), entry.traceparent())) : null;
        return decision == null ? keep(entry, eventId, Mail.Reason.PARKED) : Reply.of(decision, version());
    }

    private Reply retry() {
        if (parked == null) {
            return Reply.of(Reply.Outcome.UNCHANGED, version());
        }
        parked = null;
        attempt(null, null);
        for (Mail mail : mailbag.waiting()) {
            if (!mail.held() && parked == null) {
                handle(mail);
            }
        }
        parkOverOldGap();
        return Reply.of(parked == null ? Reply.Outcome.ACCEPTED : Reply.Outcome.WAITING, version());
    }

    /** Held events follow as soon as the one before them has been handled. */
    private void drainHeld() {
        boolean progress = version() > 0;
        while (progress) {
            progress = false;
            for (Mail mail : mailbag.waiting()) {
                String topic = mail.topic();
                if (!mail.held() || topic == null) {
                    continue;
                }
                if (watermarks.alreadySaw(topic, mail.topicSeq())) {
                    mailbag.open(mail);
                } else if (watermarks.isNext(topic, mail.topicSeq())) {
                    watermarks.saw(topic, mail.topicSeq());
                    handle(mail);
                    progress = true;
                }
            }
        }
    }

    /** Takes mail: applied, or kept for later if the subject is or becomes parked. */
    private void handle(Mail mail) {
        if (mail.payload() == null || parked == null && applied(mail)) {
            mailbag.open(mail);
        } else if (mail.held()) {
            mailbag.open(mail);
            mailbag.post(mail.parked());
        }
        // else it stays where it is, before what came after it
    }

    private boolean applied(Mail mail) {
        try {
            I input = subject.kind().readInput(Objects.requireNonNull(mail.payload()));
            Decision<E> decision = attempt(input, mail.traceparent());
            if (mail.reason() != Mail.Reason.ASKED) {
                return unrefused(decision) != null;
            }
            if (decision instanceof Decision.Refused<E>(Refusal refusal)) {
                bury(mail, refusal);
            }
            return decision != null;
        } catch (DatabaseAway e) {
            // no fault of the subject: the whole batch comes again
            throw e;
        } catch (RuntimeException e) {
            fail(e);
            return false;
        }
    }

    /** A kept command that a rule forbids when its turn has come: nobody waits for the answer, so its door keeps a letter. */
    private void bury(Mail mail, Refusal refusal) {
        refusals.add(refusal.rule());
        deadLetters.add(refusal.rule());
        tells.add(new OutgoingTell(mail.deadLetter(refusal), Facets.SHARED, mail.traceparent()));
    }

    /** Only who asked can be refused. To refuse what has happened is as much a fault as to throw: it parks, and nothing is lost. */
    private @Nullable Decision<E> unrefused(@Nullable Decision<E> decision) {
        if (decision instanceof Decision.Refused<E>(Refusal refusal)) {
            refusals.add(refusal.rule());
            park("the rule " + refusal.rule() + " refuses what is never refused");
            failed = true;
            return null;
        }
        return decision;
    }

    private Reply keep(Entry entry, String eventId, Mail.Reason reason) {
        String payload = entry.input() == null ? null : subject.kind().writeInput(typed(entry));
        mailbag.post(Mail.of(entry, eventId, payload, reason, wallNow));
        return Reply.of(Reply.Outcome.WAITING, version());
    }

    /** Runs one turn: due deadlines, and the input if there is one. Null if it threw; then the subject is parked. */
    private @Nullable Decision<E> attempt(@Nullable I input, @Nullable String traceparent) {
        try {
            Turn<S, I, E> turn = subject.turn();
            Decision<E> decision = Decision.nothing();
            if (input == null) {
                turn.catchUp();
            } else {
                decision = turn.take(input);
            }
            absorb(turn, traceparent);
            return decision;
        } catch (DatabaseAway e) {
            // no fault of the subject: the whole batch comes again
            throw e;
        } catch (RuntimeException e) {
            fail(e);
            return null;
        }
    }

    private void fail(RuntimeException e) {
        // the class and place of the fault only: its message may quote a state
        StackTraceElement[] trace = e.getStackTrace();
        park(e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]));
        failed = true;
    }

    private void absorb(Turn<S, I, E> turn, @Nullable String traceparent) {
        journal.addAll(subject.keep(turn, watermarks, traceparent));
        turn.tells().forEach(t -> tells.add(new OutgoingTell(t, tenant(), traceparent)));
        turn.effects().forEach(e -> effects.add(new OutgoingEffect(e, traceparent)));
        passed.addAll(turn.passed());
    }

    @SuppressWarnings("unchecked") // the doors of a service build inputs of the kind they address
    private I typed(Entry entry) {
        return (I) Objects.requireNonNull(entry.input());
    }

    SubjectId id() {
        return row.id();
    }

    String tenant() {
        return row.tenant();
    }

    @Nullable
    String holder() {
        return row.holder();
    }

    SubjectKind<S, I, E> kind() {
        return subject.kind();
    }

    long version() {
        return subject.version();
    }

    @Nullable
    String parked() {
        return parked;
    }

    /** Whether it was parked in this batch, as one that is at fault. */
    boolean failed() {
        return failed;
    }

    /** Whether a row is to be inserted for it: there was none, and something came of it. */
    boolean born() {
        return row.isUnborn() && (version() > 0 || !mailbag.isEmpty() || parked != null || watermarks.moved());
    }

    /** Whether its row is to be updated. */
    boolean changed() {
        return !row.isUnborn() && (watermarks.moved() || rewritten() || onlyParked());
    }

    /** Whether state and facets are to be written; of a subject that is parked only what was decided before it was. */
    boolean rewritten() {
        return subject.decided() || parked == null && (!subject.derivedByTheseRules() || row.parked() != null);
    }

    /** Parked, or for another reason than before, and nothing decided: its state is neither read nor written. */
    boolean onlyParked() {
        return parked != null && !parked.equals(row.parked()) && !subject.decided();
    }

    /** When the clock is to look at it again; it leaves a parked subject alone. */
    Optional<Instant> nextLook() {
        return parked == null ? subject.lookAt() : Optional.empty();
    }

    Optional<String> statusBefore() {
        return subject.statusBefore();
    }

    Facets facets() {
        return subject.facets();
    }

    String stateJson() {
        return subject.stateJson();
    }

    Optional<Instant> lookAt() {
        return subject.lookAt();
    }
}
