package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.bench.hostile.Findings.Kind;
import io.recourse.local.parts.Services;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Everybody who does no harm: their statements, and whether all of them have arrived in every service. */
final class Neighbours {

    private final Ground ground;
    private final ObjectNode statement;
    private final Set<String> cases = new LinkedHashSet<>();
    private int number;
    private int turn;
    private int count;
    private int lost;

    Neighbours(Ground ground) {
        this.ground = ground;
        this.statement = ground.contracts()
                .examples("lenders", "AccountPushed.v1.card-at-host")
                .getFirst();
    }

    /** A statement of an account that nobody has pushed before. */
    synchronized ObjectNode statement() {
        number++;
        return statementOf("good-" + number, 500_000 + number);
    }

    /** The same example about somebody else. */
    ObjectNode statementOf(String account, int person) {
        ObjectNode document = statement.deepCopy();
        document.put("account", account);
        document.set("debtor", Canary.person(person));
        return document;
    }

    /** For what needs a valid statement and no person in particular. */
    ObjectNode anyStatement(int number) {
        return statementOf("any-" + number, number);
    }

    /** An account of a neighbour whose case is there, one after the other. */
    synchronized String anyAccount() {
        turn++;
        return "good-" + (1 + turn % number);
    }

    /** One more valid input has been sent, whatever it is. */
    synchronized void sent() {
        count++;
    }

    /** A case that must be known everywhere at the end. */
    synchronized void took(String caseId) {
        cases.add(caseId);
    }

    /** A line of a stream that names a case was answered: the case must be known everywhere, or the line is lost. */
    void answered(JsonNode result, String what) {
        answered(result, what, this::took);
    }

    /** @param then what to do with the id of the case */
    void answered(JsonNode result, String what, Consumer<String> then) {
        if (result.path("status").asInt() == 200) {
            then.accept(result.path("id").asText());
        } else {
            lose(what + " was answered " + result);
        }
    }

    /** A valid input that was refused, or of which nothing is known. */
    synchronized void lose(String what) {
        lost++;
        ground.findings().add(Kind.NEIGHBOUR_LOST, null, what);
    }

    synchronized List<String> cases() {
        return new ArrayList<>(cases);
    }

    synchronized int count() {
        return count;
    }

    synchronized int lost() {
        return lost;
    }

    /** Whether every case has come to every service; told at most once each. */
    void arrive() throws Exception {
        List<String> wanted = cases();
        for (String service : Services.ALL) {
            Ground.comesTrue(() -> missing(service, wanted).isEmpty());
            missing(service, wanted).forEach(id -> lose("case " + id + " never came to " + service));
        }
    }

    private Set<String> missing(String service, List<String> wanted) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(ground.read(
                service,
                "select id from subject where kind = 'case' and version > 0 and id = any (?)",
                row -> row.getString(1),
                wanted));
        return missing;
    }
}
