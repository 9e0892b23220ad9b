package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.bench.hostile.Findings.Kind;
import java.util.List;

/** Whether an error is one that a stranger may see. */
final class Answers {

    private static final List<String> MEMBERS = List.of("type", "title", "detail", "rule");

    private Answers() {}

    /** A line of a stream's answer, or the whole answer to one document. */
    static void look(Findings findings, Hostile input, int status, String body) {
        if (status >= 500) {
            findings.add(Kind.SERVER_ERROR, input, "answered " + status + " " + body);
        }
        if (Canary.sings(body)) {
            findings.add(Kind.LEAK, input, "the answer quotes the input: " + body);
        }
    }

    /** An error of a whole request. */
    static void problem(Findings findings, Hostile input, int status, String type, String body) {
        JsonNode problem = Ground.json(body);
        boolean complete = MEMBERS.stream().allMatch(problem::hasNonNull)
                && problem.path("status").asInt() == status
                && type.startsWith("application/problem+json");
        if (!complete) {
            findings.add(Kind.NO_PROBLEM, input, "answered " + status + " as " + type + ": " + body);
        }
    }
}
