package io.recourse.verify.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.verify.evidence.Accepted;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loader's journal: a line {@code {"lender", "account", "episode"?, "caseId", …}} for each account that was taken. A last
 * line without its newline was being written when the loader died, so nobody was promised anything by it.
 */
final class AcceptedFile {
    private static final JsonMapper JSON = new JsonMapper();

    private AcceptedFile() {}

    static List<Accepted> read(Path file) {
        if (Files.notExists(file)) {
            throw new CannotRead("no accounts were pushed in this run: there is no " + file);
        }
        List<Accepted> accepted = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            for (int number = 1; line != null; number++) {
                String next = lines.readLine();
                if (next != null || endsWithNewline(file)) {
                    accepted.add(accepted(line, number));
                }
                line = next;
            }
        } catch (IOException e) {
            throw new CannotRead("cannot read the journal of accepted accounts " + file, e);
        }
        return accepted;
    }

    private static boolean endsWithNewline(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(Math.max(0, channel.size() - 1));
            return channel.read(last) == 1 && last.get(0) == '\n';
        }
    }

    private static Accepted accepted(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            String episode =
                    node.hasNonNull("episode") ? "/" + node.get("episode").asText() : "";
            return new Accepted(
                    node.required("lender").asText(), node.required("account").asText() + episode, caseId(node));
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Accepted("line " + number, "unreadable", null);
        }
    }

    private static @Nullable String caseId(JsonNode node) {
        return node.hasNonNull("caseId") ? node.get("caseId").asText() : null;
    }
}
