package io.recourse.local.run;

import io.recourse.local.world.Planned;
import java.util.List;

/** Where the world's acts go. */
public interface Doors extends AutoCloseable {

    /** Returns when every act of a round has been handed in; the acts are about different households. */
    void perform(List<Planned> round);

    @Override
    void close();
}
