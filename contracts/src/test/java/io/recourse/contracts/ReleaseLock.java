package io.recourse.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of released schemas and examples with their SHA-256, {@code events/released.lock}, in the form of {@code
 * sha256sum}. It only grows: {@link #main} adds what is new and refuses to touch what is there. Needs nothing but the
 * JDK, so {@code java ReleaseLock.java <events folder>} releases.
 */
public final class ReleaseLock {

    private static final String FILE = "released.lock";

    private final Path events;

    public ReleaseLock(Path events) {
        this.events = events;
    }

    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: java ReleaseLock.java <events folder>");
            System.exit(2);
        }
        ReleaseLock lock = new ReleaseLock(Path.of(args[0]));
        List<String> breaches = lock.breaches();
        if (!breaches.isEmpty()) {
            breaches.forEach(System.err::println);
            System.err.println(
                    "A released contract never changes; new meaning is a new version (.v2). Nothing was written.");
            System.exit(1);
        }
        List<String> added = lock.unreleased();
        lock.release();
        System.out.println(added.size() + " released, " + lock.released().size() + " in all");
    }

    /** Released files that were changed or removed, a sentence each. */
    public List<String> breaches() {
        SortedMap<String, String> present = present();
        List<String> breaches = new ArrayList<>();
        released().forEach((file, digest) -> {
            if (!present.containsKey(file)) {
                breaches.add(file + " was released and is gone");
            } else if (!digest.equals(present.get(file))) {
                breaches.add(file + " was released and has changed");
            }
        });
        return List.copyOf(breaches);
    }

    /** Files that are not yet released. */
    public List<String> unreleased() {
        SortedMap<String, String> released = released();
        return present().keySet().stream()
                .filter(file -> !released.containsKey(file))
                .toList();
    }

    /** Adds what is not yet released; entries that are there stay as they are. */
    public void release() {
        SortedMap<String, String> all = present();
        all.putAll(released());
        String text = all.entrySet().stream()
                .map(e -> e.getValue() + "  " + e.getKey() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(events.resolve(FILE), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedMap<String, String> released() {
        SortedMap<String, String> released = new TreeMap<>();
        Path file = events.resolve(FILE);
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    String[] digestAndName = line.split(" {2}", 2);
                    released.put(digestAndName[1], digestAndName[0]);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return released;
    }

    private SortedMap<String, String> present() {
        SortedMap<String, String> present = new TreeMap<>();
        try (Stream<Path> files = Files.walk(events)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                present.put(events.relativize(file).toString().replace('\\', '/'), sha256(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return present;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
