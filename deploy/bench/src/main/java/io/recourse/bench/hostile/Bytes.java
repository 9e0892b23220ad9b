package io.recourse.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Spoils a document where it has bytes, whatever they mean. */
final class Bytes {

    /** A little more than a door takes of one document. */
    static final int TOO_MANY = 256 * 1024 + 1;

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] NO_UTF8 = {(byte) 0xc3, (byte) 0x28, (byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xff
    };
    private static final int RARELY = 60;
    private static final int LONGEST_FIRST_LINE = 4096;

    private Bytes() {}

    static byte[] spoil(byte[] valid, Random random) {
        if (random.nextInt(RARELY) == 0) {
            return large(valid, random);
        }
        return switch (random.nextInt(16)) {
            case 0 -> Arrays.copyOf(valid, random.nextInt(valid.length));
            case 1 -> flipped(valid, random, 1);
            case 2 -> flipped(valid, random, 1 + random.nextInt(40));
            case 3 -> noise(random, random.nextInt(600));
            case 4 -> new byte[0];
            case 5 -> " \t\r ".repeat(random.nextInt(20)).getBytes(StandardCharsets.US_ASCII);
            case 6 -> gzip(valid);
            case 7 -> joined(BOM, valid);
            case 8 ->
                new String(valid, StandardCharsets.UTF_8)
                        .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
            case 9 -> new String(valid, StandardCharsets.UTF_8).getBytes(Charset.forName("GB18030"));
            case 10 -> inserted(valid, random, NO_UTF8);
            case 11 -> inserted(valid, random, new byte[] {(byte) random.nextInt(32)});
            case 12 -> joined(valid, valid);
            case 13 -> joined(valid, "]}garbage".getBytes(StandardCharsets.US_ASCII));
            case 14 -> cut(valid, random);
            default -> token(random);
        };
    }

    private static byte[] large(byte[] valid, Random random) {
        byte[] large = new byte[TOO_MANY + random.nextInt(1000)];
        Arrays.fill(large, (byte) (random.nextBoolean() ? ' ' : 'a'));
        System.arraycopy(valid, 0, large, 0, valid.length);
        return large;
    }

    private static byte[] flipped(byte[] valid, Random random, int times) {
        byte[] flipped = valid.clone();
        for (int i = 0; i < times; i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    static byte[] gzip(byte[] valid) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(valid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] inserted(byte[] valid, Random random, byte[] what) {
        int at = random.nextInt(valid.length);
        return joined(joined(Arrays.copyOf(valid, at), what), Arrays.copyOfRange(valid, at, valid.length));
    }

    /** Something is missing in the middle. */
    private static byte[] cut(byte[] valid, Random random) {
        int from = random.nextInt(valid.length);
        int to = Math.min(valid.length, from + 1 + random.nextInt(30));
        return joined(Arrays.copyOf(valid, from), Arrays.copyOfRange(valid, to, valid.length));
    }

    /** A whole document of another kind. */
    private static byte[] token(Random random) {
        String[] tokens = {
            "null", "true", "0", "\"\"", "[]", "{}", "NaN", "{", "}", "\"", "[[", "<a/>", "a=b&c=d", "---\na: b"
        };
        return tokens[random.nextInt(tokens.length)].getBytes(StandardCharsets.US_ASCII);
    }

    /** A line feed would make two lines of it, of which nobody knows what they are. */
    static byte[] oneLine(byte[] bytes) {
        byte[] line = bytes.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n') {
                line[i] = 0x0b;
            }
        }
        return line;
    }

    static byte[] joined(byte[] before, byte[] after) {
        byte[] joined = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, joined, before.length, after.length);
        return joined;
    }

    /**
     * Whether the server reads the head of a request at all: it has no control character, and its first line is not too long.
     * Else it is refused before any door, without a word.
     */
    static boolean isHead(byte[] request) {
        int line = 0;
        while (line < request.length && request[line] != '\n') {
            line++;
        }
        if (line > LONGEST_FIRST_LINE) {
            return false;
        }
        for (int i = 0; i < request.length; i++) {
            if (request[i] == '\n' && i >= 3 && request[i - 2] == '\n') {
                return true;
            }
            if (request[i] < ' ' && request[i] >= 0 && request[i] != '\r' && request[i] != '\n' && request[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
