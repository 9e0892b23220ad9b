package io.recourse.casework.desk;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.PublicEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small kind with everything a kind can have: opening, adding, a deadline, a tell, an effect, a public event, a fault. */
final class Tally implements Decider<Tally.State, Tally.In, Tally.Event> {

    static final String KIND = "case";

    static SubjectKind<State, In, Event> registration() {
        return SubjectKind.of(
                new Tally(),
                State.class,
                In.class,
                Event.class,
                e -> new Told((StepLapsed) e),
                "1",
                new FacetColumn("total", FacetColumn.Type.BIGINT));
    }

    sealed interface State {}

    record Unopened() implements State {}

    record Open(String tenant, long total, @Nullable Instant alarmAt) implements State {}

    sealed interface In extends Input {}

    record Opened(String tenant) implements In {}

    record Add(long amount) implements In {}

    record Payment(long amount) implements In {
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    record SetAlarm(Instant at) implements In {}

    record Send(String to, long amount) implements In {}

    /** As {@link Send}, to one that need not be there yet. */
    record Give(String to, long amount) implements In {}

    /** Asks one that may be another tenant's, or not be there. */
    record Knock(String to, long amount) implements In {}

    record Knocked(long amount) implements In {}

    record Gift(String tenant, long amount) implements In {}

    /** One more here, and back to the other until nothing is left. */
    record Volley(String self, String other, int left) implements In {}

    record Order(String ref) implements In {}

    record OrderEnded(String ref, Effect.Result result) implements In {}

    record Shout(String word) implements In {}

    record Break() implements In {}

    record Huge(int size) implements In {}

    record Passed(Deadline deadline) implements In {
        @Override
        public Instant businessAt(Instant now) {
            return deadline.dueAt();
        }
    }

    sealed interface Event {}

    record TallyOpened(String tenant) implements Event {}

    record Added(long amount) implements Event {}

    record AlarmSet(Instant at) implements Event {}

    record AlarmRang() implements Event {}

    record Grew(String padding) implements Event {}

    record Told(StepLapsed event) implements Event, Published {}

    /** Set by tests to make {@link Break} harmless, as a corrected release would. */
    static volatile boolean mended;

    /** Set by tests to have {@link Break} ask for what is not read yet. */
    static volatile boolean unread;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public State initial(SubjectId id) {
        return new Unopened();
    }

    @Override
    public Decision<Event> decide(State state, In input, Instant now) {
        return switch (state) {
            case Unopened _ ->
                switch (input) {
                    case Opened(String tenant) -> Decision.accept(new TallyOpened(tenant));
                    case Gift(String tenant, long amount) ->
                        Decision.accept(new TallyOpened(tenant), new Added(amount));
                    case Knocked _ -> Decision.nothing();
                    default -> Decision.refuse("tally-not-open", null, "Open it first.");
                };
            case Open open -> open(open, input, now);
        };
    }

    private Decision<Event> open(Open state, In input, Instant now) {
        return switch (input) {
            case Opened _ -> Decision.nothing();
            case Add(long amount) ->
                amount < 0
                        ? Decision.refuse("amount-negative", "amount", "An amount is not negative.")
                        : Decision.accept(new Added(amount));
            case Payment(long amount) ->
                amount < 0
                        ? Decision.refuse("amount-negative", "amount", "An amount is not negative.")
                        : Decision.accept(new Added(amount));
            case SetAlarm(Instant at) -> Decision.accept(new AlarmSet(at));
            case Send(String to, long amount) ->
                Decision.<Event>accept(new Added(-amount)).tell(new SubjectId(KIND, to), new Add(amount));
            case Give(String to, long amount) ->
                Decision.<Event>accept(new Added(-amount))
                        .tell(new SubjectId(KIND, to), new Gift(state.tenant(), amount));
            case Knock(String to, long amount) -> {
                Tell knock = Tell.acrossTenants(new SubjectId(KIND, to), new Knocked(amount));
                yield new Decision.Accepted<>(List.of(new Added(0)), List.of(knock), List.of());
            }
            case Knocked(long amount) -> Decision.accept(new Added(amount));
            case Gift(String _, long amount) -> Decision.accept(new Added(amount));
            case Volley(String self, String other, int left) -> {
                Decision.Accepted<Event> here = Decision.accept(new Added(1));
                yield left == 0 ? here : here.tell(new SubjectId(KIND, other), new Volley(other, self, left - 1));
            }
            case Order(String ref) ->
                Decision.<Event>accept(new Added(0)).effect(new Effect("shop", ref, Map.of("what", "tea"), null));
            case OrderEnded(String ref, Effect.Result result) ->
                ref.equals("unwanted")
                        ? Decision.refuse("order-unwanted", null, "Nobody wants it.")
                        : Decision.accept(new Added(
                                switch (result) {
                                    case DONE -> 1000;
                                    case UNKNOWN -> 2;
                                    case DROPPED, FAILED -> 1;
                                }));
            case Shout(String word) -> Decision.accept(new Told(new StepLapsed(word, now, "shouted")));
            case Break _ -> {
                if (unread) {
                    throw new DatabaseAway("the book");
                }
                if (mended) {
                    yield Decision.accept(new Added(0));
                }
                throw new IllegalStateException("broken on purpose");
            }
            case Huge(int size) -> Decision.accept(new Grew("x".repeat(size)));
            case Passed _ -> Decision.accept(new AlarmRang());
        };
    }

    @Override
    public State evolve(State state, Event event) {
        return switch (event) {
            case TallyOpened(String tenant) -> new Open(tenant, 0, null);
            case Added(long amount) -> {
                Open open = (Open) state;
                yield new Open(open.tenant(), open.total() + amount, open.alarmAt());
            }
            case AlarmSet(Instant at) -> new Open(((Open) state).tenant(), ((Open) state).total(), at);
            case AlarmRang _ -> new Open(((Open) state).tenant(), ((Open) state).total() + 7, null);
            case Grew _, Told _ -> state;
        };
    }

    @Override
    public Set<Deadline> deadlines(State state) {
        return state instanceof Open(String _, long _, Instant at) && at != null
                ? Set.of(Deadline.business("alarm", "", at, "test"))
                : Set.of();
    }

    @Override
    public Facets facets(State state) {
        return switch (state) {
            case Unopened _ -> Facets.of(Facets.SHARED, "UNOPENED");
            case Open(String tenant, long total, Instant _) -> new Facets(tenant, "OPEN", null, Map.of("total", total));
        };
    }

    @Override
    public In passed(Deadline deadline) {
        return new Passed(deadline);
    }

    @Override
    public In effectResult(String ref, Effect.Result result, String detail) {
        return new OrderEnded(ref, result);
    }

    static PublicEvent shout(String word, Instant at) {
        return new StepLapsed(word, at, "shouted");
    }
}
