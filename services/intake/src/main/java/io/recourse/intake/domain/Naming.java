package io.recourse.intake.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cases that name a party alike, kept together: a company may be named by a thousand, and its state has 64 KiB.
 *
 * @param terms null of cases that named it before terms were kept
 * @param live in the order they named it
 * @param over in the order they were closed
 */
public record Naming(PartyRole role, @Nullable DebtTerms terms, List<String> live, List<String> over) {

    public Naming {
        live = List.copyOf(live);
        over = List.copyOf(over);
    }

    static Naming of(Liability first) {
        return new Naming(first.role(), first.terms(), List.of(first.caseId()), List.of());
    }

    boolean isLike(Liability other) {
        return of(other).equals(new Naming(role, terms, List.of(other.caseId()), List.of()));
    }

    Naming with(String caseId) {
        return new Naming(role, terms, and(live, caseId), over);
    }

    /** The case was closed. */
    Naming without(String caseId) {
        return live.contains(caseId)
                ? new Naming(
                        role,
                        terms,
                        live.stream().filter(c -> !c.equals(caseId)).toList(),
                        and(over, caseId))
                : this;
    }

    /** It has a claim again; of who was released from it, it has none. */
    Naming restoring(String caseId) {
        return over.contains(caseId) && role != PartyRole.RELEASED
                ? new Naming(
                        role,
                        terms,
                        and(live, caseId),
                        over.stream().filter(c -> !c.equals(caseId)).toList())
                : this;
    }

    Naming forgetting(String caseId) {
        return new Naming(
                role, terms, live.stream().filter(c -> !c.equals(caseId)).toList(), over);
    }

    Stream<Liability> stillLive() {
        return live.stream().map(c -> new Liability(c, role, terms));
    }

    Stream<Liability> all() {
        return Stream.concat(stillLive(), over.stream().map(c -> new Liability(c, role, terms)));
    }

    private static List<String> and(List<String> cases, String caseId) {
        List<String> more = new ArrayList<>(cases);
        more.add(caseId);
        return more;
    }
}
