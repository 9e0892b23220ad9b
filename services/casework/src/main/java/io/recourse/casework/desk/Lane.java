package io.recourse.casework.desk;

import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.DeskRows.Wanted;
import io.recourse.casework.desk.Sitting.Asked;
import io.recourse.casework.telemetry.DeskMeters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One of the desk's lanes: while a transaction runs, entries gather; the next transaction takes what has gathered. A lane
 * runs one transaction at a time, so entries of one subject, which always take the same lane, keep their order.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int MAX_TRIES = 8;

    /** What a lane tells the desk when a transaction has been committed. */
    interface Committed {
        /**
         * @param earliestLook least deadline of the subjects of this batch
         * @param lookAgain there is more to claim: due rows beyond the limit, or mail that was left ready
         */
        void committed(@Nullable Instant earliestLook, boolean effects, boolean lookAgain);
    }

    private final int number;
    private final Database database;
    private final DeskRows rows;
    private final DeskWriting writing;
    private final Enclosure.Keeper keeper;
    private final Kinds kinds;
    private final Supplier<Instant> businessNow;
    private final Executor worker;
    private final Context loop;
    private final int batchSize;
    private final DeskMeters meters;
    private final Committed committed;

    private final Queue<Asked> queue = new ArrayDeque<>();
    private boolean lookWanted;
    private boolean running;
    private boolean closed;

    Lane(
            int number,
            Database database,
            DeskRows rows,
            DeskWriting writing,
            Enclosure.Keeper keeper,
            Kinds kinds,
            Supplier<Instant> businessNow,
            Executor worker,
            int batchSize,
            DeskMeters meters,
            Committed committed) {
        this.number = number;
        this.database = database;
        this.rows = rows;
        this.writing = writing;
        this.keeper = keeper;
        this.kinds = kinds;
        this.businessNow = businessNow;
        this.worker = worker;
        this.loop = database.eventLoop();
        this.batchSize = batchSize;
        this.meters = meters;
        this.committed = committed;
    }

    void submit(List<Asked> asked) {
        synchronized (queue) {
            queue.addAll(asked);
        }
        pump();
    }

    /** The clock asks for a look at what is due. */
    void look() {
        synchronized (queue) {
            lookWanted = true;
        }
        pump();
    }

    /** No transaction is begun any more; what has not been answered is retried by whoever asked. */
    void close() {
        synchronized (queue) {
            closed = true;
        }
    }

    /** Whether a transaction is under way or entries wait for one. */
    boolean busy() {
        synchronized (queue) {
            return running || lookWanted || !queue.isEmpty();
        }
    }

    private void pump() {
        List<Asked> batch = new ArrayList<>();
        boolean look;
        synchronized (queue) {
            if (closed || running || (queue.isEmpty() && !lookWanted)) {
                return;
            }
            running = true;
            look = lookWanted;
            lookWanted = false;
            while (batch.size() < batchSize && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
        }
        run(batch, look ? batchSize : 0, false, 1).subscribe().with(_ -> next(), failure -> {
            LOG.errorf("Batch of %d entries was not written: %s", batch.size(), failure.toString());
            DatabaseAway away = failure instanceof DatabaseAway known ? known : new DatabaseAway(failure);
            batch.forEach(a -> a.answer().completeExceptionally(away));
            next();
        });
    }

    private void next() {
        synchronized (queue) {
            running = false;
        }
        pump();
    }

    /**
     * @param claimLimit how many due rows to take besides the entries, 0 for none
     * @param poisoned what comes of the one entry or row left cannot be written: its subject is parked untouched
     */
    private Uni<Void> run(List<Asked> batch, int claimLimit, boolean poisoned, int attempt) {
        long started = System.nanoTime();
        List<Entry> entries = batch.stream().map(Asked::entry).toList();
        return database.transaction(
                        loop, (transaction, own) -> transact(transaction, own, batch, entries, claimLimit, poisoned))
                .invoke(done -> {
                    meters.batch(done.sitting().seats().size(), System.nanoTime() - started);
                    settle(done);
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> recover(failure, batch, claimLimit, poisoned, attempt));
    }

    private record Done(Sitting sitting, int claimed, int claimLimit) {}

    private Uni<Done> transact(
            Transaction transaction,
            Context own,
            List<Asked> batch,
            List<Entry> entries,
            int claimLimit,
            boolean poisoned) {
        StatelessSession session = transaction.session();
        Executor onLoop = task -> own.runOnContext(_ -> task.run());
        Instant now = businessNow.get();
        String scope = claimLimit > 0 ? Database.ALL_TENANTS : Entry.scope(entries);
        Set<SubjectId> named = poisoned ? Sitting.addressed(batch) : Sitting.subjects(batch);
        return rows.seat(session, new Wanted(scope, entries, named, false, now, claimLimit))
                .call(transaction::begun)
                .chain(seated -> rows.receipts(session, entries).emitOn(worker).map(receipts -> {
                    Sitting sitting = new Sitting(kinds, now, Instant.now(), receipts, poisoned);
                    sitting.seat(seated.rows(), seated.mail());
                    sitting.take(batch);
                    Done done = new Done(sitting, seated.rows().size() - named.size(), claimLimit);
                    return new Told(done, sitting.deliverTells());
                }))
                .emitOn(onLoop)
                .chain(told -> tells(session, scope, now, told.done().sitting(), told.absent(), onLoop)
                        .replaceWith(told.done()))
                .invoke(done -> done.sitting().parkOverOldGaps())
                .chain(done -> keep(session, done.sitting().enclosed(), onLoop).replaceWith(done))
                .chain(done ->
                        writing.write(transaction, done.sitting(), number).replaceWith(done));
    }

    /** What has been taken, and who is absent of those who were told something. */
    private record Told(Done done, Set<SubjectId> absent) {}

    /**
     * Tells whose target can be locked without waiting are delivered in this transaction, the rest by mail. Where one may go to
     * another tenant's subject the transaction sees all tenants from here on, for that one is written back as well; every
     * command has been taken before, so no caller reaches further by it.
     */
    private Uni<Void> tells(
            StatelessSession session,
            String scope,
            Instant now,
            Sitting sitting,
            Set<SubjectId> absent,
            Executor onLoop) {
        if (absent.isEmpty()) {
            sitting.postRemainingTells();
            return Uni.createFrom().voidItem();
        }
        String wide = sitting.tellsAcrossTenants() ? Database.ALL_TENANTS : scope;
        return rows.seat(session, new Wanted(wide, sitting.tellEntries(absent), absent, true, now, 0))
                .chain(seated -> seated.rows().isEmpty()
                        ? Uni.createFrom().voidItem().invoke(sitting::postRemainingTells)
                        : Uni.createFrom()
                                .voidItem()
                                .emitOn(worker)
                                .map(_ -> {
                                    sitting.seat(seated.rows(), seated.mail());
                                    return sitting.deliverTells();
                                })
                                .emitOn(onLoop)
                                .chain(next -> tells(session, wide, now, sitting, next, onLoop)));
    }

    /** What is enclosed is worked on away from the event loop; its questions are put where the session belongs. */
    private Uni<Void> keep(StatelessSession session, List<Enclosure> enclosed, Executor onLoop) {
        if (enclosed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Enclosure.Asking asking = (question, parameters) -> Uni.createFrom()
                .deferred(() -> Direct.rows(session, question, parameters))
                .runSubscriptionOn(onLoop)
                .map(List::getFirst)
                .emitOn(worker);
        return Uni.createFrom()
                .deferred(() -> keeper.keep(enclosed, asking))
                .runSubscriptionOn(worker)
                .emitOn(onLoop);
    }

    private void settle(Done done) {
        Sitting sitting = done.sitting();
        sitting.seats().forEach(this::report);
        sitting.replies().forEach((asked, reply) -> asked.answer().complete(reply));
        boolean effects = sitting.seats().stream().anyMatch(s -> !s.effects.isEmpty());
        boolean moreDue = done.claimLimit() > 0 && done.claimed() >= done.claimLimit();
        boolean readyMail = sitting.mail().stream().anyMatch(Mail::ready);
        committed.committed(sitting.earliestLook(), effects, moreDue || readyMail);
    }

    private void report(Seat<?, ?, ?> seat) {
        String kind = seat.id().kind();
        seat.refusals.forEach(meters::refusal);
        seat.deadLetters.forEach(meters::deadLetter);
        seat.passed.forEach(p -> meters.lateness(p.deadline().kind(), p.late()));
        seat.statusBefore()
                .filter(before -> !before.equals(seat.facets().status()))
                .ifPresent(
                        before -> meters.transition(kind, before, seat.facets().status()));
        if (seat.failed()) {
            meters.parked(kind);
            LOG.errorf("%s is parked: %s", seat.id(), seat.parked());
        }
    }

    /**
     * Unless the database is away, some row or entry is at fault, whatever the fault: it is looked for by halving, so that
     * only its own subject or its own entry suffers.
     */
    private Uni<Void> recover(Throwable failure, List<Asked> batch, int claimLimit, boolean poisoned, int attempt) {
        if (failure instanceof Enclosure.Denied denied) {
            return run(without(denied, batch), claimLimit, poisoned, attempt);
        }
        String state = Database.sqlState(failure);
        boolean contended = state != null && (state.startsWith("40") || state.equals("55P03"));
        // two desks opened the same subject, or wrote the same receipt: the second finds it there when it tries again
        boolean raced = Database.breaks(failure, "subject_pkey");
        boolean overtaken = "23505".equals(state) && batch.size() == 1 && attempt == 1;
        if ((contended || raced) && attempt < MAX_TRIES || overtaken) {
            return run(batch, claimLimit, poisoned, attempt + 1);
        }
        if (contended || failure instanceof DatabaseAway || isClosed()) {
            return Uni.createFrom().failure(failure);
        }
        LOG.warnf(
                "A batch was not written (%s, SQLSTATE %s); looking for the row among %d entries",
                failure.getClass().getSimpleName(), state, batch.size());
        if (poisoned) {
            batch.forEach(a -> a.answer().completeExceptionally(new NotWritten(failure)));
            return batch.isEmpty()
                    ? Uni.createFrom().failure(failure)
                    : Uni.createFrom().voidItem();
        }
        if (claimLimit > 0 && !batch.isEmpty()) {
            return run(batch, 0, false, 1).chain(() -> run(List.of(), claimLimit, false, 1));
        }
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return run(batch.subList(0, half), 0, false, 1)
                    .chain(() -> run(batch.subList(half, batch.size()), 0, false, 1));
        }
        return claimLimit > 1 ? run(batch, claimLimit / 2, false, 1) : run(batch, claimLimit, true, 1);
    }

    /** Those that are left, when who enclosed what is denied has been told so. */
    private List<Asked> without(Enclosure.Denied denied, List<Asked> batch) {
        List<Asked> left = new ArrayList<>();
        for (Asked asked : batch) {
            Enclosure enclosed = asked.entry().enclosed();
            Refusal refusal = enclosed == null ? null : denied.refusals().get(enclosed);
            if (refusal == null) {
                left.add(asked);
            } else {
                meters.refusal(refusal.rule());
                asked.answer().complete(Reply.refused(refusal.rule(), refusal.field(), refusal.detail(), 0));
            }
        }
        if (left.size() == batch.size()) {
            throw new IllegalStateException("something is denied that nobody enclosed");
        }
        return left;
    }

    private boolean isClosed() {
        synchronized (queue) {
            return closed;
        }
    }
}
