package io.recourse.segmentation.edge;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * What of the language a condition leaves alone, though it compiles. In a map or a message something may be looked for in
 * vain, so a condition with one could fail; and a beginning that is not written down has no end of values to be compared by.
 */
record CelForm(Set<String> facts, Set<String> words) {

    private record Found(int column, String why) {}

    /** What does not fit, with its place, the first such. */
    Optional<String> misfit(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .flatMap(node -> why(node, tree).stream().map(why -> new Found(column(node, tree), why)))
                .min(Comparator.comparingInt(Found::column))
                .map(found -> "column " + found.column() + ": " + found.why());
    }

    private Optional<String> why(CelNavigableExpr node, CelAbstractSyntaxTree tree) {
        return switch (node.getKind()) {
            case MAP -> Optional.of("a condition has no maps");
            case STRUCT -> Optional.of("a condition has no messages");
            case COMPREHENSION -> Optional.of("a condition has no loops");
            case SELECT ->
                isNamed(node.expr(), tree, words)
                        ? Optional.empty()
                        : Optional.of("only a word is written with a point");
            case CALL ->
                node.expr().call().function().equals("startsWith")
                                && !isPlainStart(node.expr().call(), tree)
                        ? Optional.of("startsWith is asked of a fact, with a text in quotes")
                        : Optional.empty();
            case NOT_SET, CONSTANT, IDENT, LIST -> Optional.empty();
        };
    }

    private boolean isPlainStart(CelExpr.CelCall call, CelAbstractSyntaxTree tree) {
        return call.target().filter(target -> isNamed(target, tree, facts)).isPresent()
                && call.args().stream().allMatch(start -> start.getKind() == Kind.CONSTANT);
    }

    private static boolean isNamed(CelExpr node, CelAbstractSyntaxTree tree, Set<String> names) {
        return tree.getReference(node.id())
                .map(CelReference::name)
                .filter(names::contains)
                .isPresent();
    }

    private static int column(CelNavigableExpr node, CelAbstractSyntaxTree tree) {
        return tree.getSource()
                        .getOffsetLocation(tree.getSource().getPositionsMap().getOrDefault(node.id(), 0))
                        .map(CelSourceLocation::getColumn)
                        .orElse(0)
                + 1;
    }
}
