package io.recourse.casework.desk;

import io.recourse.casework.decision.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps notes where a spec can see them: among the counters, of a lane that is none. */
@Singleton
class Cabinet implements Enclosure.Keeper {

    private static final int NO_LANE = -1;

    /** @param text null if it cannot be kept */
    record Note(@Nullable String text) implements Enclosure {

        boolean isForbidden() {
            return text != null && text.startsWith("forbidden");
        }
    }

    @Override
    public Uni<Void> keep(List<Enclosure> taken, Enclosure.Asking asking) {
        Map<Enclosure, Refusal> forbidden = taken.stream()
                .filter(e -> ((Note) e).isForbidden())
                .distinct()
                .collect(Collectors.toMap(e -> e, _ -> new Refusal("note-forbidden", "note", "no such note")));
        if (!forbidden.isEmpty()) {
            return Uni.createFrom().failure(new Enclosure.Denied(forbidden));
        }
        String[] texts = taken.stream().map(Note.class::cast).map(Note::text).toArray(String[]::new);
        return asking.ask("""
                        with kept as (insert into flow (topic, lane, sent, seen)
                            select t.text, $2, 0, 0 from unnest(cast($1 as text[])) as t(text) returning 1)
                        select count(*) from kept
                        """, (Object) texts, NO_LANE).replaceWithVoid();
    }
}
