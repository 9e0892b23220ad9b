package io.recourse.train;

import com.fasterxml.jackson.core.JacksonException;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.Scorecard;
import io.recourse.segmentation.domain.ScorecardDocument;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that are read and written. */
final class Artefacts {

    private Artefacts() {}

    /** What goes into a file. */
    @FunctionalInterface
    interface Content {
        void to(Writer file) throws IOException;
    }

    /** @throws Refused if there is none */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Refused(file + " is a folder, where a file is to be read.");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new Refused("There is no file " + file + ".");
        }
    }

    /**
     * Before anything is read for long or written.
     *
     * @throws Refused if what would be written takes the place of what is read, under whatever name
     */
    static void apart(Path written, Path... read) throws IOException {
        for (Path place : List.of(written, half(written))) {
            for (Path file : read) {
                if (Files.exists(place) && Files.exists(file) && Files.isSameFile(place, file)) {
                    throw new Refused("Nothing is written over " + file + ", which is read: say another OUT.");
                }
            }
        }
    }

    /** Wholly or not at all. */
    static Path write(Path file, Object value) throws IOException {
        String text = SealedJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        return write(file, writer -> writer.write(text));
    }

    /** Wholly or not at all; the folder is made where it is missing. */
    static Path write(Path file, Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Refused(file + " is a folder, where a file is to be written.");
        }
        makeFolder(file.toAbsolutePath().getParent());
        Path half = half(file);
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(half)) {
                content.to(writer);
            }
            return Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static Path half(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private static void makeFolder(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new Refused(e.getFile() + " is a file, where a folder is needed.");
        }
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
