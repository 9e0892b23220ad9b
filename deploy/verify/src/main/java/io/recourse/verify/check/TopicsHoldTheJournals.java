package io.recourse.verify.check;

import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Post;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The pipe delivers at least once: a record may come again as it was, and none may be lost, invented or changed. */
public final class TopicsHoldTheJournals implements Check {

    private record Place(String topic, String key, long sequence) {
        @Override
        public String toString() {
            return topic + " " + key + " #" + sequence;
        }
    }

    @Override
    public String name() {
        return "topics-hold-the-journals";
    }

    @Override
    public String sentence() {
        return "What the journals publish is what the topics hold, word for word; repeated records are the same";
    }

    @Override
    public String unit() {
        return "records";
    }

    @Override
    public Set<String> rules() {
        return Set.of("not-in-journal", "not-on-topic", "differs");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<Place, Entry> written = new HashMap<>();
        for (Entry entry : evidence.journal()) {
            if (entry.topic() != null) {
                written.put(new Place(entry.topic(), entry.id(), entry.topicSeq()), entry);
            }
        }
        Set<Place> found = new HashSet<>();
        for (Post post : evidence.posts()) {
            notes.look();
            Place place = new Place(post.topic(), post.key(), post.sequence());
            Entry entry = written.get(place);
            if (entry == null) {
                notes.find("not-in-journal", post.name(), post.type() + " was published and never written");
            } else {
                found.add(place);
                notes.findUnless(same(entry, post), "differs", post.name(), "the journal has it otherwise");
            }
        }
        written.forEach((place, entry) -> notes.findUnless(
                found.contains(place), "not-on-topic", place.toString(), entry.type() + " was never published"));
        return notes.end();
    }

    private static boolean same(Entry entry, Post post) {
        return entry.eventId().equals(post.eventId())
                && entry.type().equals(post.type())
                && entry.digest() == post.digest();
    }
}
