package io.recourse.verify.control;

import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case of the facts to which events that never happened are added. */
final class Plant {
    static final String SEGMENTATION = "cases.segmentation";
    static final String NEGOTIATION = "cases.negotiation";
    static final String LITIGATION = "cases.litigation";
    static final String DISPOSAL = "cases.disposal";

    private static final String WEST = "Asia/Dhaka";

    /** Owes beside the debtor of a case of its own. */
    static final String CO_DEBTOR = "planted-co-debtor";

    private static final String AGAIN = "planted-case-again";

    /** The morning of a day that is worked, of a year whose holidays nobody knows. */
    private static final Instant MONDAY = Instant.parse("2040-01-02T00:00:00Z");

    /** Beyond any row that was really written. */
    private static final long FURTHER = 1L << 40;

    private final Evidence evidence;
    private final Story story;
    private final Fact.CaseOpened opening;
    private final List<Post> added = new ArrayList<>();
    private final List<Entry> written = new ArrayList<>();

    private Plant(Evidence evidence, Story story, Fact.CaseOpened opening) {
        this.evidence = evidence;
        this.story = story;
        this.opening = opening;
    }

    /** Works on the first accepted account whose case can be told; null if the slice has none. */
    static @Nullable Evidence in(Evidence evidence, Function<Plant, Plant> events) {
        Map<String, Story> stories = Story.all(evidence);
        for (Accepted account : evidence.accepted()) {
            Story story = account.caseId() == null ? null : stories.get(account.caseId());
            Fact.CaseOpened opening = story == null ? null : story.opening();
            if (story != null && opening != null) {
                return events.apply(new Plant(evidence, story, opening)).planted();
            }
        }
        return null;
    }

    /** Works on a case of its own beside the others: nothing that happened to them bars its contacts before the fault does. */
    static Evidence apart(Evidence evidence, String law, Function<Plant, Plant> events) {
        String debtor = "planted-debtor";
        Fact.CaseOpened opening = new Fact.CaseOpened(
                "planted-lender", law, "Asia/Shanghai", new Balance("CNY", 0, 0, 1), debtor, Set.of(debtor, CO_DEBTOR));
        Post opened = new Post(Story.INTAKE, "planted-case", 1, "planted-opening", "CaseOpened.v1", 0, MONDAY, opening);
        List<Post> posts = new ArrayList<>(evidence.posts());
        posts.add(opened);
        Evidence beside = evidence.withPosts(posts);
        return events.apply(new Plant(beside, new Story(opened.key(), List.of(opened)), opening))
                .planted();
    }

    private Evidence planted() {
        List<Post> posts = new ArrayList<>(evidence.posts());
        posts.addAll(added);
        List<Entry> journal = new ArrayList<>(evidence.journal());
        journal.addAll(written);
        return evidence.withPosts(posts).withJournal(journal);
    }

    String caseId() {
        return story.caseId();
    }

    Fact.CaseOpened opening() {
        return opening;
    }

    String debtor() {
        return opening.debtor();
    }

    /** Who owes besides in a case of its own, and where that is: two hours to the west of the debtor. */
    Plant coDebtor() {
        return add("parties.intake", CO_DEBTOR, openedAt(), new Fact.PartyRegistered(WEST))
                .note(CO_DEBTOR, new Fact.ZoneNoted(WEST));
    }

    /** Business time of the opening. */
    Instant openedAt() {
        return story.on(Story.INTAKE).getFirst().businessAt();
    }

    /** A time of the debtor's clock some days after the opening, before which no other fact of a test stands. */
    Instant clock(int day, LocalTime time) {
        ZoneId zone = ZoneId.of(opening.zone());
        return LocalDate.ofInstant(openedAt(), zone)
                .plusDays(day)
                .atTime(time)
                .atZone(zone)
                .toInstant();
    }

