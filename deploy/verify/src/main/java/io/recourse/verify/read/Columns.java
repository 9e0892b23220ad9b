package io.recourse.verify.read;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a slice's file. A text that comes again, as ids, types and topics do, is kept in memory once. */
final class Columns {
    private final DataInputStream in;
    private final Map<String, String> known = new HashMap<>();

    Columns(DataInputStream in) {
        this.in = in;
    }

    static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    static void writeNumber(DataOutputStream out, @Nullable Long number) throws IOException {
        out.writeBoolean(number != null);
        if (number != null) {
            out.writeLong(number);
        }
    }

    String text() throws IOException {
        return known.computeIfAbsent(in.readUTF(), text -> text);
    }

    @Nullable
    String textOrNull() throws IOException {
        return in.readBoolean() ? text() : null;
    }

    @Nullable
    Long numberOrNull() throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }
}
