package io.recourse.verify.control;

import io.recourse.verify.check.AccountsExistOnce;
import io.recourse.verify.check.EventsCanBeRead;
import io.recourse.verify.check.JournalsHaveNoGaps;
import io.recourse.verify.check.TopicsHoldTheJournals;
import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.evidence.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lost, doubled and changed accounts, rows and records. */
final class RecordControls {
    private static final Class<AccountsExistOnce> ACCOUNTS = AccountsExistOnce.class;
    private static final Class<JournalsHaveNoGaps> JOURNALS = JournalsHaveNoGaps.class;
    private static final Class<TopicsHoldTheJournals> TOPICS = TopicsHoldTheJournals.class;

    private RecordControls() {}

    static List<Control> all() {
        return List.of(
                new Control("an account's row lost in disposal", ACCOUNTS, "row-missing", RecordControls::loseRow),
                new Control("an account never opened", ACCOUNTS, "opened-once", e -> openings(e, _ -> List.of())),
                new Control("an account opened twice", ACCOUNTS, "opened-once", e -> openings(e, r -> List.of(r, r))),
                new Control("an opening that nobody heard", ACCOUNTS, "told-once", RecordControls::loseOpening),
                new Control("two accounts in one case", ACCOUNTS, "one-case-per-account", RecordControls::share),
                new Control("a case the loader never heard of", ACCOUNTS, "unaccepted", RecordControls::secondCase),
                new Control("an account of another lender", ACCOUNTS, "lender-differs", RecordControls::sell),
                new Control("an account with two cases", ACCOUNTS, "one-account-per-case", RecordControls::divide),
                new Control(
                        "an account whose case nobody knows",
                        ACCOUNTS,
                        "case-unknown",
                        e -> accept(e, new Accepted("planted", "planted", null))),
                new Control("a journal without its row", JOURNALS, "row-missing", RecordControls::loseRow),
                new Control("an event id given twice", JOURNALS, "event-id-doubled", RecordControls::sameId),
                new Control("a number twice on a topic", JOURNALS, "topic-seq-doubled", RecordControls::sameNumber),
                new Control("a row cut out of a journal", JOURNALS, "seq-gap", e -> inside(e, _ -> List.of())),
                new Control("the last row of a journal lost", JOURNALS, "version-differs", RecordControls::cutEnd),
                new Control("a row written twice", JOURNALS, "seq-doubled", e -> inside(e, r -> List.of(r, r))),
                new Control("a number left out on a topic", JOURNALS, "topic-seq-gap", RecordControls::skip),
                new Control("a record lost on its topic", TOPICS, "not-on-topic", e -> record(e, _ -> List.of())),
                new Control("a record changed on its way", TOPICS, "differs", e -> record(e, RecordControls::changed)),
                new Control("a record repeated otherwise", TOPICS, "differs", e -> record(e, RecordControls::repeated)),
                new Control("a record nobody wrote", TOPICS, "not-in-journal", RecordControls::foreign),
                new Control("a record nobody can read", EventsCanBeRead.class, "unreadable", e -> record(e, garbled())),
                new Control(
                        "a party's row nobody can read",
                        EventsCanBeRead.class,
                        "unreadable",
                        e -> journal(e, _ -> true, r -> List.of(r.saying(new Fact.Unreadable("planted"))))));
    }

    private static @Nullable Evidence loseRow(Evidence evidence) {
        String id = someCase(evidence);
        return id == null
                ? null
                : evidence.withSubjects(evidence.subjects().stream()
                        .filter(s -> !(s.service().equals("disposal") && s.id().equals(id)))
                        .toList());
    }

    private static @Nullable Evidence openings(Evidence evidence, Function<Entry, List<Entry>> instead) {
        String id = someCase(evidence);
        Predicate<Entry> opening = e -> e.id().equals(id) && e.type().equals("CaseOpened.v1");
        return journal(evidence, opening, instead);
    }

    private static @Nullable Evidence loseOpening(Evidence evidence) {
        String id = someCase(evidence);
        return id == null
                ? null
                : evidence.withPosts(evidence.posts().stream()
                        .filter(p -> !(p.key().equals(id) && p.fact() instanceof Fact.CaseOpened))
                        .toList());
    }

    private static @Nullable Evidence share(Evidence evidence) {
        String id = someCase(evidence);
        return id == null ? null : accept(evidence, new Accepted("planted", "planted", id));
    }

    private static @Nullable Evidence divide(Evidence evidence) {
        return evidence.accepted().stream()
                .filter(a -> a.caseId() != null)
                .findFirst()
                .map(a -> accept(evidence, new Accepted(a.lender(), a.account(), "planted")))
                .orElse(null);
    }

