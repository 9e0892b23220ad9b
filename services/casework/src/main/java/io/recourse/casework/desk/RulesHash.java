package io.recourse.casework.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the rules of a kind depend on, as one short hash: when it changes, stored deadlines are derived again. */
public final class RulesHash {

    private RulesHash() {}

    /**
     * @param deciderVersion raised by whoever changes what {@code deadlines} derives
     * @param resources class path names of the policies the decider reads
     */
    public static String of(Class<?> owner, int deciderVersion, String... resources) {
        StringBuilder all = new StringBuilder().append(deciderVersion);
        for (String resource : resources) {
            try (InputStream in = owner.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("no policy at " + resource);
                }
                all.append('\n').append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return EventIds.hash(all.toString()).substring(0, 16);
    }
}
