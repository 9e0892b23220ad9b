package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Lives at random: facts shuffled across topics and repeated, deadlines met to the microsecond and slept through, tells
 * that overtake each other, effects that end in every way. {@link PaperDesk} holds every step to the laws of the house;
 * {@link Shuffle} holds every bunch of facts to the law that their order does not matter.
 *
 * <p>The seed is printed and the same in every build; {@code -Dwalk.seed=random} or a number walks elsewhere,
 * {@code -Dwalk.lives=…} walks more or fewer lives. A failure names the seed of its life and the line that lives it again.
 * Lives know nothing of each other, so all processors walk; which of them lived a life makes no difference to it, and the
 * lowest seed that fails is reported.
 */
public final class RandomWalk {

    private static final long SEED = 20_261_121;
    private static final int STORY = 8;
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(40);

    private final List<PaperKind<?, ?, ?>> kinds;
    private final Supplier<Life> lives;

    private Instant begin = Instant.parse("2026-03-01T16:00:00Z");
    private Duration pace = Duration.ofDays(2);
    private int count = 100;
    private int rounds = 60;
    private int lastLooks = 64;
    private int threads = Runtime.getRuntime().availableProcessors();

    private RandomWalk(Supplier<Life> lives, List<PaperKind<?, ?, ?>> kinds) {
        this.lives = lives;
        this.kinds = kinds;
    }

    public static RandomWalk of(Supplier<Life> lives, PaperKind<?, ?, ?>... kinds) {
        return new RandomWalk(lives, List.of(kinds));
    }

    public RandomWalk from(Instant begin) {
        this.begin = begin;
        return this;
    }

    /** The longest ordinary time between two arrivals. */
    public RandomWalk pace(Duration pace) {
        this.pace = pace;
        return this;
    }

    public RandomWalk lives(int count) {
        this.count = count;
        return this;
    }

    /** How often something arrives in one life. */
    public RandomWalk rounds(int rounds) {
        this.rounds = rounds;
        return this;
    }

    /** How many deadlines at most are let pass when nothing new arrives any more. */
    public RandomWalk lastLooks(int number) {
        this.lastLooks = number;
        return this;
    }

    RandomWalk threads(int number) {
        this.threads = number;
        return this;
    }

