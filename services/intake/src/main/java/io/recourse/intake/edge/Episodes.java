package io.recourse.intake.edge;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which delinquency of an account is meant where none is named: a debtor who pays names the account, and not how often it has
 * been overdue. Lenders count their episodes from one without a gap.
 */
@Singleton
class Episodes {

    /** Looked for at once; few accounts have as many. */
    private static final int PROBED = 4;

    private static final String CASES = Database.IN_SCOPE + """
            select coalesce(array_agg(s.id), '{}')
            from scope cross join lateral (
                select t.id from unnest(cast($2 as text[])) as t(id)
                where exists (select from subject x where x.kind = 'case' and x.id = t.id) offset 0) s
            where scope.given is not null
            """;

    private final Database database;
    private final Ids ids;

    @Inject
    Episodes(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Of those accounts that have had more than one case, the number of the latest. */
    Uni<Map<String, Integer>> later(String lender, Collection<String> accounts) {
        return later(lender, new TreeSet<>(accounts), 2, new HashMap<>());
    }

    private Uni<Map<String, Integer>> later(
            String lender, Set<String> accounts, int from, Map<String, Integer> latest) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(latest);
        }
        List<SubjectId> cases = new ArrayList<>();
        for (String account : accounts) {
            for (int episode = from; episode < from + PROBED; episode++) {
                cases.add(ids.caseOf(lender, account, episode));
            }
        }
        String[] asked = cases.stream().map(SubjectId::id).toArray(String[]::new);
        return database.askForTenants(Set.of(lender), CASES, (Object) asked).flatMap(found -> {
            Set<String> standing = new HashSet<>(Arrays.asList((String[]) found));
            Set<String> more = new TreeSet<>();
            int i = 0;
            for (String account : accounts) {
                for (int episode = from; episode < from + PROBED; episode++) {
                    if (standing.contains(asked[i++])) {
                        latest.put(account, episode);
                    }
                }
                if (latest.getOrDefault(account, 0) == from + PROBED - 1) {
                    more.add(account);
                }
            }
            return later(lender, more, from + PROBED, latest);
        });
    }
}
