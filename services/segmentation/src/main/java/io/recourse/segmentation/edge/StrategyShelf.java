package io.recourse.segmentation.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.BookDecider;
import io.recourse.segmentation.domain.BookInput;
import io.recourse.segmentation.domain.BookState;
import io.recourse.segmentation.domain.Fault;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.Listed;
import io.recourse.segmentation.domain.Strategy;
import io.recourse.segmentation.domain.StrategyBook;
import io.recourse.segmentation.domain.StrategyDecider;
import io.recourse.segmentation.domain.StrategyDocument;
import io.recourse.segmentation.domain.StrategyInput;
import io.recourse.segmentation.domain.StrategyState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link InForce} at what the book says. It writes what the release ships and opens the book with it once. A version's
 * document never changes, so it is read once. One that this release does not read any more is left out of force here, and told
 * until the book drops it.
 */
@Singleton
class StrategyShelf {

    /** Who says what the release ships. */
    static final String RELEASE = "recourse";

    private static final Logger LOG = Logger.getLogger(StrategyShelf.class);

    /** How many versions of the book this release does not read. */
    static final String UNREAD = "strategies_unread";

    private static final Caller SELF = new Caller(RELEASE, Facets.SHARED, Role.OPERATOR);

    private final Desk desk;
    private final SubjectQueries queries;
    private final InForce inForce;
    private final Map<String, Strategy> read = new ConcurrentHashMap<>();
    private final AtomicInteger unread = new AtomicInteger();
    private volatile List<Listed> known = List.of();
    private @Nullable Cancellable watching;

    @Inject
    StrategyShelf(Desk desk, SubjectQueries queries, InForce inForce, MeterRegistry registry) {
        this.desk = desk;
        this.queries = queries;
        this.inForce = inForce;
        Gauge.builder(UNREAD, unread, AtomicInteger::get).register(registry);
    }

    void start(@Observes @Priority(ShelfWatch.BEFORE_CASES) StartupEvent event) {
        watching = ShelfWatch.of("The book of strategies", this::ship, this::refresh);
    }

    void stop(@Observes ShutdownEvent event) {
        if (watching != null) {
            watching.cancel();
        }
    }

    private Uni<Void> ship() {
        List<StrategyDocument> documents = PolicyFiles.playbook().strategies();
        List<Entry> drafts = new ArrayList<>();
        List<Listed> listed = new ArrayList<>();
        for (StrategyDocument document : documents) {
            Listed one = Listed.of(inForce.reader().read(document));
            listed.add(one);
            drafts.add(entry(strategy(one.reference()), new StrategyInput.DocumentWritten(document, RELEASE)));
        }
        Entry book = entry(BookDecider.ID, new BookInput.Shipped(listed, "shipped"));
        return Uni.join()
                .all(desk.submit(drafts).stream()
                        .map(answer -> Uni.createFrom().completionStage(answer))
                        .toList())
                .andFailFast()
                .chain(() -> Uni.createFrom().completionStage(desk.submit(book)))
                .replaceWithVoid();
    }

    private static Entry entry(SubjectId to, Input input) {
        return Entry.command(to, input, Facets.SHARED, new Entry.Command(RELEASE, null, null), true);
    }

    static SubjectId strategy(String reference) {
        return new SubjectId(StrategyDecider.KIND, reference);
    }

    /** Reads the book, and of its strategies those that were not read before. */
    Uni<Void> refresh() {
        return queries.state(SELF, BookDecider.ID)
                .chain(state ->
                        state instanceof BookState.Open open && !open.listed().equals(known)
                                ? take(open.listed())
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> take(List<Listed> listed) {
        return Multi.createFrom()
                .iterable(listed)
                .onItem()
                .transformToUniAndConcatenate(one -> one(one.reference()))
                .collect()
                .asList()
                .invoke(found -> {
                    List<Strategy> strategies =
                            found.stream().flatMap(Optional::stream).toList();
                    unread.set(found.size() - strategies.size());
                    // without a default this fails: the book of before stays, or cases wait for the first one
                    inForce.use(new StrategyBook(inForce.reader().talks(), strategies));
                    known = listed;
                })
                .replaceWithVoid();
    }

    /** Empty if this release does not read it. */
    private Uni<Optional<Strategy>> one(String reference) {
        Strategy before = read.get(reference);
        return before != null
                ? Uni.createFrom().item(Optional.of(before))
                : find(reference).map(state -> {
                    if (!(state instanceof StrategyState.Written written)) {
                        throw new IllegalStateException("the book lists a strategy that nobody wrote: " + reference);
                    }
                    return read(reference, written.document());
                });
    }

    private Optional<Strategy> read(String reference, StrategyDocument document) {
        try {
            Strategy strategy = inForce.reader().read(document);
            read.put(reference, strategy);
            return Optional.of(strategy);
        } catch (InvalidPolicy e) {
            LOG.errorf(
                    "%s is in the book, but this release does not read it (%s): no case gets it. Retire it.",
                    reference, e.found().stream().map(Fault::path).toList());
            return Optional.empty();
        }
    }

    /** The state of a version, null if there is none. */
    Uni<@Nullable Object> find(String reference) {
        return queries.state(SELF, strategy(reference));
    }

    /** What somebody wrote of a version; fails with a problem if nobody did. */
    Uni<StrategyDocument> document(String reference) {
        CommandDoor.subject(StrategyDecider.KIND, reference);
        return find(reference).map(state -> {
            if (state instanceof StrategyState.Written written) {
                return written.document();
            }
            throw Problem.notFound("unknown-subject", "There is no such strategy.")
                    .exception();
        });
    }

    /** What a version says that somebody wrote; fails with a problem if nobody did, or if this release does not read it. */
    Uni<Strategy> version(String reference) {
        return document(reference).map(document -> {
            try {
                return inForce.reader().read(document);
            } catch (InvalidPolicy e) {
                throw Problem.refused(new Refusal(
                                "strategy-unread",
                                null,
                                "This release does not read what this version says; write it anew."))
                        .exception();
            }
        });
    }

    /** Commands the book, and reads it anew before the caller hears of it. */
    Uni<Reply> command(Entry entry) {
        return Uni.createFrom().completionStage(desk.submit(entry).copy()).call(this::refresh);
    }
}
