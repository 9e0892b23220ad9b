package io.recourse.segmentation.edge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Reply;
import io.recourse.casework.door.CommandDoor;
import io.recourse.casework.door.Problem;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.segmentation.domain.ModelDecider;
import io.recourse.segmentation.domain.ModelInput;
import io.recourse.segmentation.domain.ModelPlace;
import io.recourse.segmentation.domain.ModelReader;
import io.recourse.segmentation.domain.ModelState;
import io.recourse.segmentation.domain.Models;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.domain.ScorecardDocument;
import io.recourse.segmentation.domain.ScoringDecider;
import io.recourse.segmentation.domain.ScoringInput;
import io.recourse.segmentation.domain.ScoringState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps {@link InForce} at the models that score. It writes what the release ships, and puts it in force once. */
@Singleton
class ModelShelf {

    private static final Caller SELF = new Caller(StrategyShelf.RELEASE, Facets.SHARED, Role.OPERATOR);

    private final Desk desk;
    private final SubjectQueries queries;
    private final InForce inForce;
    private volatile ScoringState.@Nullable Open known;
    private @Nullable Cancellable watching;

    @Inject
    ModelShelf(Desk desk, SubjectQueries queries, InForce inForce) {
        this.desk = desk;
        this.queries = queries;
        this.inForce = inForce;
    }

    void start(@Observes @Priority(ShelfWatch.BEFORE_CASES) StartupEvent event) {
        watching = ShelfWatch.of("The shelf of models", this::ship, this::refresh);
    }

    void stop(@Observes ShutdownEvent event) {
        if (watching != null) {
            watching.cancel();
        }
    }

    private Uni<Void> ship() {
        List<ScorecardDocument> documents =
                Arrays.stream(ModelPlace.values()).map(PolicyFiles::model).toList();
        List<Entry> models = documents.stream()
                .map(document ->
                        entry(model(reference(document)), new ModelInput.ModelTold(document, StrategyShelf.RELEASE)))
                .toList();
        Entry scoring = entry(
                ScoringDecider.ID,
                new ScoringInput.ModelsShipped(
                        reference(documents.getFirst()), reference(documents.getLast()), "shipped"));
        return Uni.join()
                .all(desk.submit(models).stream()
                        .map(answer -> Uni.createFrom().completionStage(answer))
                        .toList())
                .andFailFast()
                .chain(() -> Uni.createFrom().completionStage(desk.submit(scoring)))
                .replaceWithVoid();
    }

    private static Entry entry(SubjectId to, Input input) {
        return Entry.command(to, input, Facets.SHARED, new Entry.Command(StrategyShelf.RELEASE, null, null), true);
    }

    static SubjectId model(String reference) {
        return new SubjectId(ModelDecider.KIND, reference);
    }

    /** What a document that was judged calls itself. */
    static String reference(ScorecardDocument document) {
        return String.valueOf(document.model());
    }

    /** Reads what scores, and the documents of what is new. */
    Uni<Void> refresh() {
        return queries.state(SELF, ScoringDecider.ID)
                .chain(state -> state instanceof ScoringState.Open open && !open.equals(known)
                        ? take(open)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> take(ScoringState.Open open) {
        String history = open.history();
        Uni<Models> models = scorecard(open.facts())
                .chain(facts -> history == null
                        ? Uni.createFrom().item(new Models(facts, null))
                        : scorecard(history).map(card -> new Models(facts, card)));
        return models.invoke(read -> {
                    inForce.use(read);
                    known = open;
                })
                .replaceWithVoid();
    }

    private Uni<Scorecard> scorecard(String reference) {
        return find(reference).map(written -> ModelReader.read(written.document()));
    }

    /** What scores now, as the shelf has it. */
    Uni<ScoringState.Open> scoring() {
        return queries.state(SELF, ScoringDecider.ID).map(state -> {
            if (state instanceof ScoringState.Open open) {
                return open;
            }
            throw Problem.notFound("unknown-subject", "No model is in force yet.")
                    .exception();
        });
    }

    /** A version that somebody wrote; fails with a problem if nobody did. */
    Uni<ModelState.Written> find(String reference) {
        return queries.state(SELF, CommandDoor.subject(ModelDecider.KIND, reference))
                .map(state -> {
                    if (state instanceof ModelState.Written written) {
                        return written;
                    }
                    throw Problem.notFound("unknown-subject", "There is no such model.")
                            .exception();
                });
    }

    /** Commands what scores, and reads it anew before the caller hears of it. */
    Uni<Reply> command(Entry entry) {
        return Uni.createFrom().completionStage(desk.submit(entry).copy()).call(this::refresh);
    }
}
