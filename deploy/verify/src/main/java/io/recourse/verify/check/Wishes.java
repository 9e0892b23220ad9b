package io.recourse.verify.check;

import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Fact.ContactCeased;
import io.recourse.verify.evidence.Post;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Who wants no contact at all, as the ledger tells everybody. */
final class Wishes {
    private final Map<String, Instant> ceased = new HashMap<>();

    Wishes(Evidence evidence) {
        for (Post post : evidence.posts()) {
            if (post.fact() instanceof ContactCeased(Instant at)) {
                ceased.merge(post.key(), Rests.later(at, post.businessAt()), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
    }

    /** From when on everybody could know a party's earliest wish; {@link Instant#MAX} if it has none. */
    Instant told(String party) {
        return ceased.getOrDefault(party, Instant.MAX);
    }
}
