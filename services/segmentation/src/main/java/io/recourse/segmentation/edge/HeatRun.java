package io.recourse.segmentation.edge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.query.Narrowing;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseInput;
import io.recourse.segmentation.domain.HeatDecider;
import io.recourse.segmentation.domain.HeatInput;
import io.recourse.segmentation.domain.HeatRules;
import io.recourse.segmentation.domain.HeatRules.Cell;
import io.recourse.segmentation.domain.HeatState;
import io.recourse.segmentation.domain.HeatWeekDecider;
import io.recourse.segmentation.domain.HeatWeekInput;
import io.recourse.segmentation.domain.HotCell;
import io.recourse.segmentation.domain.Preempted;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Draws the heat maps of a week, lender by lender, and has talks begin with cases of hot cells that are in their first days.
 * Done again it draws nothing anew and asks no case twice: a map of the week stays, and a case with a strategy is not watched.
 */
@Singleton
class HeatRun implements EffectAdapter {

    /** Facet columns of text that cases of a map are alike in. */
    static final List<String> AXES = List.of(CaseDecider.PROVINCE, CaseDecider.INDUSTRY);

    private static final Logger LOG = Logger.getLogger(HeatRun.class);
    private static final String TENANT = "tenant";
    private static final Caller SELF = new Caller(StrategyShelf.RELEASE, Facets.SHARED, Role.OPERATOR);

    private final Desk desk;
    private final SubjectQueries queries;
    private final LiveBook book;
    private final LiveCases cases;
    private final HeatRules rules;
    private final BusinessClock clock;
    private @Nullable Cancellable beginning;

    @Inject
    HeatRun(Desk desk, SubjectQueries queries, LiveBook book, LiveCases cases, HeatRules rules, BusinessClock clock) {
        this.desk = desk;
        this.queries = queries;
        this.book = book;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        // class only: what a failure says of a database may name hosts
        beginning = Uni.createFrom()
                .deferred(() -> submit(HeatWeekDecider.ID, new HeatWeekInput.WatchBegun(), Facets.SHARED))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "The weeks of the heat map cannot be begun: %s",
                        failure.getClass().getName()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                .indefinitely()
                .subscribe()
                .with(_ -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        if (beginning != null) {
            beginning.cancel();
        }
    }

    @Override
    public String name() {
        return HeatWeekDecider.DRAW;
    }

    @Override
    public boolean idempotent() {
        return true;
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        return Multi.createFrom()
                .iterable(tasks)
                .onItem()
                .transformToUniAndConcatenate(task -> draw(LocalDate.parse(
                                Objects.requireNonNull(task.body().get(HeatWeekDecider.WEEK))))
                        .replaceWith(new Ended(Effect.Result.DONE, "drawn")))
                .collect()
                .asList();
    }

    private Uni<Void> draw(LocalDate week) {
        return cells().chain(byLender -> Multi.createFrom()
                .iterable(byLender.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        lender -> draw(week, lender.getKey(), lender.getValue()).replaceWith(lender.getKey()))
                .collect()
                .last()
                .replaceWithVoid());
    }

    /** One statement for each axis, all lenders together. */
    private Uni<Map<String, List<Cell>>> cells() {
        return Multi.createFrom()
                .iterable(AXES)
                .onItem()
                .transformToUniAndConcatenate(
                        axis -> book.ofAll(List.of(TENANT, axis), SELF).map(cells -> Map.entry(axis, cells)))
                .collect()
                .asList()
                .map(axes -> {
                    Map<String, List<Cell>> byLender = new TreeMap<>();
                    axes.forEach(axis -> axis.getValue().forEach(cell -> byLender.computeIfAbsent(
                                    Objects.requireNonNull(cell.by().get(0)), _ -> new ArrayList<>())
                            .add(cell(axis.getKey(), cell))));
                    return byLender;
                });
    }

    private static Cell cell(String axis, LiveBook.Cell cell) {
        return new Cell(
                axis,
                cell.by().get(1),
                Bucket.valueOf(cell.bucket()),
                cell.currency(),
                cell.cases(),
                cell.owed(),
                cell.owedPpm());
    }

    private Uni<Void> draw(LocalDate week, String lender, List<Cell> cells) {
        SubjectId map = HeatDecider.subject(lender);
        return submit(map, new HeatInput.MapDrawn(lender, week, rules.hot(cells), clock.now()), lender)
                .chain(() -> queries.state(SELF, map))
                .chain(state ->
                        state instanceof HeatState.Drawn drawn && drawn.week().equals(week)
                                ? ask(lender, drawn)
                                : Uni.createFrom().voidItem());
    }

    /** Of each value once, in however many buckets it is hot. */
    private Uni<Void> ask(String lender, HeatState.Drawn drawn) {
        return Multi.createFrom()
                .iterable(drawn.hot().stream()
                        .map(cell -> because(drawn.week(), cell))
                        .distinct()
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(because -> cases.ask(
                        SELF,
                        List.of(Narrowing.NONE
                                .and(TENANT, Narrowing.Is.EQUAL, lender)
                                .and("status", Narrowing.Is.EQUAL, "watched")
                                .and(CaseDecider.BUCKET, Narrowing.Is.EQUAL, Bucket.TECHNICAL.name())
                                .and(because.axis(), Narrowing.Is.EQUAL, because.value())),
                        new CaseInput.PreemptionAsked(because, clock.now())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Preempted because(LocalDate week, HotCell cell) {
        return new Preempted(week, cell.axis(), cell.value());
    }

    private Uni<Reply> submit(SubjectId to, Input input, String tenant) {
        return Uni.createFrom()
                .completionStage(() -> desk.submit(
                        Entry.command(to, input, tenant, new Entry.Command(StrategyShelf.RELEASE, null, null), true)));
    }
}
