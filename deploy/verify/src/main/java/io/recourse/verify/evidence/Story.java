package io.recourse.verify.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the topics {@code cases.*} say of one case: repeated records once, those of each topic in their order.
 *
 * @param posts by topic, then sequence
 */
public record Story(String caseId, List<Post> posts) {
    public static final String INTAKE = "cases.intake";
    private static final String CASES = "cases.";
    private static final Comparator<Post> ORDER =
            Comparator.comparing(Post::topic).thenComparingLong(Post::sequence);

    public Story {
        posts = List.copyOf(posts);
    }

    /** The stories of all cases, by case id. */
    public static Map<String, Story> all(Evidence evidence) {
        Map<String, List<Post>> byCase = new HashMap<>();
        for (Post post : evidence.posts()) {
            if (post.topic().startsWith(CASES)) {
                byCase.computeIfAbsent(post.key(), _ -> new ArrayList<>()).add(post);
            }
        }
        Map<String, Story> stories = new TreeMap<>();
        byCase.forEach((id, posts) -> stories.put(id, new Story(id, once(posts))));
        return stories;
    }

    private static List<Post> once(List<Post> posts) {
        posts.sort(ORDER);
        List<Post> once = new ArrayList<>(posts.size());
        for (Post post : posts) {
            if (once.isEmpty() || ORDER.compare(once.getLast(), post) != 0) {
                once.add(post);
            }
        }
        return once;
    }

    public List<Post> on(String topic) {
        return posts.stream().filter(p -> p.topic().equals(topic)).toList();
    }

    /** The facts of one kind, in order. */
    public <F extends Fact> List<F> facts(Class<F> kind) {
        return posts.stream()
                .map(Post::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What is owed by the last event that says so, null if none does. */
    public @Nullable Balance balance() {
        Balance last = null;
        for (Post post : on(INTAKE)) {
            last = switch (post.fact()) {
                case Fact.CaseOpened o -> o.balance();
                case Fact.BalanceAdjusted a -> a.balance();
                case Fact.PaymentAllocated p -> p.balance();
                case Fact.PaymentReversed r -> r.balance();
                case Fact _ -> last;
            };
        }
        return last;
    }

    /** Names the debt over all episodes of its account. */
    public String debt() {
        List<Fact.EpisodeOpened> episodes = facts(Fact.EpisodeOpened.class);
        return episodes.isEmpty() ? caseId : episodes.getFirst().debt();
    }

    public Fact.@Nullable CaseOpened opening() {
        List<Fact.CaseOpened> openings = facts(Fact.CaseOpened.class);
        return openings.isEmpty() ? null : openings.getFirst();
    }
}
