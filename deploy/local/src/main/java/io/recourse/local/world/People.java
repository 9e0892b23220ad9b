package io.recourse.local.world;

import io.recourse.contracts.IntakeEvent.Collateral;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everybody, and which case and assets are whose. */
public final class People {
    private final Map<String, Person> byCase = new ConcurrentHashMap<>();
    private final Map<String, String> cases = new ConcurrentHashMap<>();
    private final Map<String, Person> byAsset = new ConcurrentHashMap<>();

    /** The services gave this person's account a case. */
    public void know(String caseId, Person person) {
        byCase.put(caseId, person);
        cases.put(person.key(), caseId);
        for (Collateral asset : person.account().collateral()) {
            // of two accounts secured by one asset the same one answers for it in every run
            byAsset.merge(asset.asset(), person, (a, b) -> a.key().compareTo(b.key()) <= 0 ? a : b);
        }
    }

    /** Null for what is none of ours. */
    @Nullable
    Person of(Order order) {
        return order.aboutCase() ? byCase.get(order.subjectId()) : byAsset.get(order.field("name"));
    }

    public @Nullable Person ofCase(String caseId) {
        return byCase.get(caseId);
    }

    public String caseOf(Person person) {
        String id = cases.get(person.key());
        if (id == null) {
            throw new IllegalStateException(person.key() + " has no case");
        }
        return id;
    }

    /** In the order of their keys. */
    public List<Person> all() {
        return byCase.values().stream()
                .sorted(Comparator.comparing(Person::key))
                .toList();
    }

    public Map<String, Person> cases() {
        return Map.copyOf(byCase);
    }
}
