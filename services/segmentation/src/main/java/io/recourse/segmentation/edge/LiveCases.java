package io.recourse.segmentation.edge;

import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Rehearsal;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.query.SubjectQueries.Faceted;
import io.recourse.casework.security.Caller;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseInput;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks something of many cases, page by page; of all of the book only one such run at a time on this instance. */
@Singleton
class LiveCases {

    /** So many are in memory at once, however long the book is. */
    static final int PAGE = 500;

    private final SubjectQueries queries;
    private final CommandDoor door;
    private final Rehearsal rehearsal;
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    LiveCases(SubjectQueries queries, CommandDoor door, Rehearsal rehearsal) {
        this.queries = queries;
        this.door = door;
        this.rehearsal = rehearsal;
    }

    /**
     * What a run came to.
     *
     * @param asked cases
     * @param changed those of them to which something happened, or would
     */
    record Run(long asked, long changed) {

        private static final Run NONE = new Run(0, 0);

        private static Run of(List<Reply> replies) {
            return new Run(
                    replies.size(),
                    replies.stream()
                            .filter(reply -> reply.outcome() == Reply.Outcome.ACCEPTED)
                            .count());
        }

        private Run and(Run other) {
            return new Run(asked + other.asked, changed + other.changed);
        }
    }

    /** Asks each case that one of these holds for. */
    Uni<Run> ask(Caller caller, List<Narrowing> which, CaseInput input) {
        return run(caller, which, cases -> submit(caller, cases, input));
    }

    /** Tells each of a lender's cases that this holds for, whatever run is under way: cases know what is old. */
    Uni<Run> tell(Caller caller, Narrowing which, CaseInput input) {
        return pages(caller, which, cases -> submit(caller, cases, input))
                .collect()
                .in(Sum::new, Sum::add)
                .map(sum -> sum.run);
    }

    private Uni<List<Reply>> submit(Caller caller, List<Faceted> cases, CaseInput input) {
        return Uni.join()
                .all(cases.stream()
                        .map(one -> door.submit(entry(caller, one, input)))
                        .toList())
                .andFailFast();
    }

    /** What asking them would come to; nothing is written. */
    Uni<Run> rehearse(Caller caller, List<Narrowing> which, CaseInput input) {
        return run(caller, which, cases -> {
            Map<String, List<Entry>> byTenant = cases.stream()
                    .collect(Collectors.groupingBy(
                            Faceted::tenant,
                            Collectors.mapping(one -> entry(caller, one, input), Collectors.toList())));
            return Uni.join()
                    .all(byTenant.entrySet().stream()
                            .map(tenant -> rehearsal.of(tenant.getKey()).replies(tenant.getValue()))
                            .toList())
                    .andFailFast()
                    .map(answers -> answers.stream().flatMap(List::stream).toList());
        });
    }

    private static final class Cursor {
        private String after = "";
    }

    private static final class Sum {
        private Run run = Run.NONE;

        void add(Run page) {
            run = run.and(page);
        }
    }

    private Uni<Run> run(Caller caller, List<Narrowing> which, Function<List<Faceted>, Uni<List<Reply>>> asking) {
        if (running.getAndSet(true)) {
            throw Problem.refused(new Refusal("run-under-way", null, "A run is under way; ask again when it is over."))
                    .exception();
        }
        return Multi.createFrom()
                .iterable(which)
                .onItem()
                .transformToMultiAndConcatenate(narrowing -> pages(caller, narrowing, asking))
                .collect()
                .in(Sum::new, Sum::add)
                .map(sum -> sum.run)
                .onTermination()
                .invoke(() -> running.set(false));
    }

    private Multi<Run> pages(Caller caller, Narrowing narrowing, Function<List<Faceted>, Uni<List<Reply>>> asking) {
        return Multi.createBy()
                .repeating()
                .uni(Cursor::new, cursor -> queries.list(
                                caller, CaseDecider.KIND, List.of(), narrowing, cursor.after, PAGE)
                        .chain(cases -> {
                            if (cases.isEmpty()) {
                                return Uni.createFrom().item(Run.NONE);
                            }
                            cursor.after = cases.getLast().id();
                            return asking.apply(cases).map(Run::of);
                        }))
                .whilst(page -> page.asked() == PAGE);
    }

    private static Entry entry(Caller caller, Faceted one, CaseInput input) {
        return Entry.command(
                new SubjectId(CaseDecider.KIND, one.id()),
                input,
                one.tenant(),
                new Entry.Command(caller.name(), null, null),
                false);
    }
}
