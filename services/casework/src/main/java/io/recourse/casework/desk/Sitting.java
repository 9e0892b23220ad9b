package io.recourse.casework.desk;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The work of one batch in memory, between locking rows and writing them back. Entries of one subject keep their order;
 * tells to subjects of the same batch are delivered at once, the others are asked for by the lane.
 */
final class Sitting {

    /** An entry with the promise of its answer. */
    record Asked(Entry entry, CompletableFuture<Reply> answer) {}

    /** A receipt found for a command. */
    record Receipt(String digest, String reply) {}

    /** A receipt to be written. */
    record NewReceipt(Entry.Command command, String tenant, Reply reply) {}

    /**
     * Subjects that answer each other without end must not keep a transaction open: after so many rounds it goes by mail, and
     * for no more than as many times others are asked to join. Whoever is told something first is asked in any case, so that
     * nothing is posted to a subject that is not there.
     */
    private static final int MAX_TELL_ROUNDS = 4;

    private final Kinds kinds;
    private final Instant now;
    private final Instant wallNow;
    private final boolean poisoned;
    private final Map<SubjectId, Seat<?, ?, ?>> seats = new LinkedHashMap<>();
    /** By who asked, not by what: a hash of all that a document says costs more than its decision. */
    private final Map<Asked, Reply> replies = new IdentityHashMap<>();

    private final Map<List<String>, Receipt> receipts;
    private final List<NewReceipt> newReceipts = new ArrayList<>();
    private final List<Mail> posted = new ArrayList<>();
    private final List<Enclosure> enclosed = new ArrayList<>();
    private final List<Long> endedEffects = new ArrayList<>();
    private int deliveries;

    /** @param poisoned what comes of this batch cannot be written: its subjects are parked before anything is decided */
    Sitting(Kinds kinds, Instant now, Instant wallNow, Map<List<String>, Receipt> receipts, boolean poisoned) {
        this.kinds = kinds;
        this.now = now;
        this.wallNow = wallNow;
        this.poisoned = poisoned;
        this.receipts = new HashMap<>(receipts);
    }

    /** Seats the locked rows with their mail and lets each look at its deadlines and mail. */
    void seat(Collection<Row> rows, Collection<Mail> mail) {
        Map<SubjectId, List<Mail>> bySubject = new HashMap<>();
        mail.forEach(
                m -> bySubject.computeIfAbsent(m.to(), _ -> new ArrayList<>()).add(m));
        for (Row row : rows) {
            Seat<?, ?, ?> seat =
                    new Seat<>(kinds.of(row.id()), row, bySubject.getOrDefault(row.id(), List.of()), now, wallNow);
            seats.put(row.id(), seat);
            if (poisoned) {
                seat.park("the database refuses its row");
            } else {
                seat.look();
            }
        }
    }

    void take(List<Asked> asked) {
        for (Asked one : asked) {
            replies.put(one, reply(one.entry()));
        }
    }

    private Reply reply(Entry entry) {
        if (entry.origin() instanceof Entry.Command command && command.key() != null) {
            Receipt receipt = receipts.get(List.of(command.sender(), command.key()));
            if (receipt != null) {
                return receipt.digest().equals(command.digest())
                        ? Replies.read(receipt.reply())
                        : Reply.refused(
                                "idempotency-key-reused",
                                "Idempotency-Key",
                                "This key was used for another request.",
                                0);
            }
            Reply reply = takeOnce(entry);
            if (reply.lasting()) {
                keepReceipt(entry, command, reply);
            }
            return reply;
        }
        return takeOnce(entry);
    }

    private void keepReceipt(Entry entry, Entry.Command command, Reply reply) {
        String digest = command.digest() == null ? "" : command.digest();
        receipts.put(
                List.of(command.sender(), String.valueOf(command.key())), new Receipt(digest, Replies.write(reply)));
        newReceipts.add(new NewReceipt(command, entry.tenant(), reply));
    }

    private Reply takeOnce(Entry entry) {
        if (entry.origin() instanceof Entry.EffectEnded ended) {
            endedEffects.add(ended.n());
        }
        Seat<?, ?, ?> seat = seats.get(entry.to());
        if (seat == null || !entry.reaches(seat.tenant(), seat.holder())) {
            return absent(entry);
        }
        Reply reply = seat.take(entry);
        Enclosure came = entry.enclosed();
        if (came != null && (taken(reply) || came.keptIfUnchanged() && reply.outcome() == Reply.Outcome.UNCHANGED)) {
            enclosed.add(came);
        }
        return reply;
    }

    /** What a parked subject keeps as mail counts: the letter holds the input alone. */
    private static boolean taken(Reply reply) {
        return reply.outcome() == Reply.Outcome.ACCEPTED || reply.outcome() == Reply.Outcome.WAITING;
    }

    /** No row: one of our own events waits for the one that opens it, anything else is told that there is no such subject. */
    private Reply absent(Entry entry) {
        if (entry.origin() instanceof Entry.OwnEvent event) {
            Input input = entry.input();
            String payload = input == null ? null : write(kinds.of(entry.to()), input);
            posted.add(Mail.of(entry, event.eventId(), payload, Mail.Reason.UNBORN, wallNow));
            return Reply.of(Reply.Outcome.WAITING, 0);
        }
        return Reply.of(Reply.Outcome.UNKNOWN, 0);
    }

