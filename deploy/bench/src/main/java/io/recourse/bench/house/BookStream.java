package io.recourse.bench.house;

import io.recourse.local.process.StackFailed;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A file of accounts sent as one request whose answers are read while it is sent, as {@code curl -T} does. Java's own client
 * reads an answer only when everything has been sent, and would wait for a server that waits for it.
 */
final class BookStream {

    private static final int BUFFER = 1 << 16;

    private final URI door;
    private final String token;

    BookStream(URI door, String token) {
        this.door = door;
        this.token = token;
    }

    /** @return how many lines had each outcome */
    TreeMap<String, Long> push(Path file) throws Exception {
        try (Socket socket = new Socket(door.getHost(), door.getPort());
                ExecutorService sender = Executors.newSingleThreadExecutor()) {
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST %s HTTP/1.1\r
                    Host: %s\r
                    Authorization: Bearer %s\r
                    Content-Type: application/x-ndjson\r
                    Content-Length: %d\r
                    Connection: close\r
                    \r
                    """.formatted(door.getPath(), door.getAuthority(), token, Files.size(file))
                    .getBytes(StandardCharsets.UTF_8));
            Future<Long> sent = sender.submit(() -> Files.copy(file, out));
            TreeMap<String, Long> outcomes = answers(new BufferedInputStream(socket.getInputStream(), BUFFER));
            sent.get();
            return outcomes;
        }
    }

    private static TreeMap<String, Long> answers(InputStream in) throws IOException {
        String status = line(in);
        if (!status.contains(" 200 ")) {
            throw new StackFailed("intake answers " + status);
        }
        while (!line(in).isEmpty()) {
            // the heads say nothing that is needed here
        }
        TreeMap<String, Long> outcomes = new TreeMap<>();
        StringBuilder line = new StringBuilder();
        for (int size = size(in); size > 0; size = size(in)) {
            String chunk = new String(in.readNBytes(size), StandardCharsets.ISO_8859_1);
            line(in);
            int from = 0;
            for (int end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
                line.append(chunk, from, end);
                outcomes.merge(outcome(line.toString()), 1L, Long::sum);
                line.setLength(0);
                from = end + 1;
            }
            line.append(chunk, from, chunk.length());
        }
        return outcomes;
    }

    private static String outcome(String line) {
        String before = "\"outcome\":\"";
        int from = line.indexOf(before) + before.length();
        return line.substring(from, line.indexOf('"', from));
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("intake hung up");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
