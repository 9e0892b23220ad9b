package io.recourse.verify.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Cases and parties that belong together, directly or through others: what is checked per party must see all its cases at
 * once. Disjoint sets, each known by one of its members.
 */
final class Households {
    private final Map<String, String> parent = new HashMap<>();

    synchronized void join(String caseId, Set<String> parties) {
        String home = of(caseId);
        for (String party : parties) {
            String other = of(party);
            if (!other.equals(home)) {
                parent.put(other, home);
            }
        }
    }

    /** The member by which an id's set is known; the id itself if nobody joined it. */
    synchronized String of(String id) {
        String root = id;
        for (String up = parent.get(root); up != null; up = parent.get(root)) {
            root = up;
        }
        // shortens the way for the next who asks
        for (String at = id; !at.equals(root); ) {
            String up = parent.put(at, root);
            at = up == null ? root : up;
        }
        return root;
    }
}
