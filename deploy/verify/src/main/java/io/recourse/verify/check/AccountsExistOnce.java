package io.recourse.verify.check;

import io.recourse.verify.evidence.Accepted;
import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Evidence;
import io.recourse.verify.evidence.Post;
import io.recourse.verify.evidence.Story;
import io.recourse.verify.evidence.Subject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the loader was told is taken is there, once. An account that was pushed again is the same account. */
public final class AccountsExistOnce implements Check {
    private static final String OPENED = "CaseOpened.v1";
    private static final String INTAKE = "intake";
    private static final List<String> SERVICES =
            List.of(INTAKE, "segmentation", "negotiation", "litigation", "disposal");

    @Override
    public String name() {
        return "accounts-exist-once";
    }

    @Override
    public String sentence() {
        return "Every accepted account is one case: a row in each service, opened once in the journal and on the topic";
    }

    @Override
    public String unit() {
        return "accounts";
    }

    @Override
    public Set<String> rules() {
        return Set.of(
                "one-case-per-account",
                "one-account-per-case",
                "case-unknown",
                "row-missing",
                "lender-differs",
                "opened-once",
                "told-once",
                "unaccepted");
    }

    @Override
    public Examined examine(Evidence evidence) {
        Examined.Notes notes = new Examined.Notes(this);
        Map<String, Subject> cases = cases(evidence);
        Map<String, Long> written = evidence.journal().stream()
                .filter(e -> e.service().equals(INTAKE) && e.type().equals(OPENED))
                .collect(Collectors.groupingBy(Entry::id, Collectors.counting()));
        Map<String, Set<Long>> published = evidence.posts().stream()
                .filter(p -> p.topic().equals(Story.INTAKE) && p.type().equals(OPENED))
                .collect(Collectors.groupingBy(Post::key, Collectors.mapping(Post::sequence, Collectors.toSet())));
        Map<String, Set<Accepted>> byCase = accounts(evidence, notes);
        // a second case of an account hides under an id of its own; a row that nothing happened to is an address only
        evidence.subjects().stream()
                .filter(s -> s.isCaseOf(INTAKE) && s.version() > 0 && !byCase.containsKey(s.id()))
                .forEach(s -> notes.find("unaccepted", s.name(), "no line of the loader's journal names it"));
        byCase.forEach((caseId, accounts) -> {
            Accepted first = accounts.iterator().next();
            String where = first.lender() + " " + first.account() + " (case " + caseId + ")";
            notes.look();
            notes.findUnless(accounts.size() == 1, "one-case-per-account", where, "is the case of " + accounts.size());
            for (String service : SERVICES) {
                Subject row = cases.get(service + caseId);
                notes.findUnless(row != null, "row-missing", where, "has no row in " + service);
                if (row != null && service.equals(INTAKE)) {
                    String tenant = row.tenant();
                    notes.findUnless(tenant.equals(first.lender()), "lender-differs", where, "belongs to " + tenant);
                }
            }
            long openings = written.getOrDefault(caseId, 0L);
            notes.findUnless(openings == 1, "opened-once", where, "the journal opens it " + openings + " times");
            int told = published.getOrDefault(caseId, Set.of()).size();
            notes.findUnless(told == 1, "told-once", where, "the topic opens it " + told + " times");
        });
        return notes.end();
    }

    private static Map<String, Subject> cases(Evidence evidence) {
        Map<String, Subject> cases = new HashMap<>();
        evidence.subjects().stream()
                .filter(s -> s.kind().equals("case"))
                .forEach(s -> cases.put(s.service() + s.id(), s));
        return cases;
    }

    private static Map<String, Set<Accepted>> accounts(Evidence evidence, Examined.Notes notes) {
        Map<String, Set<Accepted>> byCase = new TreeMap<>();
        Map<String, String> caseOf = new HashMap<>();
        for (Accepted account : evidence.accepted()) {
            String name = account.lender() + " " + account.account();
            String caseId = account.caseId();
            if (caseId == null) {
                notes.find("case-unknown", name, "the loader's journal names no case");
                continue;
            }
            String other = caseOf.putIfAbsent(name, caseId);
            notes.findUnless(other == null || other.equals(caseId), "one-account-per-case", name, "has two cases");
            byCase.computeIfAbsent(caseId, _ -> new LinkedHashSet<>()).add(account);
        }
        return byCase;
    }
}
