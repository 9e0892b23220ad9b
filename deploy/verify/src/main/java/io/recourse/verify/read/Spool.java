package io.recourse.verify.read;

import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Letter;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Subject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything read, laid down in slices on disk: sources come in their own order, checks want a case as a whole, and memory
 * has room for a slice at a time. May be written by several threads; gone when closed.
 */
public final class Spool implements AutoCloseable {
    private static final int SUBJECT = 1;
    private static final int ENTRY = 2;
    private static final int POST = 3;
    private static final int LETTER = 4;
    private static final int ACCEPTED = 5;

    private final Path folder;
    private final Households households;
    private final List<DataOutputStream> slices = new ArrayList<>();

    private Spool(Path folder, Households households) {
        this.folder = folder;
        this.households = households;
    }

    /** @param parent where it may make a folder of its own, which only its owner can read */
    static Spool in(Path parent, int count, Households households) {
        try {
            Spool spool = new Spool(Files.createTempDirectory(parent, "verify-"), households);
            for (int i = 0; i < count; i++) {
                spool.slices.add(
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool.file(i)), 1 << 16)));
            }
            return spool;
        } catch (IOException e) {
            throw new CannotRead("cannot lay facts down in " + parent, e);
        }
    }

    private interface Write {
        void to(DataOutputStream out) throws IOException;
    }

    private void lay(String id, int kind, Write write) {
        DataOutputStream out = slices.get(Math.floorMod(households.of(id).hashCode(), slices.size()));
        try {
            synchronized (out) {
                out.writeByte(kind);
                write.to(out);
            }
        } catch (IOException e) {
            throw new CannotRead("cannot lay facts down in " + folder, e);
        }
    }

    private Path file(int slice) {
        return folder.resolve("slice-" + slice);
    }

    public int count() {
        return slices.size();
    }

    void add(Accepted a) {
        lay(a.caseId() == null ? a.account() : a.caseId(), ACCEPTED, out -> {
            out.writeUTF(a.lender());
            out.writeUTF(a.account());
            Columns.writeText(out, a.caseId());
        });
    }

    void add(Subject s) {
        lay(s.id(), SUBJECT, out -> {
            out.writeUTF(s.service());
            out.writeUTF(s.kind());
            out.writeUTF(s.id());
            out.writeUTF(s.tenant());
            out.writeUTF(s.status());
            out.writeLong(s.version());
            Columns.writeText(out, s.parked());
            Columns.writeNumber(out, s.balanceMinor());
        });
    }

    /** @param payload what the row says, null if nobody asks for it */
    void add(Entry e, @Nullable String payload) {
        lay(e.id(), ENTRY, out -> {
            out.writeUTF(e.service());
            out.writeUTF(e.kind());
            out.writeUTF(e.id());
            out.writeLong(e.seq());
            out.writeUTF(e.eventId());
            Columns.writeText(out, e.topic());
            out.writeLong(e.topicSeq());
            out.writeUTF(e.type());
            out.writeLong(e.digest());
            Columns.writeText(out, payload);
        });
    }

    void add(Letter l) {
        lay(l.id(), LETTER, out -> {
            out.writeUTF(l.service());
            out.writeUTF(l.kind());
            out.writeUTF(l.id());
            out.writeUTF(l.reason());
        });
    }

    void add(RawPost p) {
        lay(p.key(), POST, p::write);
    }

    /** No more is added. */
    void seal() {
        try {
            for (DataOutputStream slice : slices) {
                slice.close();
            }
        } catch (IOException e) {
            throw new CannotRead("cannot lay facts down in " + folder, e);
        }
    }

    /** A slice's facts, without the totals of the run. */
    public Evidence load(int slice) {
        List<Accepted> accepted = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        List<Entry> journal = new ArrayList<>();
        List<Post> posts = new ArrayList<>();
        List<Letter> letters = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(slice)), 1 << 16))) {
            Columns c = new Columns(in);
            for (int kind = in.read(); kind >= 0; kind = in.read()) {
                switch (kind) {
                    case ACCEPTED -> accepted.add(new Accepted(c.text(), c.text(), c.textOrNull()));
                    case SUBJECT ->
                        subjects.add(new Subject(
                                c.text(),
                                c.text(),
                                c.text(),
                                c.text(),
                                c.text(),
                                in.readLong(),
                                c.textOrNull(),
                                c.numberOrNull()));
                    case ENTRY ->
                        journal.add(told(
                                new Entry(
                                        c.text(),
                                        c.text(),
                                        c.text(),
                                        in.readLong(),
                                        in.readUTF(),
                                        c.textOrNull(),
                                        in.readLong(),
                                        c.text(),
                                        in.readLong()),
                                in.readBoolean() ? in.readUTF() : null));
                    case POST -> posts.add(RawPost.read(c, in));
                    case LETTER -> letters.add(new Letter(c.text(), c.text(), c.text(), c.text()));
                    default -> throw new IOException("slice " + slice + " is damaged");
                }
            }
        } catch (IOException e) {
            throw new CannotRead("cannot read back what was laid down in " + folder, e);
        }
        return new Evidence(accepted, subjects, journal, posts, letters, List.of(), List.of());
    }

    private static Entry told(Entry e, @Nullable String payload) {
        return payload == null ? e : e.saying(FactReader.read(e.type(), payload.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        seal();
        try {
            for (int i = 0; i < slices.size(); i++) {
                Files.deleteIfExists(file(i));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new CannotRead("cannot remove " + folder, e);
        }
    }
}
