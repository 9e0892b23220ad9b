package io.recourse.segmentation.edge;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.BooleanOperator;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Comparison;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.InternalOperator;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Relation;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.StringMatchers;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelException;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.recourse.segmentation.domain.CaseFact;
import io.recourse.segmentation.domain.CaseFact.Kind;
import io.recourse.segmentation.domain.Conditions;
import io.recourse.segmentation.domain.Strategy.Situation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in the Common Expression Language over {@link CaseFact}s: {@code band in [Band.D, Band.E] && cause ==
 * Cause.WILL_NOT}. Words are types of their own, so a misspelt one and one of another list do not compile. A condition costs
 * no more than its length allows: it has no loops, and its size and depth are bounded. It cannot fail either: it compares and
 * does not reckon, and has nothing that could be looked for in vain ({@link CelForm}). Only whole numbers have an order.
 */
public final class CelConditions implements Conditions {
    /** Of the JDK: conditions are read by commands, too, which have no other logger. */
    private static final System.Logger LOG = System.getLogger(CelConditions.class.getName());

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_DEPTH = 24;

    /** So long that it could tell anything. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]{3,}");

    private static final Pattern WORD = Pattern.compile("([A-Za-z]+)\\.([A-Za-z_0-9]+)");

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseRecursionDepth(MOST_DEPTH)
            .maxParseErrorRecoveryLimit(1)
            .enableComprehension(false)
            .enableStringConcatenation(false)
            .enableListConcatenation(false)
            .enableHomogeneousLiterals(true)
            .build();

    private static final Set<StandardOverload> OPERATORS = Set.of(
            BooleanOperator.LOGICAL_AND,
            BooleanOperator.LOGICAL_OR,
            BooleanOperator.LOGICAL_NOT,
            BooleanOperator.CONDITIONAL,
            Relation.EQUALS,
            Relation.NOT_EQUALS,
            Comparison.LESS_INT64,
            Comparison.LESS_EQUALS_INT64,
            Comparison.GREATER_INT64,
            Comparison.GREATER_EQUALS_INT64,
            InternalOperator.IN_LIST,
            StringMatchers.STARTS_WITH_STRING);

    private static final CelStandardDeclarations DECLARATIONS = CelStandardDeclarations.newBuilder()
            .filterFunctions((_, overload) -> OPERATORS.contains(overload))
            .build();

    private final CelCompiler compiler;
    private final CelRuntime runtime =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
    private final Map<String, CaseFact> facts = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Set<Kind.Word> vocabularies = new LinkedHashSet<>();

    public CelConditions() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(DECLARATIONS)
                .setResultType(SimpleType.BOOL);
        for (CaseFact fact : CaseFact.values()) {
            facts.put(fact.code(), fact);
            builder.addVar(fact.code(), type(fact.kind()));
            if (fact.kind() instanceof Kind.Word vocabulary && vocabularies.add(vocabulary)) {
                for (String word : vocabulary.words()) {
                    String name = vocabulary.name() + "." + word;
                    words.put(name, word);
                    builder.addVar(name, type(vocabulary));
                }
            }
        }
        compiler = builder.build();
    }

    private static CelType type(Kind kind) {
        return switch (kind) {
            case Kind.Numeric _ -> SimpleType.INT;
            case Kind.Truth _ -> SimpleType.BOOL;
            case Kind.Text _ -> SimpleType.STRING;
            case Kind.Word word -> OpaqueType.create(word.name());
        };
    }

    @Override
    public Read read(String text) {
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            return new Read.Unfit("a condition has at most " + MOST_CHARACTERS + " characters");
        }
        try {
            CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
            Optional<String> misfit = new CelForm(facts.keySet(), words.keySet()).misfit(tree);
            if (misfit.isPresent()) {
                return new Read.Unfit(misfit.get());
            }
            CelRuntime.Program program = runtime.createProgram(tree);
            return new Read.Fit(situation -> holds(program, situation));
        } catch (CelValidationException e) {
            return new Read.Unfit(
                    e.getErrors().stream().map(issue -> sentence(issue, text)).collect(Collectors.joining(", ")));
        } catch (CelEvaluationException e) {
            return new Read.Unfit("a condition that cannot be asked");
        }
    }

    /** A text of another release, which this one does not read, is not compared either. */
    @Override
    public Common common(String one, String other) {
        try {
            CelOverlap overlap = new CelOverlap(facts, words);
            for (String text : List.of(one, other)) {
                CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
                if (new CelForm(facts.keySet(), words.keySet()).misfit(tree).isPresent()) {
                    return new Common.Unknown();
                }
                CelRuntime.Program program = runtime.createProgram(tree);
                overlap.add(tree, tried -> takes(program, tried));
            }
            return overlap.common();
        } catch (CelException e) {
            return new Common.Unknown();
        }
    }

    private boolean takes(CelRuntime.Program program, Map<String, Object> tried) throws CelEvaluationException {
        return (boolean) program.eval(name -> Optional.ofNullable(tried.getOrDefault(name, words.get(name))));
    }

    private String sentence(CelIssue issue, String text) {
        int column = issue.getSourceLocation().getColumn();
        return "column " + (column + 1) + ": " + misspelt(text, column).orElseGet(() -> unquoted(issue, text));
    }

    /** What the compiler says of the text and is none of our words stays unsaid: it may be anything, a name too. */
    private String unquoted(CelIssue issue, String text) {
        String message = issue.getMessage();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (!isOurs(token.group())) {
                message = message.replace(token.group(), "…");
            }
        }
        return message;
    }

    private boolean isOurs(String token) {
        return facts.containsKey(token)
                || words.containsValue(token)
                || vocabularies.stream()
                        .anyMatch(vocabulary -> vocabulary.name().equals(token));
    }

    /** The checker only says that it does not know the list, whichever word of it was misspelt. */
    private Optional<String> misspelt(String text, int column) {
        Matcher word = WORD.matcher(text);
        int at = text.offsetByCodePoints(0, Math.clamp(column, 0, text.codePointCount(0, text.length())));
        if (!word.region(at, text.length()).lookingAt() || words.containsKey(word.group())) {
            return Optional.empty();
        }
        return vocabularies.stream()
                .filter(vocabulary -> vocabulary.name().equals(word.group(1)))
                .map(vocabulary ->
                        vocabulary.name() + " has no such word, but " + String.join(", ", vocabulary.words()))
                .findFirst();
    }

    /** Nothing in what {@link #read} fits can fail; if it did, a case would not be stopped by it, but go on to the next. */
    private boolean holds(CelRuntime.Program program, Situation situation) {
        try {
            return (boolean) program.eval(name -> Optional.ofNullable(value(name, situation)));
        } catch (CelEvaluationException e) {
            LOG.log(System.Logger.Level.ERROR, "A condition failed, and took no case: {0}", e.getErrorCode());
            return false;
        }
    }

    private @Nullable Object value(String name, Situation situation) {
        CaseFact fact = facts.get(name);
        return fact == null ? words.get(name) : fact.of(situation);
    }
}
