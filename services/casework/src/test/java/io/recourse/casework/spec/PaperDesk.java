package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A service's desk in memory: its kinds of subject with their mailboxes and effects. Every turn is held to the laws of the
 * house ({@link PaperSeat}): deadlines that passed are gone, journals replay, everything survives JSON, nothing of our own
 * is refused.
 */
public final class PaperDesk {

    /** An effect somebody must carry out. */
    public record Order(SubjectId from, Effect effect) {}

    private record Letter(SubjectId from, Tell tell) {}

    private final Map<String, PaperKind<?, ?, ?>> kinds = new HashMap<>();
    private final Map<SubjectId, PaperSeat<?, ?, ?>> seats = new TreeMap<>();
    private final List<Letter> mail = new ArrayList<>();
    private final List<Message> early = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final Consumer<Step> witness;
    private Consumer<Message> waited = _ -> {};

    /** @param witness is shown every step */
    public PaperDesk(Collection<PaperKind<?, ?, ?>> kinds, Consumer<Step> witness) {
        kinds.forEach(kind -> this.kinds.put(kind.decider().kind(), kind));
        this.witness = witness;
    }

    /** @param listener is shown what waited for an opening and is heard now */
    void whenWaited(Consumer<Message> listener) {
        waited = listener;
    }

    /** The same subjects, mail and orders, to see what would become of them. */
    PaperDesk rehearsal(Consumer<Step> other) {
        PaperDesk copy = new PaperDesk(kinds.values(), other);
        seats.forEach((id, seat) -> copy.seats.put(id, seat.rehearsal()));
        copy.mail.addAll(mail);
        copy.early.addAll(early);
        copy.orders.addAll(orders);
        return copy;
    }

    /**
     * Takes a message as the doors do: what comes before the opening waits for it, or is told that there is no such
     * subject.
     *
     * @return what came of it, null if it waits or found nobody
     */
    public @Nullable Step hear(Message message, Instant now) {
        PaperSeat<?, ?, ?> seat = seat(message.to());
        if (!seat.born() && message.nature() != Message.Nature.OPENING) {
            if (message.nature() == Message.Nature.FACT) {
                early.add(message);
            }
            return null;
        }
        Step step = take(message.to(), message.input(), now);
        if (message.nature() != Message.Nature.ASKED) {
            assertThat(step.refusedBy())
                    .as("our own events are never refused: %s", message)
                    .isNull();
        }
        return step;
    }

    /** Every subject takes its due deadlines. */
    public void look(Instant now) {
        List.copyOf(seats.keySet()).forEach(id -> look(id, now));
    }

    public boolean hasMail() {
        return !mail.isEmpty();
    }

    /** Delivers everything that was told, and what that tells. */
    public void deliver(Instant now) {
        for (int rounds = 0; hasMail(); rounds++) {
            assertThat(rounds).as("tells come to an end").isLessThan(10_000);
            deliverOne(0, now);
        }
    }

    /**
     * Delivers one tell. What one subject tells another keeps its order, everything else may overtake.
     *
     * @param lot which of those that may come next, any number not negative
     */
    public void deliverOne(int lot, Instant now) {
        Set<List<SubjectId>> ways = new HashSet<>();
        List<Letter> next = mail.stream()
                .filter(letter -> ways.add(List.of(letter.from(), letter.tell().to())))
                .toList();
        Letter letter = next.get(lot % next.size());
        mail.remove(letter);
        Step step = take(letter.tell().to(), letter.tell().input(), now);
        assertThat(step.refusedBy()).as("tells are never refused: %s", letter).isNull();
    }

    /** Effects that nobody has carried out. */
    public List<Order> orders() {
        return List.copyOf(orders);
    }

    public void answer(Order order, Effect.Result result, Instant now) {
        orders.remove(order);
        Input ended = seat(order.from()).effectResult(order.effect().ref(), result);
        Step step = take(order.from(), ended, now);
        assertThat(step.refusedBy()).as("results of effects are never refused").isNull();
    }

    public Optional<Instant> nextDue() {
        return seats.values().stream().flatMap(s -> s.nextDue().stream()).min(Instant::compareTo);
    }

    public Set<SubjectId> subjects() {
        return Set.copyOf(seats.keySet());
    }

    public <S> S state(Class<S> family, SubjectId id) {
        return family.cast(standing(id).state());
    }

    public String status(SubjectId id) {
        return standing(id).status();
    }

    Standing standing(SubjectId id) {
        return seat(id).standing();
    }

    private void look(SubjectId id, Instant now) {
        PaperSeat<?, ?, ?> seat = seat(id);
        if (seat.nextDue().filter(due -> !due.isAfter(now)).isPresent()) {
            tell(seat.look(now));
        }
    }

    private Step take(SubjectId id, Input input, Instant now) {
        look(id, now);
        PaperSeat<?, ?, ?> seat = seat(id);
        Step step = seat.take(input, now);
        tell(step);
        for (Message waiting : List.copyOf(early)) {
            if (waiting.to().equals(id) && seat.born() && early.remove(waiting)) {
                waited.accept(waiting);
                hear(waiting, now);
            }
        }
        return step;
    }

    private void tell(Step step) {
        step.tells().forEach(tell -> mail.add(new Letter(step.subject(), tell)));
        step.effects().forEach(effect -> orders.add(new Order(step.subject(), effect)));
        witness.accept(step);
    }

    private PaperSeat<?, ?, ?> seat(SubjectId id) {
        return seats.computeIfAbsent(id, this::sit);
    }

    private PaperSeat<?, ?, ?> sit(SubjectId id) {
        PaperKind<?, ?, ?> kind = kinds.get(id.kind());
        if (kind == null) {
            throw new AssertionError("nobody knows a kind " + id.kind());
        }
        return new PaperSeat<>(id, kind);
    }
}
