package io.recourse.train;

import com.fasterxml.jackson.core.JacksonException;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.domain.ScorecardDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Files that are read and written. */
final class Artefacts {

    private Artefacts() {}

    /** @throws Refused if there is none */
    static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new Refused("There is no file " + file + ".");
        }
    }

    /** Wholly or not at all. */
    static Path write(Path file, Object value) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path half = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(
                half, SealedJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
        return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws Refused with all faults, if the file is no scorecard */
    static Scorecard scorecard(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return Scorecard.from(SealedJson.mapper().readValue(in, ScorecardDocument.class));
        } catch (JacksonException e) {
            throw new Refused(file + " is no scorecard: " + e.getOriginalMessage());
        } catch (InvalidPolicy e) {
            throw new Refused(file + " does not fit: " + String.join("; ", e.faults()));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
