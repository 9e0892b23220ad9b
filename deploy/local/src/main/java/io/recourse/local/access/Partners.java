package io.recourse.local.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The registered partners: {@code {"lenders": [{"id": "harbour"}], "lawfirms": […], "venues": […], "channels": […]}}.
 *
 * @param ids partner ids by role of the AsyncAPI document (the plural's key without its s)
 */
public record Partners(Map<String, List<String>> ids) {
    // No dot: an id is one segment of a topic name, so that no partner's topics can lie under another's.
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Partners {
        ids = Map.copyOf(ids);
    }

    public static Partners read(Path file) {
        try {
            return of(new JsonMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new StackFailed("cannot read the partner registry " + file + ": " + e.getMessage(), e);
        }
    }

    static Partners of(JsonNode registry) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        registry.properties().forEach(kind -> {
            List<String> known = new ArrayList<>();
            for (JsonNode partner : kind.getValue()) {
                String id = partner.path("id").asText();
                if (!ID.matcher(id).matches() || known.contains(id)) {
                    throw new StackFailed("partner registry: \"" + id + "\" among the " + kind.getKey()
                            + " is no id (small letters, digits, hyphens) or stands twice");
                }
                known.add(id);
            }
            ids.put(kind.getKey().replaceFirst("s$", ""), List.copyOf(known));
        });
        return new Partners(ids);
    }

    /** Ids of a role: {@code lender}, {@code lawfirm}, {@code venue}, {@code channel}. */
    public List<String> of(String role) {
        return ids.getOrDefault(role, List.of());
    }

    /** Fails, in words, when one of them is not registered. */
    public void require(String role, Collection<String> wanted) {
        List<String> strangers =
                wanted.stream().filter(id -> !of(role).contains(id)).toList();
        if (!strangers.isEmpty()) {
            throw new StackFailed("no registered " + role + ": " + String.join(", ", strangers) + "; there are "
                    + String.join(", ", of(role))
                    + ". Add it to the partner registry or choose another with --partners.");
        }
    }
}
