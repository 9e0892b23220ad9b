package io.recourse.bench.house;

import io.recourse.bench.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Processor time that a service and PostgreSQL have used, without what PostgreSQL does for the bench itself. Unlike a rate it
 * says nearly the same on a machine where others work too.
 */
final class Effort {

    private static final String SELF = "select pg_backend_pid()";

    private final ProcessHandle service;
    private final ProcessHandle postgres;
    private final Set<Long> bench;

    private Effort(ProcessHandle service, ProcessHandle postgres, Set<Long> bench) {
        this.service = service;
        this.postgres = postgres;
        this.bench = bench;
    }

    /** @param ours connections of the bench */
    static Effort of(Place place, String service, Connection... ours) throws SQLException {
        Set<Long> bench = new HashSet<>();
        for (Connection connection : ours) {
            bench.add(Sql.number(connection, SELF));
        }
        return new Effort(process(place, service), process(place, "postgres"), bench);
    }

    private static ProcessHandle process(Place place, String name) {
        long pid = Objects.requireNonNull(place.stack().pids().get(name), name);
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Microseconds so far. */
    long micros() {
        return Stream.concat(
                                Stream.of(service),
                                Stream.concat(Stream.of(postgres), postgres.descendants())
                                        .filter(process -> !bench.contains(process.pid())))
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1_000;
    }
}
