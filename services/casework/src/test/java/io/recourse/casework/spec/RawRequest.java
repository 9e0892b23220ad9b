package io.recourse.casework.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What no client library would send, byte for byte, and what the server says to it. */
public final class RawRequest {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawRequest() {}

    /** The answer's head and body, up to the end of the one JSON object in it; empty if the server just hangs up. */
    public static String answer(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return document(socket.getInputStream());
        }
    }

    private static String document(InputStream in) throws IOException {
        StringBuilder said = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            said.append((char) b);
            if (b == '}') {
                break;
            }
        }
        return said.toString();
    }
}
