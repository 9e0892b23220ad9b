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

/**
 * Generated passwords and keys of a run, kept in {@code secrets.json} (owner only) as long as its data: the databases and
 * the broker remember them.
 */
public final class Secrets {
    private static final String FILE = "secrets.json";
    private static final int BYTES = 32;

    private final RunFolder run;
    private final Map<String, String> byName;
    private final SecureRandom random = new SecureRandom();

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
    public synchronized String get(String name) {
        String known = byName.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byName.put(name, made);
        save();
        return made;
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
