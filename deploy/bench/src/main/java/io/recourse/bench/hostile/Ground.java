package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.bench.Place;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What every door needs to know: the stack under siege, the contracts it gave, and where findings go. */
record Ground(long seed, Place place, Contracts contracts, Findings findings) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Whom the hostile lender's neighbours belong to over HTTP, and by Kafka. */
    static final String HTTP_LENDER = "east-bank";

    static final String KAFKA_LENDER = "harbour-finance";

    /** A read of a service's database. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** As the administrator, whom no row security binds. */
    <T> List<T> read(String service, String sql, Row<T> row, Object... arguments) {
        try (Connection connection = place.connect(service);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                Object argument = arguments[i];
                statement.setObject(
                        i + 1,
                        argument instanceof List<?> list ? connection.createArrayOf("text", list.toArray()) : argument);
            }
            List<T> read = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(row.of(rows));
                }
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(service + " cannot be read: " + e.getMessage(), e);
        }
    }

    URI url(String service) {
        URI url = place.stack().serviceUrls().get(service);
        if (url == null) {
            throw new IllegalArgumentException(service + " does not run");
        }
        return url;
    }

    /** A missing node where the text is no JSON. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /** Something that takes a while. */
    interface Question {
        boolean yes() throws Exception;
    }

    /** Whether it came true in time. */
    static boolean comesTrue(Question question) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!question.yes()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return true;
    }
}
