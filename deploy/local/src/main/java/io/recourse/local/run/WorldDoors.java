package io.recourse.local.run;

import io.recourse.local.world.Order;
import io.recourse.local.world.Planned;
import java.util.List;

/** Where the world's acts go. */
public interface WorldDoors extends AutoCloseable {

    /**
     * Hands in every act of a round; the acts are about different households.
     *
     * @return false if none of them made sense any more, so that nothing was sent
     */
    boolean perform(List<Planned> round);

    /** What waits for the lenders' people, as an order each; again and again until somebody takes it. */
    List<Order> tasks();

    @Override
    void close();
}
