package io.recourse.verify.law;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.recourse.verify.read.CannotRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contact law of every jurisdiction that has vectors, with our own limits after it. Numbers are read from the files the
 * services read, so that they stand in one place; every line that reads and applies them is this checker's own.
 */
public final class Law {
    private static final Path VECTORS = Path.of("contracts", "conformance");
    private static final Path PACKS = Path.of("services", "rules", "src", "main", "resources", "rules");
    private static final Path OURS =
            Path.of("services", "negotiation", "src", "main", "resources", "policy", "contact-ours.json");
    private static final List<String> JURISDICTIONS = List.of("CN", "US");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, text(Instant.class, t -> OffsetDateTime.parse(t)
                            .toInstant()))
                    .addDeserializer(LocalTime.class, text(LocalTime.class, LocalTime::parse))
                    .addDeserializer(LocalDate.class, text(LocalDate.class, LocalDate::parse))
                    .addDeserializer(ZoneId.class, text(ZoneId.class, ZoneId::of)))
            .build();

    private final Map<String, Guard> guards = new TreeMap<>();
    private final Map<String, Integer> debitNoticeDays = new TreeMap<>();
    private final Agreement agreement;

    private Law(Path repository) throws IOException {
        List<Pack.Budget> ours = ours(repository.resolve(OURS));
        Agreement all = Agreement.none();
        for (String jurisdiction : JURISDICTIONS) {
            String name = "contact-" + jurisdiction.toLowerCase(Locale.ROOT) + ".json";
            Path file = repository.resolve(VECTORS).resolve(name);
            Vectors vectors = JSON.readValue(file.toFile(), Vectors.class);
            Pack pack = JSON.readValue(repository.resolve(PACKS).resolve(name).toFile(), Pack.class);
            if (!pack.id().equals(vectors.pack())) {
                throw new CannotRead(file + " asks " + vectors.pack() + ", and there is " + pack.id());
            }
            Path days = repository.resolve(PACKS).resolve(vectors.calendar() + ".json");
            Guard guard = new Guard(pack, new Calendar(JSON.readValue(days.toFile(), Calendar.Years.class)));
            all = all.and(Agreement.of(guard, vectors));
            guards.put(jurisdiction, guard.plus(ours));
            Path debits = repository
                    .resolve(PACKS)
                    .resolve("debit-notice-" + jurisdiction.toLowerCase(Locale.ROOT) + ".json");
            if (Files.exists(debits)) {
                debitNoticeDays.put(
                        jurisdiction,
                        JSON.readTree(debits.toFile()).required("days").intValue());
            }
        }
        agreement = all;
    }

    private static List<Pack.Budget> ours(Path file) throws IOException {
        List<Pack.Budget> budgets = new ArrayList<>();
        for (JsonNode budget : JSON.readTree(file.toFile()).required("budgets")) {
            budgets.add(JSON.treeToValue(budget, Pack.Budget.class));
        }
        return budgets;
    }

    private static <T> FromStringDeserializer<T> text(Class<T> type, Function<String, T> parse) {
        return new FromStringDeserializer<>(type) {
            @Override
            protected T _deserialize(String value, DeserializationContext context) {
                return parse.apply(value);
            }
        };
    }

    /** Of the repository this checker runs in: the working folder or one above it. */
    public static Law here() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(VECTORS))) {
                return in(folder);
            }
        }
        throw new CannotRead("there is no " + VECTORS + " in " + start + " or above it: run it in the repository");
    }

    static Law in(Path repository) {
        try {
            return new Law(repository);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotRead("cannot read the contact law in " + repository, e);
        }
    }

    /** Null for a jurisdiction whose law is not known here. */
    public @Nullable Guard guard(String jurisdiction) {
        return guards.get(jurisdiction);
    }

    /** Days between the notice of a varying debit and the debit; null where the law wants none. */
    public @Nullable Integer debitNoticeDays(String jurisdiction) {
        return debitNoticeDays.get(jurisdiction);
    }

    /** Every rule by which a contact may be denied. */
    public Set<String> rules() {
        return guards.values().stream().flatMap(g -> g.pack().rules()).collect(Collectors.toUnmodifiableSet());
    }

    /** What the guards say to the vectors of the law alone, without our own limits. */
    public Agreement agreement() {
        return agreement;
    }
}
