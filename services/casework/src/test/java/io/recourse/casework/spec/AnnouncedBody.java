package io.recourse.casework.spec;

import java.io.IOException;
import java.net.URI;

/** A POST whose head announces a body of which not a byte is ever sent: what the server says to the head alone. */
public final class AnnouncedBody {

    private AnnouncedBody() {}

    /** As {@link RawRequest#answer}. */
    public static String answer(URI server, String path, String contentType, long length) throws IOException {
        return RawRequest.answer(
                server,
                "POST " + path + " HTTP/1.1\r\nHost: service\r\nAuthorization: Bearer " + TestTokens.LENDER_A
                        + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + length + "\r\n\r\n");
    }
}
