package io.recourse.local.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.process.StackFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loader's own word on what was accepted, one JSON line each, on the disk before anybody is told. It belongs to the
 * data of a run: whoever throws that away throws this away too. A last line that a crash cut off is dropped, because
 * nobody has been told of it; any other line that cannot be read is an error.
 */
public final class AcceptedJournal implements AutoCloseable {
    public static final String NAME = "accepted.ndjson";

    private final Path file;
    private final FileChannel channel;
    private final Map<Accepted.Key, Accepted> known = new HashMap<>();
    private long end;

    private AcceptedJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Fails if another loader has it open. */
    public static AcceptedJournal open(Path file) {
        try {
            boolean made = Files.notExists(file);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            AcceptedJournal journal = new AcceptedJournal(file, channel);
            try {
                journal.lock();
                journal.load();
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            if (made) {
                syncFolder(file.toAbsolutePath().resolveSibling("."));
            }
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new StackFailed("another loader writes " + file);
        }
    }

    private void load() throws IOException {
        // not closed: that would close the channel
        Lines lines = new Lines(Channels.newInputStream(channel), StandardCharsets.UTF_8);
        long size = channel.size();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            Accepted accepted = read(line);
            long length = line instanceof Lines.Text(long _, String text)
                    ? text.getBytes(StandardCharsets.UTF_8).length + 1L
                    : Long.MAX_VALUE - end;
            if (accepted == null || end + length > size) {
                boolean last = lines.next() == null;
                if (!last) {
                    throw new StackFailed(
                            file + ": a line in the middle cannot be read; this file is evidence, look at it");
                }
                channel.truncate(end);
                channel.force(true);
                break;
            }
            known.put(accepted.key(), accepted);
            end += length;
        }
        if (end != channel.size()) {
            throw new StackFailed(file + " holds bytes that this journal never writes");
        }
    }

    private static @Nullable Accepted read(Lines.Line line) {
        try {
            return line instanceof Lines.Text(long _, String text)
                    ? SealedJson.mapper().readValue(text, Accepted.class)
                    : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The last entry of that statement with that very content. */
    Optional<Accepted> find(Statement statement) {
        return Optional.ofNullable(known.get(statement.key()))
                .filter(a -> a.sha256().equals(statement.line().sha256()));
    }

    /** Returns once all of them are on the disk; an entry that is there already is not written again. */
    void append(List<Accepted> accepted) {
        List<Accepted> fresh = accepted.stream()
                .filter(a -> !a.equals(known.get(a.key())))
                .distinct()
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (Accepted one : fresh) {
                bytes.write(SealedJson.mapper().writeValueAsBytes(one));
                bytes.write('\n');
            }
            // from the known end: what a failed attempt left behind it is written over
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            channel.position(end);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        end += bytes.size();
        fresh.forEach(a -> known.put(a.key(), a));
    }

    public int size() {
        return known.size();
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
