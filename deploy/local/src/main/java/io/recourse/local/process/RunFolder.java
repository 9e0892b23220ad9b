package io.recourse.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: data, logs, secrets, {@code stack.json}. Held by at most one launcher at a time, through a file
 * lock that the operating system releases whatever way the launcher ends.
 */
public final class RunFolder implements AutoCloseable {
    private static final String LOCK = "launcher.lock";

    private final Path folder;
    private final String instance;
    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path folder, String instance, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.instance = instance;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the folder, made if missing; fails without touching anything if another launcher holds it. */
    public static RunFolder claim(Path wanted) {
        Path folder = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder.getParent() == null ? folder : folder.getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StackFailed("Recourse already runs in " + folder + holder(folder)
                        + ". Stop it there with Ctrl-C, or choose another folder with --run-folder.");
            }
            ProcessHandle self = ProcessHandle.current();
            Instant started = self.info().startInstant().orElse(Instant.now());
            RunFolder run = new RunFolder(folder, self.pid() + "-" + started.toEpochMilli(), channel, lock);
            run.writePrivate("launcher", self.pid() + " " + started + "\n");
            return run;
        } catch (IOException e) {
            throw new StackFailed("cannot use the run folder " + folder + ": " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    private static String holder(Path folder) {
        try {
            String[] words =
                    Files.readString(folder.resolve("launcher")).strip().split(" ", 2);
            boolean same = ProcessHandle.of(Long.parseLong(words[0]))
                    .flatMap(p -> p.info().startInstant())
                    .filter(start -> words.length == 2 && start.equals(Instant.parse(words[1])))
                    .isPresent();
            return same ? " (process " + words[0] + ", since " + words[1] + ")" : "";
        } catch (IOException | RuntimeException unreadable) {
            return "";
        }
    }

    public Path folder() {
        return folder;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public Path log(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    /** One launcher's life; tells its children from those of a crashed predecessor. */
    public String instance() {
        return instance;
    }

    /** {@code name=value} words on the command line of each child, by which {@link Leftovers} knows it again. */
    public List<String> marks(String process) {
        return List.of(
                Leftovers.RUN_MARK + folder, Leftovers.INSTANCE_MARK + instance, Leftovers.PROCESS_MARK + process);
    }

    /** Replaces a file in one step, readable by its owner only. */
    public Path writePrivate(String name, String content) {
        Path target = folder.resolve(name);
        try {
            Files.createDirectories(target.getParent());
            Path draft = target.resolveSibling(target.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file or folder inside the run folder, if it is there. */
    public void remove(String name) {
        Path root = folder.resolve(name);
        try (Stream<Path> found = Files.walk(root)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (NoSuchFileException absent) {
            // Nothing to remove.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
