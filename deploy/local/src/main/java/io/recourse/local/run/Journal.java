package io.recourse.local.run;

import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The published part of the services' journals. */
public final class Journal {
    private static final SealedJson<PublicEvent> CONTRACT = new SealedJson<>(PublicEvent.class);
    private static final String COLUMNS =
            "select id, seq, type, payload, topic, business_at, recorded_at from journal ";
    private static final String ALL = COLUMNS + "where topic is not null order by kind, id, seq";
    private static final String OF_CASE = COLUMNS + "where topic is not null and kind = 'case' and id = ? order by seq";

    private Journal() {}

    /**
     * One published event.
     *
     * @param id of the subject that told it: a case, a party, a door
     */
    public record Entry(
            String service,
            String id,
            long seq,
            String topic,
            PublicEvent event,
            Instant businessAt,
            Instant recordedAt) {}

    /** Every event of one service, each subject's in order. */
    static void each(Books books, String service, Consumer<Entry> take) {
        books.read(service, ALL, row -> {
            take.accept(entry(service, row));
            return null;
        });
    }

    /** What all services told of one case, in the order of business time. */
    static List<Entry> ofCase(Books books, String caseId) {
        List<Entry> told = new ArrayList<>();
        for (String service : books.services()) {
            told.addAll(books.read(service, OF_CASE, row -> entry(service, row), caseId));
        }
        return inTimeOrder(told);
    }

    /** By when it counts, then by when it was written; what one subject told stays in its own order. */
    static List<Entry> inTimeOrder(List<Entry> told) {
        return told.stream()
                .sorted(Comparator.comparing(Entry::businessAt)
                        .thenComparing(Entry::recordedAt)
                        .thenComparing(Entry::service)
                        .thenComparing(Entry::seq))
                .toList();
    }

    private static Entry entry(String service, ResultSet row) throws SQLException {
        return new Entry(
                service,
                row.getString("id"),
                row.getLong("seq"),
                row.getString("topic"),
                CONTRACT.readBare(PublicEvent.nameIn(row.getString("type")), row.getString("payload")),
                instant(row.getTimestamp("business_at")),
                instant(row.getTimestamp("recorded_at")));
    }

    private static Instant instant(Timestamp at) {
        return at.toInstant();
    }
}
