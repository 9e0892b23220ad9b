package io.recourse.local.access;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the AsyncAPI document.
 *
 * @param address topic name, or a pattern with one {@code {parameter}}
 * @param config topic settings
 * @param write roles that write it
 * @param read roles that read it
 */
public record Channel(
        String address,
        int partitions,
        short replicas,
        Map<String, String> config,
        List<String> write,
        List<String> read) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    public Channel {
        config = Map.copyOf(config);
        write = List.copyOf(write);
        read = List.copyOf(read);
    }

    /** How the topics of all partners begin; the whole address of a single topic. */
    String prefix() {
        return PARAMETER.split(address, 2)[0];
    }

    /** Whether it has one topic for each partner. */
    boolean perPartner() {
        return parameter() != null;
    }

    /** Matches the names of its topics, without a comma: Kafka Connect takes a list of such. */
    String names() {
        return PARAMETER.matcher(address.replace(".", "\\.")).replaceAll("[a-z0-9-]+");
    }

    /** The parameter in the address; null for a single topic. */
    @Nullable
    String parameter() {
        Matcher found = PARAMETER.matcher(address);
        return found.find() ? found.group(1) : null;
    }
}
