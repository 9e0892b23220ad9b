package io.recourse.local.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Generated passwords and keys of a run, kept in {@code secrets.json} (owner only) as long as its data: the databases and
 * the broker remember them.
 */
public final class Secrets {
    private static final String FILE = "secrets.json";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RunFolder run;
    private final Map<String, String> byName;

    private Secrets(RunFolder run, Map<String, String> byName) {
        this.run = run;
        this.byName = byName;
    }

    public static Secrets of(RunFolder run) {
        Path file = run.path(FILE);
        try {
            Map<String, String> known = Files.exists(file)
                    ? new JsonMapper().readValue(Files.readString(file), new TypeReference<Map<String, String>>() {})
                    : Map.of();
            return new Secrets(run, new TreeMap<>(known));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret of that name, 256 bits in URL-safe Base64; made and stored when first asked for. */
    public String get(String name) {
        return get(name, Secrets::random);
    }

    /** The key of that name, 256 bits in standard Base64; made and stored when first asked for. */
    public String key(String name) {
        return get(name, () -> Base64.getEncoder().encodeToString(bytes()));
    }

    /** What is stored under that name; {@code first} makes it when there is nothing yet. */
    public synchronized String get(String name, Supplier<String> first) {
        String known = byName.get(name);
        if (known != null) {
            return known;
        }
        String made = first.get();
        byName.put(name, made);
        save();
        return made;
    }

    /** 256 bits in URL-safe Base64 that are kept nowhere. */
    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private void save() {
        try {
            run.writePrivate(
                    FILE, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(byName) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