    /** A time of the debtor's clock on a day whose holidays are known. */
    Instant clock(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZoneId.of(opening.zone())).toInstant();
    }

    /** Long after everything else. */
    Instant late() {
        return openedAt().plus(Duration.ofDays(10_000));
    }

    /** The last balance the case's events tell. */
    Balance balance() {
        return Objects.requireNonNullElse(story.balance(), opening.balance());
    }

    /** How often the case says such a thing. */
    int count(Class<? extends Fact> kind) {
        return story.facts(kind).size();
    }

    /** One more event of the case, the next on its topic. */
    Plant add(String topic, Instant at, Fact fact) {
        return add(topic, caseId(), at, fact);
    }

    Plant add(String topic, String key, Instant at, Fact fact) {
        return add(topic, key, fact.getClass().getSimpleName() + ".v1", at, fact);
    }

    /** One more event of which only its type is asked. */
    Plant tell(String topic, String type) {
        return add(topic, caseId(), type, late(), new Fact.Other());
    }

    private Plant add(String topic, String key, String type, Instant at, Fact fact) {
        Predicate<Post> same = p -> p.topic().equals(topic) && p.key().equals(key);
        long last = Stream.concat(evidence.posts().stream(), added.stream())
                .filter(same)
                .mapToLong(Post::sequence)
                .max()
                .orElse(0);
        added.add(new Post(topic, key, last + 1, "planted-" + added.size(), type, 0, at, fact));
        return this;
    }

    /** One more row, the last, of a party's own journal at negotiation. */
    Plant note(String party, Fact fact) {
        return write("party", party, fact);
    }

    /** One more row, the last, of a link's own journal. */
    Plant link(String linkId, Fact fact) {
        return write("link", linkId, fact);
    }

    private Plant write(String kind, String id, Fact fact) {
        int n = written.size();
        String type = fact.getClass().getSimpleName();
        written.add(new Entry("negotiation", kind, id, FURTHER + n, "planted-row-" + n, null, 0, type, 0).saying(fact));
        return this;
    }

    /** One more row of the case's own journal at negotiation. */
    Plant noteOfCase(Fact fact) {
        int n = written.size();
        String type = fact.getClass().getSimpleName();
        written.add(new Entry("negotiation", "case", caseId(), FURTHER + n, "planted-row-" + n, null, 0, type, 0)
                .saying(fact));
        return this;
    }

    /** Leave for an hour. */
    Plant leave(String attemptId, String channel, Instant at) {
        return note(debtor(), unit(attemptId, channel, "dunning", null, at));
    }

    /** A contact with a third person, which only the party's own journal tells. */
    Plant third(String attemptId, String ref, String purpose, Instant at) {
        return note(debtor(), unit(attemptId, "PHONE", purpose, new Fact.Third("RELATIVE", ref), at));
    }

    Fact.UnitSpent unit(String attemptId, String channel, String purpose, Fact.@Nullable Third third, Instant at) {
        return unit(attemptId, channel, purpose, third, at, null, Set.of());
    }

    private Fact.UnitSpent unit(
            String attemptId,
            String channel,
            String purpose,
            Fact.@Nullable Third third,
            Instant at,
            @Nullable String number,
            @Nullable Set<String> practices) {
        return new Fact.UnitSpent(
                caseId(), attemptId, channel, purpose, at, at.plus(Duration.ofHours(1)), third, number, practices);
    }

    /** A contact with who owes besides, timed by its own clock. */
    Plant besides(String attemptId, String channel, Instant at) {
        return note(CO_DEBTOR, unit(attemptId, channel, "dunning", null, at))
                .attempt(attemptId, channel, CO_DEBTOR, WEST, at);
    }

    /** A call on a number to the debtor or to who owes besides, which nobody answered. */
    Plant dial(String attemptId, String party, String number, Instant at) {
        return note(party, unit(attemptId, "PHONE", "dunning", null, at, number, Set.of()))
                .attempt(attemptId, "PHONE", party, party.equals(CO_DEBTOR) ? WEST : opening.zone(), at)
                .add(NEGOTIATION, at, new Fact.ContactResult(attemptId, "UNANSWERED"));
    }

    /** A contact with the debtor, by such practices; null if its leave says nothing of them. */
    Plant contact(String attemptId, String channel, Instant at, @Nullable Set<String> practices) {
        return note(debtor(), unit(attemptId, channel, "dunning", null, at, null, practices))
                .attempt(attemptId, channel, debtor(), opening.zone(), at);
    }

    /** A contact with the debtor, for which it had leave. */
    Plant contact(String attemptId, String channel, Instant at) {
        return leave(attemptId, channel, at).attempt(attemptId, channel, debtor(), opening.zone(), at);
    }

    /** The account is overdue again, in a case of its own. */
    Plant anotherEpisode() {
        return add(Story.INTAKE, AGAIN, openedAt(), opening)
                .add(Story.INTAKE, AGAIN, openedAt(), new Fact.EpisodeOpened(caseId()));
    }

    /** A contact with the debtor in that case, for which it had leave. */
    Plant contactAgain(String attemptId, String channel, Instant at) {
        return note(
                        debtor(),
                        new Fact.UnitSpent(
                                AGAIN,
                                attemptId,
                                channel,
                                "dunning",
                                at,
                                at.plus(Duration.ofHours(1)),
                                null,
                                null,
                                Set.of()))
                .add(
                        NEGOTIATION,
                        AGAIN,
                        at,
                        new Fact.ContactAttempted(
                                attemptId, "step-" + attemptId, channel, debtor(), opening.zone(), at));
    }

    /** A contact with the co-debtor, for which it had leave. */
    Plant alsoContact(String attemptId, String channel, Instant at) {
        return note(CO_DEBTOR, unit(attemptId, channel, "dunning", null, at))
                .attempt(attemptId, channel, CO_DEBTOR, opening.zone(), at);
    }

    /** A contact alone. */
    Plant attempt(String attemptId, String channel, String party, String zone, Instant at) {
        return add(
                NEGOTIATION, at, new Fact.ContactAttempted(attemptId, "step-" + attemptId, channel, party, zone, at));
    }
}
