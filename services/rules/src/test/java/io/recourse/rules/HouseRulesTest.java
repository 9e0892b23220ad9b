package io.recourse.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The house rules where casework's spec kit does not reach: this module stands below it, so its sources are read instead of
 * its classes. Package {@code pack}, which reads the files, is the only one that may touch input and JSON. Two libraries are
 * as good as the platform: Unicode's own rules of text (ICU) and the search for many words at once (Aho and Corasick).
 */
class HouseRulesTest {

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "an import that is not on the whitelist, because a rule must be readable and replayable on its own",
            Pattern.compile(
                    "^import (static )?(?!java\\.(?!io\\.|net\\.|sql\\.|nio\\.file\\.|util\\.logging\\.)|io\\.recourse\\.rules\\.|io\\.recourse\\.contracts\\.[A-Z]|org\\.jspecify\\.|com\\.ibm\\.icu\\.(lang|text)\\.|org\\.ahocorasick\\.trie\\.).*"),
            "a framework by its full name, for the same reason",
            Pattern.compile(
                    "^(?!import ).*\\b(jakarta|com\\.fasterxml|org\\.hibernate|io\\.(quarkus|smallrye|vertx))\\..*"),
            "a clock, because time comes in as an argument",
            Pattern.compile(
                    ".*(\\b(Instant|Local\\w+|Zoned\\w+|Offset\\w+|Year\\w*)(\\.|::)now\\b|currentTimeMillis|nanoTime|Clock\\.(system|tick)).*"),
            "chance, because the same question must have the same answer",
            Pattern.compile(
                    ".*(Math\\.random|\\bnew (Secure|Splittable)?Random\\b|ThreadLocalRandom|randomUUID|Collections\\.shuffle).*"),
            "floating point, because money is exact",
            Pattern.compile("^(?!\\s*(/?\\*|//)).*\\b(double|float|Double|Float)\\b.*"),
            "a name that says nothing",
            Pattern.compile("^.*\\b(class|record|interface|enum) \\w*(Manager|Helper|Utils?|Impl|Dto|DTO)\\b.*"));

    @Test
    void the_rules_depend_on_nothing_and_are_always_the_same() {
        List<String> breaches = new ArrayList<>();
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(20);
        sources.forEach(source -> lines(source).forEach(line -> breaches(line)
                .forEach(why -> breaches.add(source.getFileName() + ": " + why + ": " + line.strip()))));
        assertThat(breaches).isEmpty();
    }

    @Test
    void each_rule_bites() {
        assertThat(Stream.of(
                        "import jakarta.inject.Inject;",
                        "import java.nio.file.Files;",
                        "import io.recourse.contracts.json.SealedJson;",
                        "import io.recourse.casework.decision.Decider;",
                        "    com.fasterxml.jackson.databind.JsonNode node;",
                        "        return Instant.now();",
                        "        return days.map(LocalDate::now);",
                        "        return new Random().nextInt();",
                        "    record Rate(double perCent) {}",
                        "final class TermUtils {"))
                .allSatisfy(line -> assertThat(breaches(line)).as(line).hasSize(1));
        assertThat(Stream.of(
                        "import java.time.LocalDate;",
                        "import io.recourse.contracts.Money;",
                        "/** Never a double. */",
                        "    public static Money half(Money whole) {"))
                .allSatisfy(line -> assertThat(breaches(line)).as(line).isEmpty());
    }

    private static List<String> breaches(String line) {
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(line).matches())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Path> sources() {
        Path root = Path.of("src/main/java/io/recourse/rules");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.startsWith(root.resolve("pack")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
