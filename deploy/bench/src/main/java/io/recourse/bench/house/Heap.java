package io.recourse.bench.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.regex.Pattern;

/** Looks every second at how much of its heap a service says is in use. */
final class Heap implements AutoCloseable {

    private static final Pattern USED =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} ([0-9.E]+)$");
    private static final double BYTES_PER_MB = 1024 * 1024;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest metrics;
    private final DoubleAccumulator greatest = new DoubleAccumulator(Math::max, 0);
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

    Heap(URI service) {
        this.metrics = HttpRequest.newBuilder(service.resolve("/q/metrics")).build();
        looks.scheduleAtFixedRate(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            greatest.accumulate(
                    USED.matcher(http.send(metrics, BodyHandlers.ofString()).body())
                            .results()
                            .mapToDouble(m -> Double.parseDouble(m.group(1)) / BYTES_PER_MB)
                            .sum());
        } catch (IOException e) {
            // a look that fails shows nothing; the figure is zero if all do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    double greatestMb() {
        return greatest.get();
    }

    @Override
    public void close() {
        looks.shutdownNow();
        http.close();
    }
}
