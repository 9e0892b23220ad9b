package io.recourse.verify.check;

import io.recourse.verify.evidence.Entry;
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
        return "Every record on a topic of ours and every row of a party's contacts has the fields its type promises";
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
        for (Entry row : evidence.journal()) {
            if (row.fact() instanceof Fact.Unreadable(String why)) {
                notes.find("unreadable", row.name() + " #" + row.seq() + " " + row.type(), why);
            }
        }
        return notes.end();
    }
}
