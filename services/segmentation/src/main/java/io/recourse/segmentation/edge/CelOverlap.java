package io.recourse.segmentation.edge;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import io.recourse.segmentation.domain.CaseFact;
import io.recourse.segmentation.domain.Conditions.Common;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a case that two conditions take. Conditions compare facts with constants and with each other, so they cannot tell
 * apart values between two neighbouring constants: of each fact the constants, what is next to them and what is beyond them
 * are tried, in every combination. Facts count as independent of each other.
 */
final class CelOverlap {
    /** Tenths of a second at most: it goes on while the book's row is locked. */
    private static final int MOST_TRIES = 5_000;

    private static final Set<String> COMPARISONS =
            Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_", "@in", "startsWith");

    /** Whether a condition takes a case of these facts, by their codes. */
    interface Asked {
        boolean takes(Map<String, Object> tried) throws CelEvaluationException;
    }

    /** @param known how many facts have to be chosen before it can be asked */
    private record Half(int known, Asked asked) {}

    private final Map<String, CaseFact> facts;
    private final Map<CaseFact, Set<CelConstant>> constants = new LinkedHashMap<>();
    private final Map<CaseFact, Set<String>> words = new LinkedHashMap<>();
    private final Set<CaseFact> compared = new LinkedHashSet<>();
    private final Map<String, String> wordsByName;
    private final List<Half> halves = new ArrayList<>();
    private int tries;

    /** @param wordsByName {@code Band.A} → {@code A} */
    CelOverlap(Map<String, CaseFact> facts, Map<String, String> wordsByName) {
        this.facts = facts;
        this.wordsByName = wordsByName;
    }

    /** @param condition of the form that {@link CelForm} leaves */
    void add(CelAbstractSyntaxTree condition, Asked asked) {
        Set<CaseFact> of = collect(condition);
        List<CaseFact> order = List.copyOf(constants.keySet());
        halves.add(new Half(of.stream().mapToInt(order::indexOf).max().orElse(-1) + 1, asked));
    }

    /** Of all conditions that were added. */
    Common common() throws CelEvaluationException {
        List<CaseFact> asked = List.copyOf(constants.keySet());
        List<List<Object>> values = asked.stream().map(this::values).toList();
        Map<String, Object> found = find(asked, values, 0, new LinkedHashMap<>());
        if (found != null) {
            return new Common.Some(sentence(found));
        }
        return tries > MOST_TRIES ? new Common.Unknown() : new Common.None();
    }

    private Set<CaseFact> collect(CelAbstractSyntaxTree tree) {
        CelNavigableExpr root = CelNavigableAst.fromAst(tree).getRoot();
        Set<CaseFact> of = new LinkedHashSet<>();
        root.allNodes().flatMap(node -> factOf(node, tree).stream()).forEach(fact -> {
            of.add(fact);
            constants.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
            words.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
        });
        root.allNodes()
                .filter(node -> node.getKind() == Kind.CALL
                        && COMPARISONS.contains(node.expr().call().function()))
                .forEach(node -> comparison(node, tree));
        return of;
    }

    private void comparison(CelNavigableExpr node, CelAbstractSyntaxTree tree) {
        List<CaseFact> of =
                node.allNodes().flatMap(n -> factOf(n, tree).stream()).toList();
        if (of.size() > 1) {
            compared.addAll(of);
        }
        for (CaseFact fact : of) {
            node.allNodes().filter(n -> n.getKind() == Kind.CONSTANT).forEach(n -> constants(fact)
                    .add(n.expr().constant()));
            node.allNodes()
                    .flatMap(n -> nameOf(n, tree).stream())
                    .filter(wordsByName::containsKey)
                    .forEach(name -> words.getOrDefault(fact, Set.of()).add(wordsByName.get(name)));
        }
    }

    private Set<CelConstant> constants(CaseFact fact) {
        return constants.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
    }

    private List<CaseFact> factOf(CelNavigableExpr node, CelAbstractSyntaxTree tree) {
        return nameOf(node, tree).stream()
                .flatMap(name -> Stream.ofNullable(facts.get(name)))
                .toList();
    }

