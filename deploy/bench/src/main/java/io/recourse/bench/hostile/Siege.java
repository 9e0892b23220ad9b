package io.recourse.bench.hostile;

import io.recourse.bench.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Hostile input for every door there is, in three equal parts; what is kept after the first and the last is compared. */
final class Siege implements AutoCloseable {

    private static final int PARTS = 3;
    private static final int NANOS = 1_000_000_000;

    private final Ground ground;
    private final Consumer<String> say;
    private final Neighbours neighbours;
    private final List<Door> doors;

    private Siege(Ground ground, Neighbours neighbours, List<Door> doors, Consumer<String> say) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.doors = doors;
        this.say = say;
    }

    /**
     * What it came to.
     *
     * @param inputs by door
     * @param perSecond of all doors together, until each input had been dealt with
     * @param first what was kept after the first part
     * @param last what was kept after the last
     */
    record Toll(
            Map<String, Integer> inputs,
            double perSecond,
            int neighbours,
            int lost,
            Memory first,
            Memory last,
            Findings findings) {

        int total() {
            return inputs.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Lays siege to a stack that has all five services. */
    static Siege lay(Path repository, Place place, long seed, Consumer<String> say) throws Exception {
        Ground ground = new Ground(seed, place, new Contracts(repository), new Findings(seed));
        Neighbours neighbours = new Neighbours(ground);
        return new Siege(ground, neighbours, new Doors(ground, neighbours).all(), say);
    }

    /** @param total of all doors together, but for what rounding adds or takes */
    Toll run(int total) throws Exception {
        Aftermath aftermath = new Aftermath(ground);
        Map<String, Integer> inputs = new LinkedHashMap<>();
        List<Memory> kept = new ArrayList<>();
        int shares = doors.stream().mapToInt(Door::share).sum();
        long nanos = 0;
        for (int part = 0; part < PARTS; part++) {
            long began = System.nanoTime();
            for (Door door : doors) {
                int all = Math.round((float) total * door.share() / shares);
                int from = all * part / PARTS;
                int to = all * (part + 1) / PARTS;
                long start = System.nanoTime();
                door.besiege(from, to);
                inputs.merge(door.name(), to - from, Integer::sum);
                say.accept("%d/%d %s: %,d in %.1f s"
                        .formatted(
                                part + 1, PARTS, door.name(), to - from, (System.nanoTime() - start) / (double) NANOS));
            }
            long settling = System.nanoTime();
            for (Door door : doors) {
                door.settle();
            }
            neighbours.arrive();
            nanos += System.nanoTime() - began;
            double settled = (System.nanoTime() - settling) / (double) NANOS;
            kept.add(Memory.of(ground));
            say.accept("%d/%d settled in %.1f s, %d findings, heaps %s"
                    .formatted(
                            part + 1,
                            PARTS,
                            settled,
                            ground.findings().count(),
                            kept.getLast().heapMb()));
        }
        aftermath.look();
        int all = inputs.values().stream().mapToInt(Integer::intValue).sum();
        return new Toll(
                inputs,
                all * (double) NANOS / nanos,
                neighbours.count(),
                neighbours.lost(),
                kept.getFirst(),
                kept.getLast(),
                ground.findings());
    }

    @Override
    public void close() throws Exception {
        for (Door door : doors) {
            if (door instanceof AutoCloseable open) {
                open.close();
            }
        }
    }
}
