package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Post;
import java.util.Set;

/** A record this checker cannot read would be one it has not checked. */
public final class EventsCanBeRead implements Check {

    @Override
    public String name() {
        return "events-can-be-read";
    }

    @Override
    public String sentence() {
        return "Every record on a topic of ours has its headers and the fields its type promises";
    }

    @Override
    public String unit() {
        return "records";
    }

    @Override
    public Set<String> rules() {
        return Set.of("unreadable");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        for (Post post : evidence.posts()) {
            notes.look();
            if (post.fact() instanceof Fact.Unreadable(String why)) {
                notes.find("unreadable", post.name() + " " + post.type(), why);
            }
        }
        return notes.end();
    }
}