    /** A word such as {@code Band.A} is one name, though it is written as a choice. */
    private static List<String> nameOf(CelNavigableExpr node, CelAbstractSyntaxTree tree) {
        return tree.getReference(node.id()).map(CelReference::name).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private List<Object> values(CaseFact fact) {
        return switch (fact.kind()) {
            case CaseFact.Kind.Truth _ -> List.of(true, false);
            case CaseFact.Kind.Word vocabulary -> words(fact, vocabulary.words());
            case CaseFact.Kind.Text _ -> texts(fact);
            case CaseFact.Kind.Numeric _ -> numbers(fact);
        };
    }

    /** Of the words that no condition names one is as good as another, unless two facts are compared. */
    private List<Object> words(CaseFact fact, List<String> all) {
        Set<String> named = words.getOrDefault(fact, Set.of());
        if (compared.contains(fact)) {
            return List.copyOf(all);
        }
        List<Object> tried =
                new ArrayList<>(all.stream().filter(named::contains).toList());
        all.stream().filter(word -> !named.contains(word)).findFirst().ifPresent(tried::add);
        return tried;
    }

    /** The constants, and after each of them and after none something new, so often that facts that are compared may all differ. */
    private List<Object> texts(CaseFact fact) {
        Set<String> known = new TreeSet<>();
        for (CaseFact one : likes(fact)) {
            for (CelConstant constant : constants(one)) {
                if (constant.getKind() == CelConstant.Kind.STRING_VALUE) {
                    known.add(constant.stringValue());
                }
            }
        }
        String fresh = fresh(known);
        int far = compared.contains(fact) ? compared.size() : 1;
        return Stream.concat(
                        known.stream(),
                        Stream.concat(Stream.of(""), known.stream()).flatMap(text -> IntStream.rangeClosed(1, far)
                                .mapToObj(times -> text + fresh.repeat(times))))
                .distinct()
                .sorted()
                .<Object>map(text -> text)
                .toList();
    }

    /** A character that no constant has, so that what it follows begins with no more constants than that does. */
    private static String fresh(Set<String> known) {
        return IntStream.concat(IntStream.of('~'), IntStream.range('!', Character.MAX_VALUE))
                .mapToObj(Character::toString)
                .filter(character -> known.stream().noneMatch(text -> text.contains(character)))
                .findFirst()
                .orElseThrow();
    }

    private List<Object> numbers(CaseFact fact) {
        Set<Long> around = new TreeSet<>(List.of(0L));
        for (CaseFact one : likes(fact)) {
            for (CelConstant constant : constants(one)) {
                if (constant.getKind() == CelConstant.Kind.INT64_VALUE) {
                    around.add(constant.int64Value());
                }
            }
        }
        int far = compared.contains(fact) ? compared.size() : 1;
        return around.stream()
                .flatMap(middle -> LongStream.rangeClosed(-far, far)
                        .filter(step -> step < 0 ? middle >= Long.MIN_VALUE - step : middle <= Long.MAX_VALUE - step)
                        .mapToObj(step -> middle + step))
                .distinct()
                .sorted()
                .<Object>map(value -> value)
                .toList();
    }

    /** Those that share their constants with it. */
    private Set<CaseFact> likes(CaseFact fact) {
        return compared.contains(fact) ? compared : Set.of(fact);
    }

    /** A condition is asked as soon as its facts are chosen: what it does not take is followed no further. */
    private @Nullable Map<String, Object> find(
            List<CaseFact> asked, List<List<Object>> values, int index, Map<String, Object> chosen)
            throws CelEvaluationException {
        for (Half half : halves) {
            if (half.known() == index && (++tries > MOST_TRIES || !half.asked().takes(chosen))) {
                return null;
            }
        }
        if (index == asked.size()) {
            return new LinkedHashMap<>(chosen);
        }
        for (Object value : values.get(index)) {
            chosen.put(asked.get(index).code(), value);
            Map<String, Object> found = find(asked, values, index + 1, chosen);
            if (found != null) {
                return found;
            }
            if (tries > MOST_TRIES) {
                break;
            }
        }
        chosen.remove(asked.get(index).code());
        return null;
    }

    private static String sentence(Map<String, Object> found) {
        return found.isEmpty()
                ? "any"
                : found.entrySet().stream()
                        .map(fact -> fact.getKey() + " = " + fact.getValue())
                        .collect(Collectors.joining(", "));
    }
}
