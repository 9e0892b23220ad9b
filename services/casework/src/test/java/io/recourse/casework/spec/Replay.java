package io.recourse.casework.spec;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The test that walks, and how to have it live one life again.
 *
 * @param module as Maven names it, from the root of the build
 * @param test the class, and the method where it is one
 */
record Replay(String module, String test) {

    /** Of the test on whose thread this is called. */
    static Replay ofThisTest() {
        StackWalker.StackFrame outermost = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame ->
                                frame.getDeclaringClass().getSimpleName().endsWith("Test"))
                        .reduce((_, outer) -> outer))
                .orElseThrow(() -> new AssertionError("only tests walk"));
        String name = outermost.getDeclaringClass().getSimpleName();
        // a dynamic test has no name that Maven knows
        boolean named = !outermost.getMethodName().startsWith("lambda$");
        return new Replay(module(outermost.getDeclaringClass()), named ? name + "#" + outermost.getMethodName() : name);
    }

    /** One line for a shell. */
    String line(long seed) {
        return "mvn test -pl %s -am -Dtest='%s' -Dsurefire.failIfNoSpecifiedTests=false -Dtest.excluded.groups=none -Dwalk.seed=%d -Dwalk.lives=1"
                .formatted(module, test, seed);
    }

    private static String module(Class<?> test) {
        Path classes;
        try {
            classes = Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Path module = classes.resolve("../..").normalize();
        Path root = module;
        do {
            root = Objects.requireNonNull(root.getParent(), "a module lies within a build");
        } while (!Files.exists(root.resolve("pom.xml")));
        return root.relativize(module).toString();
    }
}
