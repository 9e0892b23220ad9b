package io.recourse.verify.check;

import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.law.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a party's own journal knew of it when leave for a contact was given. */
final class Knowledge {
    /** No lender is named so. */
    private static final String ELSEWHERE = "?";

    private final Set<String> flags = new HashSet<>();
    private final Set<String> optedOut = new HashSet<>();
    private final Set<String> refusing = new HashSet<>();
    private final List<Fact.HoursAgreed> agreed = new ArrayList<>();
    private final List<Fact.ThirdPersonAskedAgain> askedAgain = new ArrayList<>();
    private final List<Fact.ConversationHeld> begun = new ArrayList<>();
    private final Map<String, Fact.LinkNoted> links = new LinkedHashMap<>();
    private final Map<Elsewhere, Fact.ElsewhereNoted> elsewhere = new LinkedHashMap<>();
    private @Nullable String zone;
    private boolean anyHour;
    private Instant withdrawn = Instant.MIN;
    private Instant ceasedFrom = Instant.MAX;

    private record Elsewhere(String linkId, String key) {}

    /** @param before only rows with a smaller number */
    static Knowledge of(List<Entry> rows, long before) {
        Knowledge known = new Knowledge();
        rows.stream().filter(r -> r.seq() < before).forEach(r -> known.learn(r.fact()));
        return known;
    }

    private void learn(Fact fact) {
        switch (fact) {
            case Fact.ZoneNoted z -> zone = z.zone();
            case Fact.HoursNoted h -> anyHour = h.anyHour();
            case Fact.HoursAgreed h -> agreed.add(h);
            case Fact.HoursWithdrawn h -> {
                anyHour = false;
                withdrawn = Rests.later(withdrawn, h.at());
            }
            case Fact.ConversationHeld c -> begun.add(c);
            case Fact.ThirdPersonAskedAgain t -> askedAgain.add(t);
            case Fact.FlagNoted f -> put(flags, f.flag(), f.raised());
            case Fact.ReachNoted r -> put(flags, "DEBTOR_UNREACHABLE", r.lost());
            case Fact.AddressFound _ -> put(flags, "DEBTOR_UNREACHABLE", false);
            case Fact.ThirdPersonRefused t -> refusing.add(t.ref());
            case Fact.CeaseNoted(Instant at, String channel) when channel != null -> optedOut.add(channel);
            case Fact.CeaseNoted c -> ceasedFrom = c.at().isBefore(ceasedFrom) ? c.at() : ceasedFrom;
            case Fact.LinkNoted l -> links.put(l.linkId(), l);
            case Fact.LinkDropped(String linkId) -> {
                links.remove(linkId);
                elsewhere.keySet().removeIf(e -> e.linkId().equals(linkId));
            }
            case Fact.ElsewhereNoted e -> elsewhere.put(new Elsewhere(e.linkId(), e.key()), e);
            case Fact.ElsewhereConcluded(String linkId, String key, String outcome) ->
                elsewhere.computeIfPresent(
                        new Elsewhere(linkId, key),
                        (_, e) -> new Fact.ElsewhereNoted(linkId, key, e.at(), e.channel(), e.number(), outcome));
            case Fact _ -> {}
        }
    }

    /**
     * Contacts with the same person for other lenders, each once, on grounds that stand then.
     *
     * @param party as which the person is known here
     */
    List<Question.Made> elsewhere(String party, Instant at) {
        Map<String, Question.Made> byKey = new LinkedHashMap<>();
        links.values().stream()
                .filter(l -> l.until() == null || at.isBefore(l.until()))
                .forEach(l -> elsewhere.forEach((of, e) -> {
                    if (of.linkId().equals(l.linkId())) {
                        byKey.putIfAbsent(
                                e.key(),
                                new Question.Made(
                                        e.at(),
                                        e.channel(),
                                        e.outcome(),
                                        new Question.Whom("DEBTOR", party, ELSEWHERE, e.key(), e.number()),
                                        l.basis()));
                    }
                }));
        return List.copyOf(byKey.values());
    }

    /**
     * Conversations that the party began.
     *
     * @param debtOf which debt a case is about
     */
    List<Question.Made> begun(String party, String lender, UnaryOperator<String> debtOf) {
        return begun.stream()
                .map(c -> new Question.Made(
                        c.at(),
                        c.channel(),
                        "CONVERSATION",
                        new Question.Whom("DEBTOR", party, lender, debtOf.apply(c.caseId()), null),
                        null,
                        true))
                .toList();
    }

    private static void put(Set<String> set, String name, boolean in) {
        if (in) {
            set.add(name);
        } else {
            set.remove(name);
        }
    }

    @Nullable
    String zone() {
        return zone;
    }

    /** Whether the party had agreed by what stands here to be contacted at that instant, whatever the hour. */
    boolean anyHour(Instant at) {
        return anyHour
                || agreed.stream()
                        .filter(h -> !at.isBefore(h.from()) && (h.until() == null || at.isBefore(h.until())))
                        .anyMatch(h -> at.isBefore(withdrawn) || h.from().isAfter(withdrawn));
    }

    /**
     * When a third person last asked to be contacted once more about a debt; null if it never did.
     *
     * @param isOfDebt whether a case is an episode of it
     */
    @Nullable
    Instant askedAgain(Predicate<String> isOfDebt, String ref) {
        return askedAgain.stream()
                .filter(t -> isOfDebt.test(t.caseId()) && t.ref().equals(ref))
                .map(Fact.ThirdPersonAskedAgain::at)
                .max(Instant::compareTo)
                .orElse(null);
    }

    Set<String> optedOut() {
        return optedOut;
    }

    Set<String> flags(Instant at, Fact.@Nullable Third third) {
        Set<String> up = new HashSet<>(flags);
        if (!at.isBefore(ceasedFrom)) {
            up.add("CEASED");
        }
        if (third != null && refusing.contains(third.ref())) {
            up.add("THIRD_PARTY_REFUSED");
        }
        return up;
    }
}
