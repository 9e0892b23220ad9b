package io.recourse.intake.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small part of an ISO 20022 message as it was read: names, texts without the blanks around them, the currency of amounts. */
final class IsoElement {

    private final String name;
    private final @Nullable String currency;
    private final List<IsoElement> children = new ArrayList<>();
    private String text = "";

    IsoElement(String name, @Nullable String currency) {
        this.name = name;
        this.currency = currency;
    }

    String name() {
        return name;
    }

    /** The attribute {@code Ccy}. */
    @Nullable
    String currency() {
        return currency;
    }

    String text() {
        return text;
    }

    void add(IsoElement child) {
        children.add(child);
    }

    void text(String all) {
        text = all.strip();
    }

    /** The same with these of its children alone. */
    IsoElement only(Set<String> names) {
        IsoElement kept = new IsoElement(name, currency);
        children.stream().filter(child -> names.contains(child.name)).forEach(kept::add);
        return kept;
    }

    /** All elements of this path, names with slashes between them. */
    List<IsoElement> all(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        List<IsoElement> named =
                children.stream().filter(child -> child.name.equals(first)).toList();
        return slash < 0
                ? named
                : named.stream()
                        .flatMap(child -> child.all(path.substring(slash + 1)).stream())
                        .toList();
    }

    /** The first element of this path, null if there is none. */
    @Nullable
    IsoElement first(String path) {
        List<IsoElement> all = all(path);
        return all.isEmpty() ? null : all.getFirst();
    }

    boolean has(String path) {
        return first(path) != null;
    }

    /** The text of the first of these paths that has one. */
    @Nullable
    String said(String... paths) {
        for (String path : paths) {
            for (IsoElement element : all(path)) {
                if (!element.text.isEmpty()) {
                    return element.text;
                }
            }
        }
        return null;
    }
}
