package io.recourse.segmentation.edge;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.CompanyGraph;
import io.recourse.segmentation.domain.Profile;
import io.recourse.segmentation.domain.Profile.Area;
import io.recourse.segmentation.domain.Profile.BelongingKind;
import io.recourse.segmentation.domain.Profile.ContactChannel;
import io.recourse.segmentation.domain.Profile.LiabilityKind;
import io.recourse.segmentation.domain.Profile.RecordKind;
import io.recourse.segmentation.domain.Profile.WorkKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of a profile: data, each with its formula in the Common Expression Language. A formula is compiled and checked
 * when the catalogue is read. It is null where something that it reads was not told, and where it divides by nothing or asks
 * an empty list for its greatest.
 */
@Singleton
class IndicatorCatalogue {

    private static final String RESOURCE = "/catalogue/indicators.json";

    private static final Set<CelErrorCode> NOT_KNOWN =
            Set.of(CelErrorCode.ATTRIBUTE_NOT_FOUND, CelErrorCode.DIVIDE_BY_ZERO, CelErrorCode.INDEX_OUT_OF_BOUNDS);

    /** Texts a formula may compare with: words of a profile, and what the debtor is called in holdings. */
    private static final Set<String> WORDS = Stream.concat(
                    Stream.of(
                                    BelongingKind.values(),
                                    LiabilityKind.values(),
                                    WorkKind.values(),
                                    ContactChannel.values(),
                                    RecordKind.values(),
                                    Area.values())
                            .flatMap(Stream::of)
                            .map(Enum::name),
                    Stream.of(CompanyGraph.DEBTOR))
            .collect(Collectors.toUnmodifiableSet());

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(1_000)
            .comprehensionMaxIterations(10_000)
            .build();

    private record Compiled(IndicatorDocument.Entry entry, Set<String> parts, CelRuntime.Program program) {}

    private final IndicatorDocument document;
    private final List<Compiled> compiled;

    IndicatorCatalogue() {
        this(resource());
    }

    /** @throws IllegalArgumentException if a formula does not compile, or a code stands twice, or a category is unknown */
    IndicatorCatalogue(IndicatorDocument document) {
        this.document = document;
        ProfileTypes types = new ProfileTypes();
        CelCompiler compiler = compiler(types);
        CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(bindings())
                .build();
        Set<String> codes = new HashSet<>();
        Set<String> categories = document.categories().stream()
                .map(IndicatorDocument.Category::code)
                .collect(Collectors.toSet());
        this.compiled = document.indicators().stream()
                .map(entry -> {
                    if (!codes.add(entry.code()) || !categories.contains(entry.category())) {
                        throw new IllegalArgumentException("indicator " + entry.code() + ": code or category");
                    }
                    return compiled(entry, types.parts().keySet(), compiler, runtime);
                })
                .toList();
    }

    IndicatorDocument document() {
        return document;
    }

    /** Each a {@link Long} or a {@link Boolean}, null where it is not known; in the order of the catalogue. */
    Map<String, @Nullable Object> of(Profile profile) {
        Map<String, Object> values = ProfileTypes.values(profile);
        Map<String, @Nullable Object> indicators = new LinkedHashMap<>();
        compiled.forEach(one -> indicators.put(one.entry().code(), value(one, values)));
        return indicators;
    }

    private static @Nullable Object value(Compiled one, Map<String, Object> values) {
        if (!values.keySet().containsAll(one.parts())) {
            return null;
        }
        try {
            return one.program().eval(name -> Optional.ofNullable(values.get(name)));
        } catch (CelEvaluationException e) {
            if (NOT_KNOWN.contains(e.getErrorCode())) {
                return null;
            }
            throw new IllegalStateException("indicator " + one.entry().code() + " cannot be reckoned", e);
        }
    }

