package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Lag;
import io.recourse.verify.evidence.Stream;
import java.util.Set;
import java.util.TreeMap;

/** The services' own counters, against each other and against the rows they are supposed to count. */
public final class FlowAddsUp implements Check {

    @Override
    public String name() {
        return "flow-adds-up";
    }

    @Override
    public String sentence() {
        return "What a service sent is what it wrote and what each subscriber has seen; partners' topics are read to the end";
    }

    @Override
    public String unit() {
        return "topics";
    }

    @Override
    public Set<String> rules() {
        return Set.of("sent-is-written", "seen-is-sent", "unread");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        for (Stream stream : evidence.streams()) {
            notes.look();
            notes.findUnless(
                    stream.sent() == stream.written(),
                    "sent-is-written",
                    stream.topic(),
                    stream.sent() + " counted as sent, " + stream.written() + " written");
            new TreeMap<>(stream.seen())
                    .forEach((service, seen) -> notes.findUnless(
                            seen == stream.sent(),
                            "seen-is-sent",
                            stream.topic(),
                            service + " has seen " + seen + " of " + stream.sent()));
        }
        for (Lag lag : evidence.lags()) {
            notes.look();
            notes.findUnless(lag.unread() == 0, "unread", lag.topic(), lag.service() + " left " + lag.unread());
        }
        return notes.end();
    }
}
