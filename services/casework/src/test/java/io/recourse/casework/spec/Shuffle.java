package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Lets messages arrive in an order of chance that keeps each topic's own, some of them twice; and lets facts of more than
 * one topic arrive in a second such order at a copy of the desk, to see that it makes no difference up to the next deadline
 * or act.
 */
final class Shuffle {

    private static final Duration LONGEST_DELAY = Duration.ofHours(12);

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
        boolean comparable = messages.stream().noneMatch(m -> m.nature() == Message.Nature.ASKED)
                && messages.stream().map(Message::topic).distinct().count() > 1;
        if (comparable) {
            compare(desk, order, order(messages, random), chance);
        }
        take(desk, order, random, now, now);
    }

    /** The facts come at once in one order, and in the other at once too or one by one until the next deadline. */
    private void compare(PaperDesk desk, List<Message> order, List<Message> otherOrder, Chance chance) {
        Instant now = chance.now();
        List<Step> steps = new ArrayList<>();
        PaperDesk atOnce = desk.copy(steps::add);
        take(atOnce, order, chance.random(), now, now);
        atOnce.deliver(now);
        PaperDesk otherwise = desk.copy(steps::add);
        Instant until = chance.coin() ? now : now.plus(LONGEST_DELAY);
        Instant end = desk.nextDue()
                .filter(due -> !due.isAfter(until))
                .map(due -> due.isAfter(now) ? due.minusNanos(1_000) : now)
                .orElse(until);
        take(otherwise, otherOrder, chance.random(), now, end);
        otherwise.deliver(end);
        atOnce.look(end);
        otherwise.look(end);
        if (!order.equals(otherOrder) && steps.stream().noneMatch(Step::actedOrPassed)) {
            assertThat(views(otherwise))
                    .as("%s%n  ends as %s", otherOrder, order)
                    .isEqualTo(views(atOnce));
            walked.compared();
        }
    }

    private static void take(PaperDesk desk, List<Message> messages, Random random, Instant from, Instant until) {
        Instant now = from;
        for (Message message : messages) {
            now = now.plus(random.nextLong(now.until(until, ChronoUnit.MICROS) + 1), ChronoUnit.MICROS);
            Step step = desk.hear(message, now);
            if (step != null && step.refusedBy() == null && random.nextInt(3) == 0) {
                Step again = desk.hear(message, now);
                assertThat(again == null || again.changedNothing())
                        .as("heard twice is heard once: %s, then %s", step, again)
                        .isTrue();
            }
        }
    }

    /** Draws a topic as long as one has messages left. */
    private static List<Message> order(List<Message> messages, Random random) {
        Map<String, List<Message>> topics = new LinkedHashMap<>();
        messages.forEach(
                m -> topics.computeIfAbsent(m.topic(), _ -> new ArrayList<>()).add(m));
        List<List<Message>> rest = new ArrayList<>(topics.values());
        List<Message> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<Message> topic = rest.get(random.nextInt(rest.size()));
            order.add(topic.removeFirst());
            rest.removeIf(List::isEmpty);
        }
        return order;
    }

    private Map<SubjectId, Standing> views(PaperDesk desk) {
        Map<SubjectId, Standing> views = new TreeMap<>();
        for (SubjectId id : desk.subjects()) {
            Standing standing = desk.standing(id);
            views.put(id, new Standing(life.balance(standing.state()), standing.status(), standing.legal()));
        }
        return views;
    }
}