    private static Compiled compiled(
            IndicatorDocument.Entry entry, Set<String> parts, CelCompiler compiler, CelRuntime runtime) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(entry.formula()).getAst();
            CelType result = entry.unit() == IndicatorDocument.Unit.TRUTH ? SimpleType.BOOL : SimpleType.INT;
            if (!tree.getResultType().equals(result)) {
                throw new IllegalArgumentException("indicator " + entry.code() + " is no " + result.name());
            }
            Set<String> read = new HashSet<>();
            CelNavigableAst.fromAst(tree)
                    .getRoot()
                    .allNodes()
                    .map(node -> node.expr())
                    .forEach(expr -> {
                        if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT
                                && parts.contains(expr.ident().name())) {
                            read.add(expr.ident().name());
                        } else if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                                && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                                && !WORDS.contains(expr.constant().stringValue())) {
                            throw new IllegalArgumentException("indicator " + entry.code() + ": no word of a profile");
                        }
                    });
            return new Compiled(entry, Set.copyOf(read), runtime.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("indicator " + entry.code() + ": " + e.getMessage(), e);
        }
    }

    private static CelCompiler compiler(ProfileTypes types) {
        ListType numbers = ListType.create(SimpleType.INT);
        TypeParamType any = TypeParamType.create("T");
        ListType list = ListType.create(any);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(types)
                .setStandardMacros(
                        CelStandardMacro.HAS, CelStandardMacro.EXISTS, CelStandardMacro.FILTER, CelStandardMacro.MAP)
                .addFunctionDeclarations(
                        function("sum", SimpleType.INT, numbers),
                        function("mean", SimpleType.INT, numbers),
                        function("most", SimpleType.INT, numbers),
                        function("least", SimpleType.INT, numbers),
                        function("variation", SimpleType.INT, numbers),
                        function("longest", SimpleType.INT, ListType.create(SimpleType.BOOL)),
                        function("bp", SimpleType.INT, SimpleType.INT, SimpleType.INT),
                        function("first", list, list, SimpleType.INT),
                        function("distinct", list, list),
                        function("related", SimpleType.INT, list, SimpleType.INT));
        types.parts().forEach(builder::addVar);
        return builder.build();
    }

    private static CelFunctionDecl function(String name, CelType result, CelType... of) {
        return CelFunctionDecl.newFunctionDeclaration(name, CelOverloadDecl.newGlobalOverload(name, result, of));
    }

    private static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("sum", List.class, IndicatorCatalogue::sum),
                CelFunctionBinding.from(
                        "mean",
                        List.class,
                        list -> Math.floorDiv(sum(list), (long) filled(list).size())),
                CelFunctionBinding.from("most", List.class, list -> filled(list).stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow()),
                CelFunctionBinding.from("least", List.class, list -> filled(list).stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElseThrow()),
                CelFunctionBinding.from("variation", List.class, IndicatorCatalogue::variation),
                CelFunctionBinding.from("longest", List.class, IndicatorCatalogue::longest),
                CelFunctionBinding.from("bp", Long.class, Long.class, IndicatorCatalogue::bp),
                CelFunctionBinding.from(
                        "first",
                        List.class,
                        Long.class,
                        (list, most) -> list.subList(0, (int) Math.min(list.size(), most))),
                CelFunctionBinding.from("distinct", List.class, list -> List.copyOf(new HashSet<Object>(list))),
                CelFunctionBinding.from("related", List.class, Long.class, IndicatorCatalogue::related));
    }

    @SuppressWarnings("unchecked") // the compiler checked that they are numbers
    private static List<Long> numbers(List<?> list) {
        return (List<Long>) list;
    }

    private static long sum(List<?> list) {
        return numbers(list).stream().reduce(0L, Math::addExact);
    }

    private static List<Long> filled(List<?> list) throws CelEvaluationException {
        if (list.isEmpty()) {
            throw nothing();
        }
        return numbers(list);
    }

    private static CelEvaluationException nothing() {
        return CelEvaluationExceptionBuilder.newBuilder("of nothing")
                .setErrorCode(CelErrorCode.DIVIDE_BY_ZERO)
                .build();
    }

    /** Basis points of a whole above zero, rounded down. */
    private static long bp(long part, long whole) throws CelEvaluationException {
        if (whole <= 0) {
            throw nothing();
        }
        return Math.floorDiv(Math.multiplyExact(part, 10_000L), whole);
    }

    /** Standard deviation of all as a share of their mean, basis points, rounded down. */
    private static long variation(List<?> list) throws CelEvaluationException {
        long sum = sum(list);
        if (sum <= 0) {
            throw nothing();
        }
        BigInteger all = BigInteger.valueOf(sum);
        BigInteger squares = numbers(list).stream()
                .map(BigInteger::valueOf)
                .map(number -> number.multiply(number))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return squares.multiply(BigInteger.valueOf(list.size()))
                .subtract(all.multiply(all))
                .multiply(BigInteger.valueOf(100_000_000))
                .sqrt()
                .divide(all)
                .longValueExact();
    }

    private static long longest(List<?> list) {
        long run = 0;
        long longest = 0;
        for (Object holds : list) {
            run = holds.equals(true) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static long related(List<?> holdings, long depth) {
        return CompanyGraph.related(
                        holdings.stream()
                                .map(holding -> (Map<?, ?>) holding)
                                .map(holding -> new Profile.Holding(
                                        String.valueOf(holding.get("owner")),
                                        String.valueOf(holding.get("owned")),
                                        1,
                                        true))
                                .toList(),
                        Math.toIntExact(depth))
                .size();
    }

    private static IndicatorDocument resource() {
        try (InputStream in = IndicatorCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no catalogue at " + RESOURCE);
            }
            return SealedJson.mapper().readValue(in, IndicatorDocument.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
