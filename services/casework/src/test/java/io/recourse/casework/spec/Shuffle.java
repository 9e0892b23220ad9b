package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages arrive in an order of chance that keeps what one topic says of one subject in its own, some of them twice;
 * and lets facts of more than one topic or subject arrive in a second such order at a copy of the desk, to see that it makes
 * no difference up to the next deadline or act. What is refused is so in both orders, and what was accepted beside it ends
 * alike; where a {@link Life} says that something is answered by what stands when it is asked, and one order has it refused,
 * that is counted apart.
 */
final class Shuffle {

    private static final Duration LONGEST_DELAY = Duration.ofHours(12);

    /** What of a subject must not depend on the order of facts. */
    private record View(Object balance, String status, Set<Deadline> deadlines) {}

    /** Whatever comes this way keeps its order. */
    private record Way(String topic, SubjectId to) {
        static Way of(Message message) {
            return new Way(message.topic(), message.to());
        }
    }

    /**
     * What came of a bunch.
     *
     * @param twice how many of it were heard twice
     * @param refused what was refused, by which rule; two that are alike are two
     */
    private record Taken(int twice, Map<Message, String> refused) {
        Map<Message, String> refusedOnlyHere(Taken other) {
            Map<Message, String> here = new IdentityHashMap<>(refused);
            here.keySet().removeAll(other.refused.keySet());
            return here;
        }
    }

    private final Life life;
    private final Walked walked;

    Shuffle(Life life, Walked walked) {
        this.life = life;
        this.walked = walked;
    }

    void arrive(PaperDesk desk, List<Message> messages, Chance chance) {
        Instant now = chance.now();
        Random random = chance.random();
        List<Message> order = order(messages, random);
        if (!order.equals(messages)) {
            walked.met(Ingredient.OVERTAKING, 1);
        }
        if (messages.stream().map(Way::of).distinct().count() > 1) {
            List<Message> otherOrder = order(messages, random);
            while (otherOrder.equals(order)) {
                otherOrder = order(messages, random);
            }
            compare(desk, order, otherOrder, chance);
        }
        walked.met(Ingredient.DUPLICATE, take(desk, order, random, now, now).twice());
    }

    /** The facts come at once in one order, and in the other at once too or one by one until the next deadline. */
    private void compare(PaperDesk desk, List<Message> order, List<Message> otherOrder, Chance chance) {
        Instant now = chance.now();
        List<Step> steps = new ArrayList<>();
        PaperDesk atOnce = beforeTheNextDeadline(desk, now, steps);
        Taken first = take(atOnce, order, chance.random(), now, now);
        atOnce.deliver(now);
        PaperDesk otherwise = beforeTheNextDeadline(desk, now, steps);
        boolean together = chance.coin() || order.stream().anyMatch(message -> life.countsFromHearing(message.input()));
        Instant until = together ? now : now.plus(LONGEST_DELAY);
        Instant end = otherwise
                .nextDue()
                .filter(due -> !due.isAfter(until))
                .map(due -> due.minusNanos(1_000))
                .orElse(until);
        Taken second = take(otherwise, otherOrder, chance.random(), now, end);
        otherwise.deliver(end);
        atOnce.look(end);
        otherwise.look(end);
        if (steps.stream().anyMatch(step -> step.actedOrPassed() || life.acts(step))) {
            walked.setAside();
            return;
        }
        Map<Message, String> answeredOtherwise = first.refusedOnlyHere(second);
        answeredOtherwise.putAll(second.refusedOnlyHere(first));
        if (!answeredOtherwise.isEmpty()) {
            answeredOtherwise.forEach((message, rule) -> assertThat(life.answersByWhatStands(message.input(), rule))
                    .as(
                            "answered alike in whatever order: %s, refused by %s in one of%n  %s%n  %s",
                            message, rule, order, otherOrder)
                    .isTrue());
            walked.answeredOtherwise();
            return;
        }
        assertThat(views(otherwise)).as("%s%n  ends as %s", otherOrder, order).isEqualTo(views(atOnce));
        walked.compared(
                order.stream().map(Message::to).distinct().count() > 1,
                !first.refused().isEmpty(),
                atOnce.subjects().stream()
                        .allMatch(id -> life.exact(atOnce.standing(id).state())));
    }

    /** What is due already comes before the facts, and so between none of them. */
    private static PaperDesk beforeTheNextDeadline(PaperDesk desk, Instant now, List<Step> steps) {
        boolean[] begun = {false};
        PaperDesk rehearsal = desk.rehearsal(step -> {
            if (begun[0]) {
                steps.add(step);
            }
        });
        rehearsal.look(now);
        begun[0] = true;
        return rehearsal;
    }

    /**
     * What is heard twice is so at once, or after all others if the same way has brought nothing since: what a topic has
     * passed beyond, a door drops by its number.
     */
    private Taken take(PaperDesk desk, List<Message> messages, Random random, Instant from, Instant until) {
        int twice = 0;
        Map<Message, String> refused = new IdentityHashMap<>();
        Instant now = from;
        Map<Way, Message> late = new LinkedHashMap<>();
        for (Message message : messages) {
            now = now.plus(random.nextLong(now.until(until, ChronoUnit.MICROS) + 1), ChronoUnit.MICROS);
            late.remove(Way.of(message));
            Step step = desk.hear(message, now);
            String rule = refusal(message, step);
            if (rule != null) {
                refused.put(message, rule);
            }
            if (step != null && step.refusedBy() == null && !life.saysNo(step) && random.nextInt(3) == 0) {
                if (random.nextBoolean()) {
                    hearAgain(desk, message, now);
                    twice++;
                } else {
                    late.put(Way.of(message), message);
                }
            }
        }
        for (Message message : late.values()) {
            hearAgain(desk, message, now);
        }
        return new Taken(twice + late.size(), refused);
    }

    /** What is asked of nobody is not refused by a subject's rule, but answered none the less. */
    private static @Nullable String refusal(Message message, @Nullable Step step) {
        if (step != null) {
            return step.refusedBy();
        }
        return message.nature() == Message.Nature.ASKED ? "not-found" : null;
    }

    private static void hearAgain(PaperDesk desk, Message message, Instant now) {
        Step again = desk.hear(message, now);
        assertThat(again == null || again.changedNothing())
                .as("heard twice is heard once: %s, then %s", message, again)
                .isTrue();
    }

    /** Draws a way as long as one has messages left. */
    private static List<Message> order(List<Message> messages, Random random) {
        Map<Way, List<Message>> ways = new LinkedHashMap<>();
        messages.forEach(
                m -> ways.computeIfAbsent(Way.of(m), _ -> new ArrayList<>()).add(m));
        List<List<Message>> rest = new ArrayList<>(ways.values());
        List<Message> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<Message> way = rest.get(random.nextInt(rest.size()));
            order.add(way.removeFirst());
            rest.removeIf(List::isEmpty);
        }
        return order;
    }

    /** All legal ones, and those of our own that a fact's date alone decides. */
    private Set<Deadline> stable(Set<Deadline> deadlines) {
        return deadlines.stream()
                .filter(d -> d.nature() == Deadline.Nature.LEGAL || !life.countsFromHearing(d))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<SubjectId, View> views(PaperDesk desk) {
        Map<SubjectId, View> views = new TreeMap<>();
        for (SubjectId id : desk.subjects()) {
            Standing standing = desk.standing(id);
            views.put(id, new View(life.balance(standing.state()), standing.status(), stable(standing.deadlines())));
        }
        return views;
    }
}
