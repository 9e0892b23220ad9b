package io.recourse.contracts.json;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/**
 * Instants and days are ISO-8601 text and nothing else: a bare number would become a day in 1970 without a word. Their years
 * are 1 … 9999, for documents and headers alike: what lies outside fits neither the schemas nor the store.
 */
public final class IsoTimes<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private static final int TO_THE_SECOND = "2026-01-31T23:59:59Z".length();
    private static final int DAY = "2026-01-31".length();

    private final transient Function<String, T> parse;

    private IsoTimes(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    static SimpleModule module() {
        return new SimpleModule("iso-times")
                .addDeserializer(Instant.class, new IsoTimes<>(Instant.class, IsoTimes::instant))
                .addDeserializer(LocalDate.class, new IsoTimes<>(LocalDate.class, IsoTimes::day));
    }

    /**
     * As {@code Instant.v1}, but to the nanosecond, as Java writes one of its own: what is finer than the contract's microsecond
     * the doors cut off. RFC 3339 knows offsets, small letters and spaces as well.
     *
     * @throws DateTimeException if the text is not written as 2026-01-31T23:59:59Z or its year lies outside 1 … 9999
     */
    public static Instant instant(String text) {
        if (text.length() < TO_THE_SECOND || text.charAt(DAY) != 'T' || !text.endsWith("Z")) {
            throw new DateTimeException("an instant is written as 2026-01-31T23:59:59Z");
        }
        OffsetDateTime time = ITU.parseDateTime(text);
        bounded(time.getYear());
        return time.toInstant();
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        bounded(day.getYear());
        return day;
    }

    private static void bounded(int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("a year is one of 1 … 9999");
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        try {
            return parse.apply(parser.getText());
        } catch (DateTimeException e) {
            return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "not ISO 8601");
        }
    }
}