    public Walked walk() {
        Replay replay = Replay.ofThisTest();
        long first = seed();
        int number = Integer.getInteger("walk.lives", count);
        long begun = System.nanoTime();
        System.out.println("walk.seed " + first + ", walk.lives " + number);
        Walked walked = new Walked(number >= count);
        AtomicLong next = new AtomicLong(first);
        NavigableMap<Long, AssertionError> failures = new ConcurrentSkipListMap<>();
        try (ExecutorService walkers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                walkers.execute(() -> {
                    // seeds are taken in order, so whoever takes one lower than that of a failure lives it to its end
                    while (failures.isEmpty()) {
                        long seed = next.getAndIncrement();
                        if (seed >= first + number) {
                            return;
                        }
                        live(seed, walked, failures, replay);
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw failures.firstEntry().getValue();
        }
        System.out.println(walked + System.lineSeparator() + "in "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s on " + threads + " processors");
        return walked;
    }

    private void live(long seed, Walked walked, Map<Long, AssertionError> failures, Replay replay) {
        Deque<Step> story = new ArrayDeque<>();
        Walked alone = new Walked(false);
        try {
            live(lots(seed), story, alone);
            alone.lived();
            synchronized (walked) {
                walked.add(alone);
            }
        } catch (RuntimeException | Error e) {
            failures.put(
                    seed,
                    new AssertionError(
                            "-Dwalk.seed=%d -Dwalk.lives=1: %s%nAt last:%n%s%nAgain:%n%s"
                                    .formatted(seed, e, told(story), replay.line(seed)),
                            e));
        }
    }

    /**
     * What one life draws from. {@link Random} hardly stirs its seed: the first coin of all lives would fall alike, for their
     * seeds follow one another. So the seed is mixed well before.
     */
    static Random lots(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    private static long seed() {
        String asked = System.getProperty("walk.seed", "");
        return switch (asked) {
            case "" -> SEED;
            case "random" -> System.nanoTime();
            default -> Long.parseLong(asked);
        };
    }

    private static String told(Deque<Step> story) {
        StringBuilder text = new StringBuilder();
        story.forEach(step -> text.append(step).append(System.lineSeparator()));
        return text.toString();
    }

    private void live(Random random, Deque<Step> story, Walked walked) {
        Life life = lives.get();
        List<Rest> rests = life.rests();
        walked.may(rests);
        PaperDesk desk = new PaperDesk(kinds, step -> {
            if (story.size() == STORY) {
                story.removeFirst();
            }
            story.addLast(step);
            walked.count(step);
            rests(step, rests, walked);
            Input input = step.input();
            if (input != null && life.pauses(input)) {
                walked.met(Ingredient.PAUSE, step.events().isEmpty() ? 0 : 1);
                if (step.passed().isEmpty()) {
                    assertThat(step.after().legal())
                            .as("no pause moves a legal deadline")
                            .isEqualTo(step.before().legal());
                }
            }
            walked.met(Ingredient.REVERSAL, life.reverses(step) ? 1 : 0);
            life.witness(step);
        });
        desk.whenWaited(message -> walked.early(message.to().kind()));
        Chance chance = new Chance(random, desk, begin);
        Shuffle shuffle = new Shuffle(life, walked);
        shuffle.arrive(desk, life.beginning(chance), chance);
        walked.lifeOf(life.sort());
        for (int round = 0; round < rounds; round++) {
            Instant then = later(chance, desk);
            if (desk.nextDue().filter(due -> due.plus(OUTAGE).isBefore(then)).isPresent()) {
                walked.met(Ingredient.OUTAGE, 1);
            }
            chance.moveTo(then);
            if (chance.coin()) {
                desk.look(chance.now());
            }
            carryOut(desk, chance, life);
            deliverSome(desk, chance);
            shuffle.arrive(desk, life.next(chance), chance);
        }
        finish(desk, chance, life, shuffle);
        life.end(desk);
    }

    private static void rests(Step step, List<Rest> rests, Walked walked) {
        if (step.events().isEmpty()) {
            return;
        }
        for (Rest rest : rests) {
            if (!rest.holds().test(step.before().state())) {
                continue;
            }
            if (rest.isOver()) {
                assertThat(rest.holds().test(step.after().state())
                                && step.after().status().equals(step.before().status()))
                        .as("closed stays closed: %s", step)
                        .isTrue();
            } else if (!step.after().state().equals(step.before().state())) {
                rest.inputs().stream()
                        .filter(input -> input.isInstance(step.input()))
                        .forEach(input -> walked.wakened(rest, input));
            }
        }
        List<Rest> here = rests.stream()
                .filter(rest -> rest.holds().test(step.after().state()))
                .toList();
        if (step.after().deadlines().isEmpty()) {
            assertThat(here)
                    .as("a live subject has a deadline or waits for a named input: %s", step)
                    .isNotEmpty();
            here.forEach(walked::rested);
        } else {
            assertThat(here).as("nobody looks again at what is over: %s", step).noneMatch(Rest::isOver);
        }
    }

    private Instant later(Chance chance, PaperDesk desk) {
        Instant now = chance.now();
        Optional<Instant> due = desk.nextDue().filter(at -> at.isAfter(now.plusNanos(1_000)));
        if (due.isPresent() && chance.oneIn(due.get().isBefore(now.plus(LONGEST_OUTAGE)) ? 3 : 40)) {
            return chance.coin() ? due.get() : due.get().minusNanos(1_000);
        }
        if (chance.oneIn(4)) {
            return now.plusSeconds(chance.below(300));
        }
        Duration longest = chance.oneIn(15) ? LONGEST_OUTAGE : pace;
        return now.plus(Duration.ofSeconds(chance.below(longest.toSeconds())));
    }

    private static void carryOut(PaperDesk desk, Chance chance, Life life) {
        for (PaperDesk.Order order : desk.orders()) {
            if (!chance.oneIn(3)) {
                Effect.Result result = life.result(chance, order.effect());
                desk.answer(order, result, chance.now());
            }
        }
    }

    private static void deliverSome(PaperDesk desk, Chance chance) {
        if (chance.oneIn(3)) {
            for (int i = chance.below(3); i > 0 && desk.hasMail(); i--) {
                desk.deliverOne(chance.below(1_000), chance.now());
            }
        } else {
            while (desk.hasMail()) {
                desk.deliverOne(chance.below(1_000), chance.now());
            }
        }
    }

    /** Nothing new arrives any more; what was on its way does, and what is due then passes too. */
    private void finish(PaperDesk desk, Chance chance, Life life, Shuffle shuffle) {
        for (int i = 0; i < lastLooks; i++) {
            desk.deliver(chance.now());
            for (PaperDesk.Order order : desk.orders()) {
                desk.answer(order, life.result(chance, order.effect()), chance.now());
            }
            List<Message> last = life.onItsWay(chance);
            shuffle.arrive(desk, last, chance);
            desk.deliver(chance.now());
            if (last.isEmpty() && desk.orders().isEmpty() && desk.nextDue().isEmpty()) {
                return;
            }
            desk.nextDue().filter(due -> due.isAfter(chance.now())).ifPresent(chance::moveTo);
            desk.look(chance.now());
        }
    }
}
