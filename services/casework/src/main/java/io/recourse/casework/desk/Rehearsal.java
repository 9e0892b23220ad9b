package io.recourse.casework.desk;

import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Sitting.Asked;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * What the desk would answer: the same sitting on the rows as they stand, which are neither locked nor written. Receipts are
 * not looked at, so a repeated command is rehearsed as if it came for the first time.
 */
@Singleton
public class Rehearsal {

    /** Text of states that a {@link Play} remembers, characters: some five thousand cases of the usual size. */
    static final int MOST_REMEMBERED = 8 * 1024 * 1024;

    private final Database database;
    private final DeskRows rows;
    private final Kinds kinds;
    private final BusinessClock clock;

    @Inject
    Rehearsal(Database database, DeskRows rows, Kinds kinds, BusinessClock clock) {
        this.database = database;
        this.rows = rows;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** @param tenant whose commands are rehearsed: no other's rows are seen */
    public Play of(String tenant) {
        return new Play(tenant);
    }

    /**
     * One after the other, as if those before had been written: true of the last subjects that would have changed, as many
     * as have 8 MiB of state together. One further back is met as it stands in the database.
     */
    public final class Play {

        private final String tenant;

        private final SequencedMap<SubjectId, Row> remembered = new LinkedHashMap<>();
        private long length;

        private CompletableFuture<List<Reply>> last = CompletableFuture.completedFuture(List.of());

        private Play(String tenant) {
            this.tenant = tenant;
        }

        /** Those taken before go first, whether they have been answered or not. */
        public List<CompletableFuture<Reply>> take(List<Entry> entries) {
            CompletableFuture<List<Reply>> all = last.handle((_, _) -> List.<Reply>of())
                    .thenCompose(_ -> replies(entries).subscribeAsCompletionStage());
            last = all;
            return IntStream.range(0, entries.size())
                    .mapToObj(i -> all.thenApply(replies -> replies.get(i)))
                    .toList();
        }

        /** One answer an entry, in their order. */
        public Uni<List<Reply>> replies(List<Entry> entries) {
            if (entries.isEmpty()) {
                return Uni.createFrom().item(List.of());
            }
            Set<SubjectId> unseen = new TreeSet<>();
            entries.stream()
                    .map(Entry::to)
                    .filter(id -> !remembered.containsKey(id))
                    .forEach(unseen::add);
            return database.forTenant(tenant, session -> rows.standing(session, unseen))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(standing -> play(entries, standing));
        }

        private List<Reply> play(List<Entry> entries, DeskRows.Seated standing) {
            Map<SubjectId, Row> present = new LinkedHashMap<>();
            standing.rows().forEach(row -> present.put(row.id(), row));
            for (Entry entry : entries) {
                Row known = remembered.get(entry.to());
                if (known != null) {
                    present.put(entry.to(), known);
                } else if (entry.opens()) {
                    present.computeIfAbsent(entry.to(), _ -> Row.unborn(kinds.of(entry.to()), entry));
                }
            }
            Instant now = clock.now();
            Sitting sitting = new Sitting(kinds, now, Instant.now(), Map.of(), false);
            sitting.seat(present.values(), standing.mail());
            List<Asked> asked = new ArrayList<>();
            entries.forEach(entry -> asked.add(new Asked(entry, new CompletableFuture<>())));
            sitting.take(asked);
            for (Seat<?, ?, ?> seat : sitting.seats()) {
                Row before = present.get(seat.id());
                if (before != null && seat.version() > before.version()) {
                    remember(after(seat, before));
                }
            }
            return asked.stream().map(sitting.replies()::get).toList();
        }

        private void remember(Row row) {
            Row older = remembered.remove(row.id());
            remembered.put(row.id(), row);
            length += length(row) - (older == null ? 0 : length(older));
            while (length > MOST_REMEMBERED && remembered.size() > 1) {
                length -= length(remembered.pollFirstEntry().getValue());
            }
        }
    }

    private static int length(Row row) {
        return row.state() == null ? 0 : row.state().length();
    }

    private static Row after(Seat<?, ?, ?> seat, Row before) {
        return new Row(
                before.id(),
                seat.facets().tenant(),
                before.holder(),
                seat.stateJson(),
                seat.kind().schema(),
                seat.version(),
                seat.lookAt().orElse(null),
                seat.kind().rulesHash(),
                before.seen(),
                before.sent(),
                seat.parked());
    }
}
