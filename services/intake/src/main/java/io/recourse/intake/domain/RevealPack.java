package io.recourse.intake.domain;

import io.recourse.rules.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For which purposes an identity may be told, and how much of it, as data ({@code policy/reveals-cn.json}). */
public record RevealPack(String jurisdiction, List<Purpose> purposes) {

    /**
     * @param purpose its name, a code
     * @param fields no more than the purpose needs
     * @param liveClaimOnly whether it ends with the case it is asked for
     * @param despiteCease whether it holds though the party asked not to be contacted
     */
    public record Purpose(
            String purpose, List<IdentityField> fields, boolean liveClaimOnly, boolean despiteCease, Source source) {
        public Purpose {
            fields = fields.stream().distinct().sorted().toList();
        }
    }

    public RevealPack {
        purposes = List.copyOf(purposes);
    }

    /** All that a purpose may see; nothing for one that is not known. */
    public List<IdentityField> fieldsOf(String name) {
        Purpose purpose = find(name);
        return purpose == null ? List.of() : purpose.fields();
    }

    /** The purpose of that name, null if there is none. */
    @Nullable
    Purpose find(String name) {
        return purposes.stream()
                .filter(p -> p.purpose().equals(name))
                .findFirst()
                .orElse(null);
    }
}
