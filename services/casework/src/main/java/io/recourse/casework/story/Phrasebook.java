package io.recourse.casework.story;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sentences about records, in every {@link Language}. A text names components of its record in braces; components that are
 * null or no amount at all count as absent in {@code {#if}}.
 *
 * <p>A component is written by its type: days and instants in the setting's zone, {@code long} as an amount in minor units of the
 * setting's currency, balances by their total, constants of an enum and codes by the word the book has for them. The words of
 * constants are called {@code <Enum>.<CONSTANT>}; a constant or a code without a word stands for itself.
 */
public final class Phrasebook {

    /** @param sentences texts by name, then by language code; words likewise */
    private record Texts(Map<String, Map<String, String>> sentences, Map<String, Map<String, String>> words) {}

    /**
     * What a sentence is said in.
     *
     * @param currency of amounts that name none
     */
    public record Setting(Language language, ZoneId zone, String currency) {}

    /** Of a service that has no sentences. */
    public static final Phrasebook EMPTY = new Phrasebook(new Texts(Map.of(), Map.of()));

    private final Map<String, Map<Language, Template>> sentences;
    private final Map<String, Map<Language, String>> words;

    private Phrasebook(Texts texts) {
        Engine engine = Engine.builder().addDefaults().build();
        this.sentences = byLanguage(texts.sentences()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> parsed(engine, e.getValue())));
        this.words = byLanguage(texts.words());
    }

    /** Reads a book from the class path; a text that cannot be read stops the start. */
    public static Phrasebook resource(Class<?> of, String path) {
        try (InputStream in = of.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no phrasebook at " + path);
            }
            return new Phrasebook(SealedJson.mapper().readValue(in, new TypeReference<Texts>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<Language, String>> byLanguage(Map<String, Map<String, String>> texts) {
        Map<String, Map<Language, String>> all = new HashMap<>();
        texts.forEach((name, text) -> {
            Map<Language, String> each = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                each.put(
                        language,
                        Objects.requireNonNull(text.get(language.code()), () -> name + " lacks " + language.code()));
            }
            all.put(name, each);
        });
        return all;
    }

    private static Map<Language, Template> parsed(Engine engine, Map<Language, String> texts) {
        Map<Language, Template> parsed = new EnumMap<>(Language.class);
        texts.forEach((language, text) -> parsed.put(language, engine.parse(text)));
        return parsed;
    }

    /** The sentence of that name about a record; null if the book has none. */
    public @Nullable String tell(String name, Record about, Setting setting) {
        Map<Language, Template> texts = sentences.get(name);
        return texts == null
                ? null
                : Objects.requireNonNull(texts.get(setting.language())).render(components(about, setting));
    }

    /** The word for a constant of an enum. */
    public String word(Enum<?> constant, Language language) {
        Map<Language, String> known = words.get(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
        return known == null ? constant.name() : Objects.requireNonNull(known.get(language));
    }

    /** The word for a code. */
    public String word(String code, Language language) {
        Map<Language, String> known = words.get(code);
        return known == null ? code : Objects.requireNonNull(known.get(language));
    }

    private Map<String, @Nullable Object> components(Record about, Setting setting) {
        Map<String, @Nullable Object> shown = new HashMap<>();
        for (RecordComponent component : about.getClass().getRecordComponents()) {
            try {
                shown.put(component.getName(), shown(component.getAccessor().invoke(about), setting));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return shown;
    }

    private @Nullable Object shown(@Nullable Object value, Setting setting) {
        return switch (value) {
            case null -> null;
            case Money money -> amount(money, setting);
            case Balance balance -> amount(balance.total(), setting);
            case Long minor -> minor == 0 ? null : amount(new Money(minor, setting.currency()), setting);
            case Instant at -> setting.language().instant(at, setting.zone());
            case LocalDate day -> setting.language().day(day);
            case Enum<?> constant -> word(constant, setting.language());
            case String code -> word(code, setting.language());
            case Record record -> components(record, setting);
            case List<?> list -> list.stream().map(each -> shown(each, setting)).toList();
            default -> value;
        };
    }

    private String amount(Money money, Setting setting) {
        BigDecimal value = BigDecimal.valueOf(money.minor(), Money.digits(money.currency()));
        return Language.number(value) + " " + word(money.currency(), setting.language());
    }
}
