package io.recourse.intake.domain;

import io.recourse.intake.domain.CaseEvent.AnswerAwaited;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was said and nobody has read yet: while any of it holds, nothing begins that cannot be undone.
 *
 * @param until by negotiation's name of each, from when on it holds nothing
 */
public record UnreadAnswers(Map<String, Instant> until) {

    static final UnreadAnswers NONE = new UnreadAnswers(Map.of());

    /** As many as negotiation keeps of a case. */
    static final int MOST = 20;

    public UnreadAnswers {
        // sorted, so that equal states have equal text
        until = Collections.unmodifiableSortedMap(new TreeMap<>(until));
    }

    boolean has(String answerId) {
        return until.containsKey(answerId);
    }

    boolean holdAt(Instant at) {
        return until.values().stream().anyMatch(at::isBefore);
    }

    /** What held until then is forgotten, and beyond {@link #MOST} what ends first. */
    UnreadAnswers with(AnswerAwaited told) {
        SortedMap<String, Instant> all = new TreeMap<>(until);
        all.values().removeIf(end -> !end.isAfter(told.at()));
        all.put(told.answerId(), told.until());
        if (all.size() > MOST) {
            all.remove(Collections.min(all.entrySet(), Map.Entry.comparingByValue())
                    .getKey());
        }
        return new UnreadAnswers(all);
    }

    UnreadAnswers without(String answerId) {
        SortedMap<String, Instant> left = new TreeMap<>(until);
        left.remove(answerId);
        return new UnreadAnswers(left);
    }
}
