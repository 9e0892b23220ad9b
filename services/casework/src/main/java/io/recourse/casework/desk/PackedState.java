package io.recourse.casework.desk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A long state as its row has it: deflated, and so a tenth of what it was where many things are alike, without any of them being
 * lost. A row takes {@code 65536} bytes. Short states, which are nearly all, stand as they are.
 */
final class PackedState {

    /** Most characters of a state that stands in its row as it is. */
    static final int PLAIN = 16_384;

    /** No state begins so: its first part is {@code is}. */
    private static final String BEGIN = "{\"deflated\":\"";

    private static final String END = "\"}";

    private PackedState() {}

    static String packed(String state) {
        if (state.length() <= PLAIN) {
            return state;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(state.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BEGIN + Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray()) + END;
    }

    /** Of what is not packed, the same. */
    static String plain(String row) {
        if (!row.startsWith(BEGIN)) {
            return row;
        }
        byte[] bytes = Base64.getDecoder().decode(row.substring(BEGIN.length(), row.length() - END.length()));
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(inflated.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
