package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.BookEvent.BookOpened;
import io.recourse.segmentation.domain.BookEvent.StrategyDropped;
import io.recourse.segmentation.domain.BookEvent.StrategyTaken;
import io.recourse.segmentation.domain.BookInput.ActivationAsked;
import io.recourse.segmentation.domain.BookInput.BookDeadlinePassed;
import io.recourse.segmentation.domain.BookInput.RetirementAsked;
import io.recourse.segmentation.domain.BookInput.Shipped;
import io.recourse.segmentation.domain.BookState.Open;
import io.recourse.segmentation.domain.BookState.Unopened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one subject that sees all strategies in force, and so the one that keeps what concerns them together: one version of
 * each, one default, and no two of a rank that take the same case. Lenders share it: its tenant is {@code "-"}.
 */
public final class BookDecider implements Decider<BookState, BookInput, BookEvent> {

    public static final String KIND = "book";

    /** There is one book. */
    public static final SubjectId ID = new SubjectId(KIND, "strategies");

    /** Of all conditions together, so that the book fits its row however they are written. */
    private static final int MOST_CHARACTERS = 40_000;

    private final Conditions conditions;

    public BookDecider(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public BookState initial(SubjectId id) {
        return new Unopened();
    }

    @Override
    public Decision<BookEvent> decide(BookState state, BookInput input, Instant now) {
        return switch (state) {
            case Unopened _ when input instanceof Shipped shipped -> opened(shipped);
            case Unopened _ -> throw new IllegalStateException("the book of strategies is not open");
            case Open open ->
                switch (input) {
                    case Shipped _ -> Decision.nothing();
                    case ActivationAsked asked -> activate(open, asked);
                    case RetirementAsked asked -> retire(open, asked);
                    case BookDeadlinePassed passed ->
                        throw new IllegalStateException("no deadline " + passed.deadline());
                };
        };
    }

    private static Decision<BookEvent> opened(Shipped shipped) {
        Decision.Accepted<BookEvent> decision = Decision.accept(new BookOpened(shipped.listed(), shipped.assessment()));
        for (Listed listed : shipped.listed()) {
            decision = tell(decision, listed, new StrategyInput.Taken(shipped.assessment()));
        }
        return decision;
    }

    private Decision<BookEvent> activate(Open open, ActivationAsked asked) {
        Listed draft = asked.draft();
        Listed before = open.find(draft.code()).orElse(null);
        if (draft.equals(before)) {
            return Decision.nothing();
        }
        if (open.everHad(draft)) {
            return Decision.refuse(
                    "version-not-newer",
                    "version",
                    "a version that was in force, or is older than one that was, comes into force no more");
        }
        if (before != null && before.isDefault() && !draft.isDefault()) {
            return Decision.refuse(
                    "default-needed", "when", before.reference() + " is the default; activate another default first");
        }
        Optional<Overlap> overlap = open.listed().stream()
                .filter(other -> !other.equals(before))
                .flatMap(other -> Overlap.of(draft, other, conditions).stream())
                .findFirst();
        if (overlap.isPresent()) {
            return Decision.refuse("strategies-overlap", "rank", overlap.get().sentence());
        }
        List<Listed> replaced = Stream.of(before, draft.isDefault() ? open.otherwise() : null)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return taken(open, asked, replaced);
    }

    private static Decision<BookEvent> taken(Open open, ActivationAsked asked, List<Listed> replaced) {
        Listed draft = asked.draft();
        if (characters(open.with(draft)) > MOST_CHARACTERS) {
            return Decision.refuse("book-full", null, "no more strategies can be in force; retire one first");
        }
        List<BookEvent> events = new ArrayList<>();
        replaced.forEach(one -> events.add(new StrategyDropped(one.reference(), draft.reference())));
        events.add(new StrategyTaken(draft, asked.assessment(), asked.by()));
        Decision.Accepted<BookEvent> decision = Decision.accept(events);
        for (Listed one : replaced) {
            decision = tell(decision, one, new StrategyInput.Dropped());
        }
        return tell(decision, draft, new StrategyInput.Taken(asked.assessment()));
    }

    private static int characters(Open open) {
        return open.listed().stream()
                .mapToInt(one -> 100 + 2 * one.code().length() + length(one.when()))
                .sum();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static Decision<BookEvent> retire(Open open, RetirementAsked asked) {
        String reference = asked.code() + "@" + asked.version();
        Listed listed = open.find(asked.code())
                .filter(one -> one.version() == asked.version())
                .orElse(null);
        if (listed == null) {
            return Decision.refuse("strategy-not-active", null, reference + " is not in force");
        }
        if (listed.isDefault()) {
            return Decision.refuse(
                    "default-needed", null, reference + " is the default; activate another default, which replaces it");
        }
        return tell(Decision.accept(new StrategyDropped(reference, asked.by())), listed, new StrategyInput.Dropped());
    }

    private static Decision.Accepted<BookEvent> tell(
            Decision.Accepted<BookEvent> decision, Listed strategy, Input input) {
        return decision.tell(new SubjectId(StrategyDecider.KIND, strategy.reference()), input);
    }

    @Override
    public BookState evolve(BookState state, BookEvent event) {
        return switch (event) {
            case BookOpened opened when state instanceof Unopened -> Open.of(opened.listed());
            case StrategyTaken taken when state instanceof Open open -> open.with(taken.listed());
            case StrategyDropped dropped when state instanceof Open open -> open.without(dropped.strategy());
            case BookOpened _, StrategyTaken _, StrategyDropped _ ->
                throw new IllegalStateException(event.getClass().getSimpleName() + " of a book that is "
                        + state.getClass().getSimpleName());
        };
    }

    @Override
    public Set<Deadline> deadlines(BookState state) {
        return Set.of();
    }

    @Override
    public Facets facets(BookState state) {
        return Facets.of(Facets.SHARED, state instanceof Open ? "open" : "unopened");
    }

    @Override
    public BookInput passed(Deadline deadline) {
        return new BookDeadlinePassed(deadline);
    }
}
