package io.recourse.local.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One number for what a run came to: two runs that differ in a status, a balance or a legal date have different ones. */
public final class Digest {
    private final Map<String, String> lines = new TreeMap<>();

    /**
     * How one case ended.
     *
     * @param account names it in every run, whatever its id
     * @param statuses by service
     * @param balance what is owed
     * @param legalDates deadlines and terms the law made, in any order
     */
    public void add(String account, Map<String, String> statuses, String balance, Collection<String> legalDates) {
        lines.put(account, new TreeMap<>(statuses) + " " + balance + " " + new TreeSet<>(legalDates));
    }

    /** SHA-256 in hexadecimal. */
    public String value() {
        StringBuilder all = new StringBuilder();
        lines.forEach(
                (account, line) -> all.append(account).append(' ').append(line).append('\n'));
        return sha256(all.toString());
    }

    /** The lines it is taken over, to find out where two runs parted. */
    public Map<String, String> lines() {
        return Map.copyOf(lines);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
