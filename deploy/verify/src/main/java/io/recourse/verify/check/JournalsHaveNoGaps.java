package io.recourse.verify.check;

import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The journal is the replay source: a hole in it, or two rows under one number, would end in another state. */
public final class JournalsHaveNoGaps implements Check {

    @Override
    public String name() {
        return "journals-have-no-gaps";
    }

    @Override
    public String sentence() {
        return "A subject's journal is numbered 1 to its version, what it published 1 to n, each number once";
    }

    @Override
    public String unit() {
        return "journal rows";
    }

    @Override
    public Set<String> rules() {
        return Set.of(
                "seq-gap",
                "seq-doubled",
                "topic-seq-gap",
                "topic-seq-doubled",
                "event-id-doubled",
                "version-differs",
                "row-missing");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<String, List<Entry>> bySubject = new HashMap<>();
        Map<String, List<Entry>> byStream = new HashMap<>();
        Set<String> eventIds = new HashSet<>();
        for (Entry entry : evidence.journal()) {
            notes.look();
            bySubject.computeIfAbsent(entry.name(), _ -> new ArrayList<>()).add(entry);
            if (entry.topic() != null) {
                byStream.computeIfAbsent(entry.topic() + " " + entry.id(), _ -> new ArrayList<>())
                        .add(entry);
            }
            notes.findUnless(
                    eventIds.add(entry.service() + entry.eventId()), "event-id-doubled", entry.name(), entry.eventId());
        }
        bySubject.forEach((subject, rows) ->
                numbered(notes, subject, rows.stream().mapToLong(Entry::seq).toArray(), ""));
        byStream.forEach((stream, rows) ->
                numbered(notes, stream, rows.stream().mapToLong(Entry::topicSeq).toArray(), "topic-"));
        versions(evidence, bySubject, notes);
        return notes.end();
    }

    /** The first place where the numbers are not 1, 2, 3 …; what follows it follows from it. */
    private static void numbered(Examined.Notes notes, String where, long[] numbers, String prefix) {
        Arrays.sort(numbers);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != i + 1) {
                boolean twice = i > 0 && numbers[i] == numbers[i - 1];
                String rule = prefix + (twice ? "seq-doubled" : "seq-gap");
                notes.find(rule, where, twice ? numbers[i] + " stands twice" : (i + 1) + " is missing");
                return;
            }
        }
    }

    private static void versions(Evidence evidence, Map<String, List<Entry>> bySubject, Examined.Notes notes) {
        Set<String> rows = new HashSet<>();
        for (Subject subject : evidence.subjects()) {
            rows.add(subject.name());
            int size = bySubject.getOrDefault(subject.name(), List.of()).size();
            notes.findUnless(
                    size == subject.version(),
                    "version-differs",
                    subject.name(),
                    "its row says " + subject.version() + ", its journal has " + size);
        }
        bySubject
                .keySet()
                .forEach(
                        name -> notes.findUnless(rows.contains(name), "row-missing", name, "has a journal and no row"));
    }
}
