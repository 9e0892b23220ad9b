package io.recourse.segmentation.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a policy document, so that its author sees all of it at once, each with its place. */
final class Faults {
    private static final Pattern CODE = Pattern.compile("[!-~]{1,48}");
    private static final int MOST_DAYS = 3_650;

    private final String document;
    private final String path;
    private final List<Fault> found;

    Faults(String document) {
        this(document, "", new ArrayList<>());
    }

    private Faults(String document, String path, List<Fault> found) {
        this.document = document;
        this.path = path;
        this.found = found;
    }

    /** The same, for a part of the document; what is found there is found in the whole. */
    Faults at(String part) {
        return new Faults(document, path + "/" + part, found);
    }

    void unless(boolean holds, String fault) {
        if (!holds) {
            found.add(new Fault(path, fault));
        }
    }

    /** A code as the contracts publish it: printable ASCII without blanks, short enough for a version or direction behind it. */
    String code(@Nullable String value, String where) {
        unless(value != null && CODE.matcher(value).matches(), where + " must be a code of 1 … 48 characters");
        return value == null ? "" : value;
    }

    void days(int value, String where) {
        unless(value >= 1 && value <= MOST_DAYS, where + " must be 1 … " + MOST_DAYS);
    }

    /** A word of a closed vocabulary; empty, with a fault noted, if it is none. */
    <W extends Enum<W>> Optional<W> word(Class<W> vocabulary, @Nullable String value, String where) {
        Optional<W> word = Arrays.stream(vocabulary.getEnumConstants())
                .filter(w -> w.name().equals(value))
                .findFirst();
        unless(
                word.isPresent(),
                where + ": unknown " + vocabulary.getSimpleName().toLowerCase(Locale.ROOT) + " " + value);
        return word;
    }

    /** The same, for what comes from outside: the value is not quoted. */
    <W extends Enum<W>> Optional<W> oneOf(Class<W> vocabulary, @Nullable String value, String why) {
        Optional<W> word = Arrays.stream(vocabulary.getEnumConstants())
                .filter(w -> w.name().equals(value))
                .findFirst();
        unless(word.isPresent(), why);
        return word;
    }

    /** Each value that was there before is a fault at its own place. */
    void different(List<String> values, String field) {
        for (int i = 0; i < values.size(); i++) {
            at(Integer.toString(i))
                    .at(field)
                    .unless(values.indexOf(values.get(i)) == i, "another one has this " + field);
        }
    }

    <W extends Enum<W>> List<W> words(Class<W> vocabulary, List<String> values, String where) {
        return values.stream()
                .flatMap(value -> word(vocabulary, value, where).stream())
                .toList();
    }

    void unique(List<String> codes, String where) {
        List<String> seen = new ArrayList<>();
        for (String code : codes) {
            unless(!seen.contains(code), where + ": duplicate " + code);
            seen.add(code);
        }
    }

    /** @throws InvalidPolicy if anything was found */
    void raise() {
        if (!found.isEmpty()) {
            throw new InvalidPolicy(document, found);
        }
    }
}
