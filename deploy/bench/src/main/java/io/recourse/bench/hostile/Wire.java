package io.recourse.bench.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 by hand: a client that sends whatever bytes it is given, as no decent client would. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final URI service;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(URI service) {
        this.service = service;
    }

    /** @param status 0 if the connection was closed without a word, −1 if it was neither closed nor answered */
    record Answer(int status, Map<String, String> headers, String body) {

        static final Answer NONE = new Answer(0, Map.of(), "");
        static final Answer SILENCE = new Answer(-1, Map.of(), "");

        String type() {
            return headers.getOrDefault("content-type", "");
        }
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param head whether the answer will have no body, whatever it says of its length
     */
    Answer ask(byte[] request, boolean head) throws IOException {
        boolean used = socket != null;
        try {
            return exchange(request, head);
        } catch (SocketTimeoutException e) {
            close();
            return Answer.SILENCE;
        } catch (IOException e) {
            close();
            if (!used) {
                return Answer.NONE;
            }
        }
        // the server had closed the connection after the request before
        try {
            return exchange(request, head);
        } catch (SocketTimeoutException e) {
            close();
            return Answer.SILENCE;
        } catch (IOException e) {
            close();
            return Answer.NONE;
        }
    }

    /** Sends something and hangs up. */
    void hangUpAfter(byte[] request) throws IOException {
        close();
        try (Socket once = new Socket(service.getHost(), service.getPort())) {
            once.getOutputStream().write(request);
            once.getOutputStream().flush();
        }
    }

    private Answer exchange(byte[] request, boolean head) throws IOException {
        Socket open = socket;
        InputStream from = in;
        if (open == null || from == null) {
            open = new Socket(service.getHost(), service.getPort());
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MS);
            from = new BufferedInputStream(open.getInputStream());
            socket = open;
            in = from;
        }
        open.getOutputStream().write(request);
        open.getOutputStream().flush();
        Answer answer = read(from, head);
        while (answer.status() / 100 == 1) {
            answer = read(from, head);
        }
        if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
            close();
        }
        return answer;
    }

    private static Answer read(InputStream in, boolean head) throws IOException {
        String[] first = line(in).split(" ", 3);
        int status;
        try {
            status = Integer.parseInt(first[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("no status line", e);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        boolean none = head || status / 100 == 1 || status == NO_CONTENT || status == NOT_MODIFIED;
        return new Answer(status, headers, none ? "" : body(in, headers));
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        }
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return "";
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).strip(), 16);
            body.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return body.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        while (b != '\n') {
            if (b < 0) {
                throw new EOFException("hung up");
            }
            if (b != '\r') {
                line.write(b);
            }
            b = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
    }
}
