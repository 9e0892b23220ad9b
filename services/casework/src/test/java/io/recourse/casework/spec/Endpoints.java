package io.recourse.casework.spec;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.recourse.casework.security.Allowed;
import io.recourse.casework.security.Role;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The role × endpoint table as the code has it, to be compared with the one in a test. */
public final class Endpoints {

    private Endpoints() {}

    /** A line per resource method below the package: {@code GET /v1/cases/{id} LENDER OPERATOR}, sorted by path. */
    public static List<String> below(String packageName) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packageName).stream()
                        .filter(c -> c.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(Endpoints::lines)
                        .sorted(Comparator.comparing((String line) -> line.substring(line.indexOf(' ')))
                                .thenComparing(Comparator.naturalOrder()))
                        .toList();
    }

    private static Stream<String> lines(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .map(verb -> verb + " " + path(resource, method) + " " + roles(resource, method)));
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String first = resource.getAnnotation(Path.class).value();
        if (first.contains("{")) {
            throw new AssertionError(resource.getSimpleName()
                    + ": a class whose path has a variable hides what other classes have below it; begin it with /v1");
        }
        String path = first + (below == null ? "" : "/" + below.value());
        return path.replaceAll("/+", "/");
    }

    private static String roles(Class<?> resource, Method method) {
        @Nullable Allowed onMethod = method.getAnnotation(Allowed.class);
        @Nullable Allowed allowed = onMethod != null ? onMethod : resource.getAnnotation(Allowed.class);
        return allowed == null
                ? "nobody"
                : Arrays.stream(allowed.value()).sorted().map(Role::name).collect(Collectors.joining(" "));
    }
}
