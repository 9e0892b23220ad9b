package io.recourse.casework.spec;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * Pins how the states of a kind stand in their rows, because what was written once is read for ever. Each example has its
 * file {@code golden/<kind>-<name>.schema<n>.json}. A release that writes states in another form adds an upcaster, leaves the
 * files there are as they are, says with {@link #earlier} what each of them is read as now, and adds files of the new schema.
 *
 * <p>A new example gets its file with {@code -Dgolden.write=true}; a file that is there is never written again. Where only a
 * rule's number moved and the form is what it was, delete the file and have it written anew.
 */
public final class GoldenStates<S> {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private final SubjectKind<S, ?, ?> kind;
    private final Class<S> states;
    private final Path folder;
    private final List<Example<S>> examples = new ArrayList<>();
    private final Set<String> neverHeld = new TreeSet<>();

    private record Example<S>(int schema, String name, S state) {}

    GoldenStates(SubjectKind<S, ?, ?> kind, Class<S> states, Path folder) {
        this.kind = kind;
        this.states = states;
        this.folder = folder;
    }

    public static <S> GoldenStates<S> of(SubjectKind<S, ?, ?> kind, Class<S> states) {
        return new GoldenStates<>(kind, states, FOLDER);
    }

    @SuppressWarnings(
            "unchecked") // the caller names the states of the kind it names; reading the first file would tell
    public static <S> GoldenStates<S> of(Kinds kinds, String kind, Class<S> states) {
        return of((SubjectKind<S, ?, ?>) kinds.of(new SubjectId(kind, "any")), states);
    }

    /** The same, with files that lie elsewhere. */
    public GoldenStates<S> in(Path elsewhere) {
        return new GoldenStates<>(kind, states, elsewhere);
    }

    /** A state as it is written now. */
    public GoldenStates<S> now(String name, S state) {
        return earlier(kind.schema(), name, state);
    }

    public GoldenStates<S> now(Map<String, S> named) {
        named.forEach(this::now);
        return this;
    }

    /** What a file of that schema is read as. */
    public GoldenStates<S> earlier(int schema, String name, S state) {
        examples.add(new Example<>(schema, name, state));
        return this;
    }

    /** A record of a sealed family that inputs know and states do not. */
    public GoldenStates<S> neverHeld(Class<? extends Record> part) {
        neverHeld.addAll(StateParts.own(part));
        return this;
    }

    /**
     * Every file is read as its example, those of the current schema are what is written today, no file is without example,
     * and no part of a state is without a value in some file of the current schema.
     */
    public void hold() {
        assertSoftly(softly -> {
            examples.forEach(example -> holds(example, softly));
            softly.assertThat(files())
                    .as("files of %s and examples", kind.name())
                    .isEqualTo(named());
            softly.assertThat(missing())
                    .as("parts of %s states that no golden file of schema %d holds", kind.name(), kind.schema())
                    .isEmpty();
        });
    }

    private void holds(Example<S> example, SoftAssertions softly) {
        Path path = folder.resolve(file(example));
        boolean current = example.schema() == kind.schema();
        if (current && Boolean.getBoolean("golden.write") && !Files.exists(path)) {
            write(path, tree(kind.writeState(example.state())).toPrettyString() + "\n");
        }
        if (!Files.exists(path)) {
            softly.fail("%s is missing", path);
            return;
        }
        String json = read(path);
        softly.assertThatCode(() -> softly.assertThat(kind.readState(json, example.schema()))
                        .as("%s as it is read", path)
                        .isEqualTo(example.state()))
                .as("%s", path)
                .doesNotThrowAnyException();
        if (current) {
            softly.assertThat(tree(kind.writeState(example.state())))
                    .as("%s as it is written", path)
                    .isEqualTo(tree(json));
        }
    }

    private Set<String> missing() {
        Set<String> missing = StateParts.of(states);
        missing.removeAll(neverHeld);
        examples.stream()
                .filter(e -> e.schema() == kind.schema())
                .forEach(e -> missing.removeAll(StateParts.in(e.state())));
        return missing;
    }

    private String file(Example<S> example) {
        return "%s-%s.schema%d.json".formatted(kind.name(), example.name(), example.schema());
    }

    private Set<String> named() {
        return examples.stream().map(this::file).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith(kind.name() + "-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return SealedJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON", e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path, String json) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
