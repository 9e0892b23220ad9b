package io.recourse.casework.security;

/**
 * Something that says who a person is, on its way to the vault or out of it. It prints as nothing, Jackson finds nothing in
 * it to write, and whoever wants it has to say so: {@link #expose()} is called by vaults and by answers to a reveal.
 */
public final class Sensitive<T> {

    private final T value;

    private Sensitive(T value) {
        this.value = value;
    }

    public static <T> Sensitive<T> of(T value) {
        return new Sensitive<>(value);
    }

    public T expose() {
        return value;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Sensitive<?> other && value.equals(other.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "…";
    }
}
