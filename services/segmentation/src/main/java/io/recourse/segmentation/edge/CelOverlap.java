package io.recourse.segmentation.edge;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.recourse.segmentation.domain.CaseFact;
import io.recourse.segmentation.domain.Conditions.Common;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a case that two conditions take. Conditions compare facts with constants and with each other, so they cannot tell
 * apart values between two neighbouring constants: of each fact the constants, what is next to them and what is beyond them
 * are tried, in every combination. Facts count as independent of each other.
 */
final class CelOverlap {
    /** So many that an author does not wait. */
    private static final int MOST_CASES = 200_000;

    private static final Set<String> COMPARISONS =
            Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_", "@in", "startsWith");

    private final Map<String, CaseFact> facts;
    private final Map<CaseFact, Set<CelConstant>> constants = new LinkedHashMap<>();
    private final Map<CaseFact, Set<String>> words = new LinkedHashMap<>();
    private final Set<CaseFact> compared = new LinkedHashSet<>();
    private final Map<String, String> wordsByName;

    /** @param wordsByName {@code Band.A} → {@code A} */
    CelOverlap(Map<String, CaseFact> facts, Map<String, String> wordsByName) {
        this.facts = facts;
        this.wordsByName = wordsByName;
    }

    /** @param both whether both conditions take a case of these facts, by their codes */
    Common of(List<CelAbstractSyntaxTree> conditions, Predicate<Map<String, Object>> both) {
        conditions.forEach(this::collect);
        List<CaseFact> asked = List.copyOf(constants.keySet());
        List<List<Object>> values = asked.stream().map(this::values).toList();
        long cases = 1;
        for (List<Object> list : values) {
            cases *= list.size();
            if (cases > MOST_CASES) {
                return new Common.Unknown();
            }
        }
        Map<String, Object> found = find(asked, values, 0, new LinkedHashMap<>(), both);
        return found == null ? new Common.None() : new Common.Some(sentence(found));
    }

    private void collect(CelAbstractSyntaxTree tree) {
        CelNavigableExpr root = CelNavigableAst.fromAst(tree).getRoot();
        root.allNodes().flatMap(node -> factOf(node, tree).stream()).forEach(fact -> {
            constants.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
            words.computeIfAbsent(fact, _ -> new LinkedHashSet<>());
        });
        root.allNodes()
                .filter(node -> node.getKind() == Kind.CALL
                        && COMPARISONS.contains(node.expr().call().function()))
                .forEach(node -> comparison(node, tree));
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

    private List<Object> texts(CaseFact fact) {
        Set<String> tried = new TreeSet<>(List.of("~"));
        for (CaseFact one : likes(fact)) {
            for (CelConstant constant : constants(one)) {
                if (constant.getKind() == CelConstant.Kind.STRING_VALUE) {
                    tried.add(constant.stringValue());
                    tried.add(constant.stringValue() + "~");
                }
            }
        }
        return List.copyOf(tried);
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

    private static @Nullable Map<String, Object> find(
            List<CaseFact> facts,
            List<List<Object>> values,
            int index,
            Map<String, Object> chosen,
            Predicate<Map<String, Object>> both) {
        if (index == facts.size()) {
            return both.test(chosen) ? new LinkedHashMap<>(chosen) : null;
        }
        for (Object value : values.get(index)) {
            chosen.put(facts.get(index).code(), value);
            Map<String, Object> found = find(facts, values, index + 1, chosen, both);
            if (found != null) {
                return found;
            }
        }
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
