package io.recourse.intake.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small part of an ISO 20022 message as it was read: names, texts without the blanks around them, the currency of amounts. */
final class IsoElement {

    private static final int WEIGHT = 100;

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

    /** The same with what stands at these paths below it alone; a path counts only together with those it passes through. */
    IsoElement only(Set<String> paths) {
        return only("", paths);
    }

    private IsoElement only(String above, Set<String> paths) {
        IsoElement kept = new IsoElement(name, currency);
        kept.text = text;
        for (IsoElement child : children) {
            String path = above + child.name;
            if (paths.contains(path)) {
                kept.add(child.only(path + "/", paths));
            }
        }
        return kept;
    }

    /** About how many bytes of memory it takes with all that is in it. */
    long weight() {
        return WEIGHT
                + text.length()
                + children.stream().mapToLong(IsoElement::weight).sum();
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
