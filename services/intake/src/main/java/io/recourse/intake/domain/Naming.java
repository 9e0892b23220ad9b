package io.recourse.intake.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cases that name a party alike but for what secures each of them, kept together: a company may be named by a thousand, and
 * its state has 64 KiB.
 *
 * @param terms null of cases that named it before terms were kept; where the sums of what secures the cases differ, with none
 * @param live in the order they named it
 * @param over in the order they were closed
 * @param collateral what secures each of them, minor units, {@link Packing packed} in the order of {@code live} and then of
 *     {@code over}; null where {@code terms} says it of all of them
 */
public record Naming(
        PartyRole role,
        @Nullable DebtTerms terms,
        List<String> live,
        List<String> over,
        @Nullable String collateral) {

    public Naming {
        live = List.copyOf(live);
        over = List.copyOf(over);
    }

    static Naming of(Liability first) {
        return new Naming(first.role(), first.terms(), List.of(first.caseId()), List.of(), null);
    }

    /** Of a case that is over. */
    static Naming over(Liability first) {
        return new Naming(first.role(), first.terms(), List.of(), List.of(first.caseId()), null);
    }

    /** As few as there can be, each at the place of its first; equal ones for equal cases. */
    static List<Naming> together(List<Naming> several) {
        Map<Alike, Naming> byKind = new LinkedHashMap<>();
        several.stream()
                .filter(n -> !n.live.isEmpty() || !n.over.isEmpty())
                .forEach(n -> byKind.merge(Alike.of(n), n, Naming::and));
        return List.copyOf(byKind.values());
    }

    /** What the cases of one naming have in common. */
    private record Alike(PartyRole role, @Nullable DebtTerms terms) {

        static Alike of(Naming naming) {
            return new Alike(naming.role, naming.terms == null ? null : naming.terms.securedBy(0));
        }
    }

    private Naming and(Naming other) {
        return having(
                Stream.concat(stillLive(), other.stillLive()).toList(),
                Stream.concat(noMoreLive(), other.noMoreLive()).toList());
    }

    private Naming having(List<Liability> live, List<Liability> over) {
        List<String> liveIds = live.stream().map(Liability::caseId).toList();
        List<String> overIds = over.stream().map(Liability::caseId).toList();
        long[] sums = Stream.concat(live.stream(), over.stream())
                .map(Liability::terms)
                .filter(Objects::nonNull)
                .mapToLong(DebtTerms::collateralMinor)
                .toArray();
        if (terms == null || sums.length == 0) {
            return new Naming(role, terms, liveIds, overIds, null);
        }
        long first = sums[0];
        Packing.Writer writer = new Packing.Writer();
        boolean differ = false;
        for (long sum : sums) {
            differ |= sum != first;
            writer.number(sum);
        }
        return new Naming(role, terms.securedBy(differ ? 0 : first), liveIds, overIds, differ ? writer.text() : null);
    }

    /** The case was closed. */
    Naming without(String caseId) {
        return live.contains(caseId) ? having(others(stillLive(), caseId), and(noMoreLive(), caseId)) : this;
    }

    /** It has a claim again; of who was released from it, it has none. */
    Naming restoring(String caseId) {
        return over.contains(caseId) && role != PartyRole.RELEASED
                ? having(and(stillLive(), caseId), others(noMoreLive(), caseId))
                : this;
    }

    Naming forgetting(String caseId) {
        return live.contains(caseId)
                ? having(others(stillLive(), caseId), noMoreLive().toList())
                : this;
    }

    private List<Liability> and(Stream<Liability> cases, String caseId) {
        return Stream.concat(cases, all().filter(c -> c.caseId().equals(caseId)))
                .toList();
    }

    private static List<Liability> others(Stream<Liability> cases, String caseId) {
        return cases.filter(c -> !c.caseId().equals(caseId)).toList();
    }

    Stream<Liability> stillLive() {
        return all().limit(live.size());
    }

    private Stream<Liability> noMoreLive() {
        return all().skip(live.size());
    }

    Stream<Liability> all() {
        List<String> ids = Stream.concat(live.stream(), over.stream()).toList();
        if (terms == null || collateral == null) {
            return ids.stream().map(c -> new Liability(c, role, terms));
        }
        List<Liability> cases = new ArrayList<>(ids.size());
        Packing.Reader sums = new Packing.Reader(collateral);
        for (String caseId : ids) {
            cases.add(new Liability(caseId, role, terms.securedBy(sums.number())));
        }
        return cases.stream();
    }
}
