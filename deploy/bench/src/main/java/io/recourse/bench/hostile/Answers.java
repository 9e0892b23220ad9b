package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.bench.hostile.Findings.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Whether an error is one that a stranger may see. */
final class Answers {

    private static final List<String> MEMBERS = List.of("type", "title", "detail", "rule");

    private static final Pattern FIELD = Pattern.compile("\"field\":\"[^\"]*\"");

    private Answers() {}

    /** An error says which field it is about, also one that is not ours and may be called anything. */
    static String withoutField(String error) {
        return FIELD.matcher(error).replaceAll("");
    }

    /** A line of a stream's answer, or the whole answer to one document. What was taken may be read again. */
    static void look(Findings findings, Hostile input, int status, String body) {
        if (status >= 500) {
            findings.add(Kind.SERVER_ERROR, input, "answered " + status + " " + body);
        }
        if (status >= 400 && Canary.sings(withoutField(body))) {
            findings.add(Kind.LEAK, input, "the answer quotes the input: " + body);
        }
    }

    /** What became of one line of a stream. */
    static void line(Findings findings, Hostile input, JsonNode result) {
        int status = result.path("status").asInt();
        look(findings, input, status, result.toString());
        if (result.isMissingNode()) {
            findings.add(Kind.UNACCOUNTED, input, "a line has no answer");
        } else if (status >= 400 && !(result.hasNonNull("rule") && result.hasNonNull("detail"))) {
            findings.add(Kind.NO_PROBLEM, input, "no rule is named: " + result);
        }
    }

    /** Whether a line was taken, at once or for later. */
    static boolean taken(JsonNode result) {
        int status = result.path("status").asInt();
        return status >= 200 && status < 300;
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
