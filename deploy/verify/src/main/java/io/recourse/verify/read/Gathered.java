package io.recourse.verify.read;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Lag;
import io.recourse.verify.evidence.Stream;
import java.util.List;

/** All facts of one run, slice by slice. */
public final class Gathered implements AutoCloseable {
    private final Spool spool;
    private final List<Stream> streams;
    private final List<Lag> lags;

    Gathered(Spool spool, List<Stream> streams, List<Lag> lags) {
        this.spool = spool;
        this.streams = List.copyOf(streams);
        this.lags = List.copyOf(lags);
    }

    public int slices() {
        return spool.count();
    }

    /** The totals of the run come with the first one. */
    public Evidence slice(int number) {
        Evidence slice = spool.load(number);
        return number == 0 ? slice.withStreams(streams).withLags(lags) : slice;
    }

    @Override
    public void close() {
        spool.close();
    }
}