    private static Evidence accept(Evidence evidence, Accepted more) {
        List<Accepted> accepted = new ArrayList<>(evidence.accepted());
        accepted.add(more);
        return evidence.withAccepted(accepted);
    }

    private static Evidence secondCase(Evidence evidence) {
        List<Subject> subjects = new ArrayList<>(evidence.subjects());
        subjects.add(new Subject("intake", "case", "planted", "planted", "OPEN", 1, null, 0L));
        return evidence.withSubjects(subjects);
    }

    private static @Nullable Evidence sell(Evidence evidence) {
        String id = someCase(evidence);
        return id == null
                ? null
                : evidence.withSubjects(evidence.subjects().stream()
                        .map(s -> s.isCaseOf("intake") && s.id().equals(id) ? s.of("planted") : s)
                        .toList());
    }

    private static @Nullable Evidence sameId(Evidence evidence) {
        return journal(
                evidence,
                _ -> true,
                r -> List.of(
                        r, new Entry(r.service(), r.kind(), "planted", 1, r.eventId(), null, 0, r.type(), r.digest())));
    }

    private static @Nullable Evidence sameNumber(Evidence evidence) {
        return journal(
                evidence,
                e -> e.topic() != null,
                r -> List.of(
                        r,
                        new Entry(
                                r.service(),
                                r.kind(),
                                r.id(),
                                Long.MAX_VALUE,
                                "planted",
                                r.topic(),
                                r.topicSeq(),
                                r.type(),
                                r.digest())));
    }

    private static @Nullable String someCase(Evidence evidence) {
        for (Accepted account : evidence.accepted()) {
            if (account.caseId() != null) {
                return account.caseId();
            }
        }
        return null;
    }

    /** Replaces the first row that is not the last of its subject. */
    private static @Nullable Evidence inside(Evidence evidence, Function<Entry, List<Entry>> instead) {
        Set<String> rows = evidence.journal().stream().map(e -> place(e, 0)).collect(Collectors.toSet());
        return journal(evidence, e -> rows.contains(place(e, 1)), instead);
    }

    private static String place(Entry entry, int further) {
        return entry.name() + "#" + (entry.seq() + further);
    }

    private static @Nullable Evidence skip(Evidence evidence) {
        return journal(
                evidence,
                e -> e.topic() != null,
                r -> List.of(new Entry(
                        r.service(),
                        r.kind(),
                        r.id(),
                        r.seq(),
                        r.eventId(),
                        r.topic(),
                        1_000_000,
                        r.type(),
                        r.digest())));
    }

    private static @Nullable Evidence cutEnd(Evidence evidence) {
        if (evidence.journal().isEmpty()) {
            return null;
        }
        String subject = evidence.journal().getFirst().name();
        long last = evidence.journal().stream()
                .filter(e -> e.name().equals(subject))
                .mapToLong(Entry::seq)
                .max()
                .orElse(0);
        return journal(evidence, e -> e.name().equals(subject) && e.seq() == last, _ -> List.of());
    }

    /** The first row that fits is replaced; null if none does. */
    private static @Nullable Evidence journal(
            Evidence evidence, Predicate<Entry> fits, Function<Entry, List<Entry>> instead) {
        List<Entry> rows = new ArrayList<>(evidence.journal());
        for (int i = 0; i < rows.size(); i++) {
            if (fits.test(rows.get(i))) {
                rows.addAll(instead.apply(rows.remove(i)));
                return evidence.withJournal(rows);
            }
        }
        return null;
    }

    private static @Nullable Evidence record(Evidence evidence, Function<Post, List<Post>> instead) {
        if (evidence.posts().isEmpty()) {
            return null;
        }
        Post victim = evidence.posts().getFirst();
        List<Post> posts = new ArrayList<>(evidence.posts().stream()
                .filter(p -> !p.name().equals(victim.name()))
                .toList());
        posts.addAll(instead.apply(victim));
        return evidence.withPosts(posts);
    }

    private static List<Post> changed(Post p) {
        return List.of(new Post(
                p.topic(), p.key(), p.sequence(), p.eventId(), p.type(), p.digest() + 1, p.businessAt(), p.fact()));
    }

    private static List<Post> repeated(Post p) {
        return List.of(p, changed(p).getFirst());
    }

    private static Function<Post, List<Post>> garbled() {
        return p -> List.of(new Post(
                p.topic(),
                p.key(),
                p.sequence(),
                p.eventId(),
                p.type(),
                p.digest(),
                p.businessAt(),
                new Fact.Unreadable("planted")));
    }

    private static Evidence foreign(Evidence evidence) {
        List<Post> posts = new ArrayList<>(evidence.posts());
        posts.add(new Post(Story.INTAKE, "planted", 1, "planted", "Planted.v1", 0, Instant.EPOCH, new Fact.Other()));
        return evidence.withPosts(posts);
    }
}