    @SuppressWarnings("unchecked")
    private static <I extends Input> String write(SubjectKind<?, I, ?> kind, Input input) {
        return kind.writeInput((I) input);
    }

    /**
     * Delivers tells to those who are seated, and what they tell each other on that, as long as there are rounds left.
     *
     * @return the subjects that the rest are for; empty if there is none, or if the rest has to go by mail
     */
    Set<SubjectId> deliverTells() {
        Set<SubjectId> absent = new LinkedHashSet<>();
        boolean more = true;
        for (int round = 0; more && round < MAX_TELL_ROUNDS; round++) {
            absent.clear();
            more = deliverRound(absent);
        }
        deliveries++;
        return deliveries <= MAX_TELL_ROUNDS ? absent : Set.of();
    }

    /** Delivers what has been told so far; what is told in answer is for the next round. */
    private boolean deliverRound(Set<SubjectId> absent) {
        Map<Seat<?, ?, ?>, List<OutgoingTell>> told = new LinkedHashMap<>();
        for (Seat<?, ?, ?> from : seats.values()) {
            if (!from.tells.isEmpty()) {
                told.put(from, List.copyOf(from.tells));
            }
        }
        boolean delivered = false;
        for (Map.Entry<Seat<?, ?, ?>, List<OutgoingTell>> of : told.entrySet()) {
            for (OutgoingTell tell : of.getValue()) {
                Seat<?, ?, ?> to = seats.get(tell.tell().to());
                if (to == null) {
                    absent.add(tell.tell().to());
                } else {
                    of.getKey().tells.remove(tell);
                    to.take(tell.entry());
                    delivered = true;
                }
            }
        }
        return delivered;
    }

    /** When all is taken: who still waits for an event that does not come is parked. */
    void parkOverOldGaps() {
        seats.values().forEach(Seat::parkOverOldGap);
    }

    /** Tells that could not be delivered now go to the mailbox. */
    void postRemainingTells() {
        for (Seat<?, ?, ?> from : seats.values()) {
            for (OutgoingTell tell : from.tells) {
                posted.add(new Mail(
                        null,
                        tell.tell().to(),
                        tell.eventId(),
                        tell.tenant(),
                        null,
                        0,
                        write(kinds.of(tell.tell().to()), tell.tell().input()),
                        tell.traceparent(),
                        true,
                        Mail.Reason.TELL,
                        wallNow));
            }
            from.tells.clear();
        }
    }

    /** Entries that open rows for the subjects of tells which have none. */
    List<Entry> tellEntries(Set<SubjectId> targets) {
        List<Entry> entries = new ArrayList<>();
        for (Seat<?, ?, ?> from : seats.values()) {
            for (OutgoingTell tell : from.tells) {
                if (targets.contains(tell.tell().to())) {
                    entries.add(tell.entry());
                }
            }
        }
        return entries;
    }

    /** Whether somebody is told something who may be another tenant's. */
    boolean tellsAcrossTenants() {
        return seats.values().stream().flatMap(seat -> seat.tells.stream()).anyMatch(tell -> tell.tell()
                .isAcrossTenants());
    }

    Collection<Seat<?, ?, ?>> seats() {
        return seats.values();
    }

    Map<Asked, Reply> replies() {
        return replies;
    }

    List<NewReceipt> newReceipts() {
        return newReceipts;
    }

    /** All mail to be written: of subjects with and without a row. */
    List<Mail> mail() {
        List<Mail> mail = new ArrayList<>(posted);
        seats.values().forEach(s -> mail.addAll(s.mailbag.posted()));
        return mail;
    }

    List<Long> openedMail() {
        return seats.values().stream().flatMap(s -> s.mailbag.opened().stream()).toList();
    }

    /** What came with entries that were taken. */
    List<Enclosure> enclosed() {
        return enclosed;
    }

    List<Long> endedEffects() {
        return endedEffects;
    }

    /** Counters to add to table flow: per topic what was sent and what was seen. */
    Map<String, long[]> flow() {
        Map<String, long[]> flow = new TreeMap<>();
        for (Seat<?, ?, ?> seat : seats.values()) {
            for (JournalRow row : seat.journal) {
                if (row.topic() != null) {
                    flow.computeIfAbsent(row.topic(), _ -> new long[2])[0]++;
                }
            }
            seat.watermarks.nowSeen().forEach((topic, n) -> flow.computeIfAbsent(topic, _ -> new long[2])[1] += n);
        }
        return flow;
    }

    /** Earliest time at which one of these subjects wants to be looked at again. */
    @Nullable
    Instant earliestLook() {
        return seats.values().stream()
                .flatMap(s -> s.nextLook().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whom entries are for. */
    static Set<SubjectId> addressed(Collection<Asked> asked) {
        return asked.stream().map(one -> one.entry().to()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whom entries are for, and who is to be seated beside them. */
    static Set<SubjectId> subjects(Collection<Asked> asked) {
        Set<SubjectId> subjects = addressed(asked);
        asked.forEach(one -> subjects.addAll(one.entry().beside()));
        return subjects;
    }
}
