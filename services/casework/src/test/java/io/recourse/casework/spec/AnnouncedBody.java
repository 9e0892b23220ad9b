package io.recourse.casework.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A POST whose head announces a body of which not a byte is ever sent: what the server says to the head alone. */
public final class AnnouncedBody {

    private static final int PATIENCE_MILLIS = 10_000;

    private AnnouncedBody() {}

    /** The answer's head and body, up to the end of the one JSON object in it. */
    public static String answer(URI server, String path, String contentType, long length) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: service\r\nAuthorization: Bearer " + TestTokens.LENDER_A
                            + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
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
