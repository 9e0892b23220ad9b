package io.recourse.intake.domain;

import io.recourse.contracts.PaymentRest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and marks of ids as text of few characters, so that what is settled long ago has room in a state.
 *
 * <p>A mark stands for an id: 48 bits of its hash after a space, which no id has. Two of 3 000 ids share one less than once
 * in ten million cases.
 */
final class Packing {

    private static final int MARK_BYTES = 6;
    private static final int HASH_BYTES = 16;
    private static final String BEGIN = " ";
    private static final Pattern ENDS_WITH_HASH = Pattern.compile("(.*)([0-9a-f]{32})");

    private Packing() {}

    /** A mark's own mark is itself. */
    static String mark(String id) {
        if (id.startsWith(BEGIN)) {
            return id;
        }
        return BEGIN + PaymentRest.mark(id);
    }

    /** Whether what is known, an id or only its mark, is of that id. */
    static boolean stands(String known, String id) {
        return known.equals(id) || known.startsWith(BEGIN) && known.equals(mark(id));
    }

    private static String text(byte[] mark) {
        return BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    }

    /** How many a number ≥ 0 takes. */
    static int bytes(long number) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + 6) / 7);
    }

    /** At the most for so many bytes: six bits each. */
    static int characters(int bytes) {
        return (8 * bytes + 5) / 6;
    }

    /** Writes one after the other. */
    static final class Writer {

        private byte[] bytes = new byte[64];
        private int length;

        Writer mark(String mark) {
            return bytes(Base64.getUrlDecoder().decode(mark.substring(BEGIN.length())));
        }

        /** Whole; the 32 hexadecimal digits in which ids of hashes end take 16 bytes. */
        Writer id(String id) {
            Matcher hashed = ENDS_WITH_HASH.matcher(id);
            boolean endsWithHash = hashed.matches();
            byte[] begin = (endsWithHash ? hashed.group(1) : id).getBytes(StandardCharsets.UTF_8);
            number(begin.length * 2L + (endsWithHash ? 1 : 0)).bytes(begin);
            return endsWithHash ? bytes(HexFormat.of().parseHex(hashed.group(2))) : this;
        }

        private Writer bytes(byte[] more) {
            for (byte b : more) {
                add(b);
            }
            return this;
        }

        /** @param number ≥ 0; seven bits a byte, the lowest first */
        Writer number(long number) {
            if (number < 0) {
                throw new IllegalArgumentException("a packed number is not negative");
            }
            long left = number;
            while (left > 0x7f) {
                add((byte) (left | 0x80));
                left >>>= 7;
            }
            add((byte) left);
            return this;
        }

        private void add(byte b) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = b;
        }

        String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, length));
        }
    }

    /** Reads what a {@link Writer} wrote, in its order. */
    static final class Reader {

        private final byte[] bytes;
        private int next;

        Reader(String text) {
            this.bytes = Base64.getUrlDecoder().decode(text);
        }

        boolean hasMore() {
            return next < bytes.length;
        }

        String mark() {
            return Packing.text(bytes(MARK_BYTES));
        }

        String id() {
            long head = number();
            String begin = new String(bytes((int) (head / 2)), StandardCharsets.UTF_8);
            return head % 2 == 0 ? begin : begin + HexFormat.of().formatHex(bytes(HASH_BYTES));
        }

        private byte[] bytes(int many) {
            int from = next;
            next += many;
            return Arrays.copyOfRange(bytes, from, next);
        }

        long number() {
            long number = 0;
            int shift = 0;
            byte b;
            do {
                b = bytes[next++];
                number |= (long) (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            return number;
        }
    }

    /** Small whatever the sign: 0, −1, 1, −2 … become 0, 1, 2, 3 … */
    static long unsigned(long signed) {
        return signed << 1 ^ signed >> 63;
    }

    /** Back again. */
    static long signed(long unsigned) {
        return unsigned >>> 1 ^ -(unsigned & 1);
    }
}
