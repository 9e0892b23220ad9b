package io.recourse.verify.control;

import io.recourse.verify.check.FlowAddsUp;
import io.recourse.verify.check.NothingLeftLying;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Lag;
import io.recourse.verify.evidence.Letter;
import io.recourse.verify.evidence.Stream;
import io.recourse.verify.evidence.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Work left lying and counters that do not meet. */
final class RestControls {

    private RestControls() {}

    static List<Control> all() {
        return List.of(
                new Control("a parked subject", NothingLeftLying.class, "parked", RestControls::park),
                new Control(
                        "a letter for a case nobody opened", NothingLeftLying.class, "stranded", RestControls::strand),
                new Control("an event nobody wrote", FlowAddsUp.class, "sent-is-written", RestControls::sendMore),
                new Control("an event one service missed", FlowAddsUp.class, "seen-is-sent", RestControls::seeLess),
                new Control("a partner's message unread", FlowAddsUp.class, "unread", RestControls::lag));
    }

    private static @Nullable Evidence park(Evidence evidence) {
        if (evidence.subjects().isEmpty()) {
            return null;
        }
        List<Subject> subjects = new ArrayList<>(evidence.subjects());
        subjects.set(0, subjects.getFirst().parkedFor("planted"));
        return evidence.withSubjects(subjects);
    }

    private static Evidence strand(Evidence evidence) {
        List<Letter> letters = new ArrayList<>(evidence.letters());
        letters.add(new Letter("litigation", "case", "planted", "mail: UNBORN"));
        return evidence.withLetters(letters);
    }

    private static @Nullable Evidence sendMore(Evidence evidence) {
        if (evidence.streams().isEmpty()) {
            return null;
        }
        List<Stream> streams = new ArrayList<>(evidence.streams());
        Stream first = streams.getFirst();
        streams.set(0, new Stream(first.topic(), first.sent() + 1, first.written(), first.seen()));
        return evidence.withStreams(streams);
    }

    private static @Nullable Evidence seeLess(Evidence evidence) {
        List<Stream> streams = new ArrayList<>(evidence.streams());
        for (int i = 0; i < streams.size(); i++) {
            Stream stream = streams.get(i);
            if (!stream.seen().isEmpty()) {
                Map<String, Long> seen = new TreeMap<>(stream.seen());
                seen.merge(seen.keySet().iterator().next(), -1L, Long::sum);
                streams.set(i, new Stream(stream.topic(), stream.sent(), stream.written(), seen));
                return evidence.withStreams(streams);
            }
        }
        return null;
    }

    private static Evidence lag(Evidence evidence) {
        List<Lag> lags = new ArrayList<>(evidence.lags());
        lags.add(new Lag("lenders.planted.accounts", "intake", 1));
        return evidence.withLags(lags);
    }
}
