package io.recourse.casework.spec;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.recourse.casework.decision.Decider;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The sealed families a decider speaks in, and the switches over them. */
final class Families {

    private static final Pattern DEFAULT_BRANCH = Pattern.compile("\\bdefault\\s*(->|:)");

    static final DescribedPredicate<JavaClass> ARE_DECIDERS =
            DescribedPredicate.describe("are deciders", c -> !c.isInterface() && c.isAssignableTo(Decider.class));

    /** By name too: the switches of a large decider live in files beside it. */
    static final DescribedPredicate<JavaClass> ARE_WRITTEN_AS_DECIDERS = DescribedPredicate.describe(
            "are written as deciders",
            c -> c.isTopLevelClass()
                    && (ARE_DECIDERS.test(c)
                            || c.getSimpleName().matches(".*(Decider|Evolution)")
                            || c.getPackageName().endsWith(".domain")
                                    && c.getSimpleName().matches(".*(History|Fold|Reports)")));

    /** Whoever asks which of a sealed family it has, under whatever name. */
    static final DescribedPredicate<JavaClass> SPEAK_OF_A_DOMAIN = DescribedPredicate.describe(
            "speak of a domain",
            c -> c.isTopLevelClass()
                    && c.getPackageName().matches(".*\\.domain(\\..*)?")
                    && !c.getSimpleName().equals("package-info"));

    /** {@code case Known _ ->}, {@code case Known(int n) ->}: a switch over types, which the compiler can prove to be whole. */
    private static final Pattern TYPE_PATTERN =
            Pattern.compile("\\bcase\\s+[A-Z][\\w.]*(<[^>]*>)?\\s*(\\(|\\s(_|[a-z]\\w*)\\s*(->|:|,|when\\b))");

    private Families() {}

    static ArchCondition<JavaClass> haveSealedFamiliesOfRecords() {
        return new ArchCondition<>("have sealed states, inputs and events whose leaves are records") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                for (Class<?> family : families(c.reflect())) {
                    if (!family.isSealed()) {
                        events.add(SimpleConditionEvent.violated(c, family.getName() + " is not sealed"));
                    }
                    for (Class<?> leaf : SealedJson.leaves(family)) {
                        if (family.isSealed() && !leaf.isRecord()) {
                            events.add(SimpleConditionEvent.violated(c, leaf.getName() + " is not a record"));
                        }
                    }
                }
            }
        };
    }

    private static List<Class<?>> families(Class<?> decider) {
        return Arrays.stream(decider.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(t -> t.getRawType().equals(Decider.class))
                .flatMap(t -> Arrays.<Type>stream(t.getActualTypeArguments()))
                .<Class<?>>map(t -> (Class<?>) t)
                .toList();
    }

    /** Bytecode does not show whether a switch over a sealed type has a default branch of its own, so the source is read. */
    static ArchCondition<JavaClass> haveNoDefaultBranchInTheirSource() {
        return new ArchCondition<>("have no default branch in their source") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                List<String> lines = source(c);
                for (int i = 0; i < lines.size(); i++) {
                    if (DEFAULT_BRANCH.matcher(lines.get(i)).find()
                            && (ARE_WRITTEN_AS_DECIDERS.test(c) || asksForTypes(lines, i))) {
                        events.add(SimpleConditionEvent.violated(
                                c,
                                c.getName() + ".java line " + (i + 1) + ": "
                                        + lines.get(i).strip()));
                    }
                }
            }
        };
    }

    /** Whether a branch before this one, of the same switch, names a type: sources are formatted, so it stands as far in. */
    private static boolean asksForTypes(List<String> lines, int branch) {
        int depth = indent(lines.get(branch));
        for (int i = branch - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (!line.isBlank() && indent(line) < depth) {
                return false;
            }
            if (indent(line) == depth && TYPE_PATTERN.matcher(line).find()) {
                return true;
            }
        }
        return false;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static List<String> source(JavaClass c) {
        URI uri = c.getSource().map(Source::getUri).orElseThrow();
        String path = uri.getPath()
                .replace("/target/classes/", "/src/main/java/")
                .replace("/target/test-classes/", "/src/test/java/")
                .replaceAll("\\.class$", ".java");
        try {
            return Files.readAllLines(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException("no source beside " + uri, e);
        }
    }
}
