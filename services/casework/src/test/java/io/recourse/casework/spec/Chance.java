package io.recourse.casework.spec;

import io.recourse.casework.decision.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What a {@link Life} draws from: lots, the business time, and how its subjects stand. */
public final class Chance {

    private final Random random;
    private final PaperDesk desk;
    private Instant now;

    Chance(Random random, PaperDesk desk, Instant now) {
        this.random = random;
        this.desk = desk;
        this.now = now;
    }

    void moveTo(Instant later) {
        now = later;
    }

    Random random() {
        return random;
    }

    public Instant now() {
        return now;
    }

    /** For looking only: what is to arrive is returned, not delivered. */
    public <S> S state(Class<S> family, SubjectId id) {
        return desk.state(family, id);
    }

    /** 0 … bound − 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** 0 … bound − 1. */
    public long below(long bound) {
        return random.nextLong(bound);
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An instant up to so long ago, in whole minutes. */
    public Instant within(Duration past) {
        return now.minus(Duration.ofMinutes(random.nextLong(past.toMinutes() + 1)));
    }
}
