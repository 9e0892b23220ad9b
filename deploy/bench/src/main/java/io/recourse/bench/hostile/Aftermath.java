package io.recourse.bench.hostile;

import io.recourse.bench.hostile.Findings.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A look around when it is over: whoever lived lives, nobody is parked, nothing was said that should not be said. */
final class Aftermath {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Shows where a thread is that did not get on for two seconds, which a machine with too much to do makes of any. */
    private static final String SLOW = "BlockedThreadChecker";

    private final Ground ground;
    private final Map<String, Long> before;

    Aftermath(Ground ground) {
        this.ground = ground;
        this.before = ground.place().stack().pids();
    }

    void look() throws IOException, InterruptedException {
        if (!ground.place().stack().pids().equals(before)) {
            ground.findings().add(Kind.BROKEN, null, "a process is not the one that began");
        }
        before.forEach((name, pid) -> {
            if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                ground.findings().add(Kind.BROKEN, null, name + " has ended");
            }
        });
        for (Map.Entry<String, URI> service :
                ground.place().stack().serviceUrls().entrySet()) {
            if (status(service.getValue(), "/q/health/ready").statusCode() != 200) {
                ground.findings().add(Kind.BROKEN, null, service.getKey() + " is not ready");
            }
            if (Canary.sings(status(service.getValue(), "/q/metrics").body())) {
                ground.findings().add(Kind.LEAK, null, "the metrics of " + service.getKey() + " name a person");
            }
            parked(service.getKey());
        }
        logs();
    }

    private static java.net.http.HttpResponse<String> status(URI service, String path)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString());
    }

    /** Only our own services' events can park, and those come from somebody who broke into one. */
    private void parked(String service) {
        List<String> parked = ground.read(
                service,
                "select kind || ' ' || id || ': ' || parked from subject where parked is not null",
                row -> row.getString(1));
        parked.stream().filter(p -> !p.contains(" " + OwnTopic.KEY)).forEach(p -> ground.findings()
                .add(Kind.PARKED, null, service + " parked " + p));
    }

    private void logs() throws IOException {
        try (Stream<Path> files = Files.walk(ground.place().stack().run().path("logs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean service = ground.place()
                        .stack()
                        .serviceUrls()
                        .containsKey(file.getFileName().toString().replace(".log", ""));
                log(file, service);
            }
        }
    }

    private void log(Path file, boolean service) throws IOException {
        // whatever bytes were logged, they are read
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String head = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                boolean trace = line.startsWith("\tat ");
                if (!trace) {
                    head = line;
                }
                if (Canary.sings(line)) {
                    ground.findings().add(Kind.LEAK, null, file.getFileName() + " names a person: " + line);
                }
                if (service
                        && (line.contains(" ERROR ") || (trace && !head.contains(SLOW)))
                        && !line.contains(OwnTopic.KEY)) {
                    ground.findings().add(Kind.BROKEN, null, file.getFileName() + " says " + line);
                }
            }
        }
    }
}
