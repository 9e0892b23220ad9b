package io.recourse.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.verify.Verdict.Checked;
import io.recourse.verify.Verdict.Controlled;
import io.recourse.verify.check.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict for people, line by line, and for programs. */
public record Report(Verdict verdict) {

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Checked check : verdict.checks()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-6s %-26s %,9d %-13s %s",
                    check.passed() ? "ok" : "FAILED",
                    check.name(),
                    check.looked(),
                    check.unit(),
                    check.sentence()));
            for (Finding example : check.examples()) {
                lines.add("         " + example);
            }
            long more = check.found() - check.examples().size();
            if (more > 0) {
                lines.add(String.format(Locale.ROOT, "         and %,d more", more));
            }
        }
        lines.add(verdict.vectors().sentence());
        verdict.vectors().differing().stream().limit(Trial.EXAMPLES).forEach(d -> lines.add("         " + d));
        long found = verdict.controls().stream().filter(Controlled::found).count();
        lines.add(found + " of " + verdict.controls().size() + " planted faults found");
        verdict.controls().stream()
                .filter(c -> !c.found())
                .forEach(c -> lines.add("         " + (c.planted() ? "overlooked by " : "no place for it, ") + c.check()
                        + ": " + c.sentence()));
        long passed = verdict.checks().stream().filter(Checked::passed).count();
        lines.add(passed + " checks passed, " + (verdict.checks().size() - passed) + " failed" + voided());
        return lines;
    }

    private String voided() {
        if (verdict.outcome() != Verdict.Outcome.VOID) {
            return "";
        }
        if (verdict.accounts() == 0) {
            return " — VOID: there is no accepted account to look at";
        }
        if (!verdict.vectors().full()) {
            return " — VOID: a guard that does not know the law proves nothing";
        }
        return verdict.checks().stream()
                .filter(Checked::blind)
                .findFirst()
                .map(c -> " — VOID: " + c.name() + " found no " + c.unit() + " to look at")
                .orElse(" — VOID: checks that overlook a planted fault prove nothing");
    }

    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("outcome", verdict.outcome());
        report.put("accounts", verdict.accounts());
        report.put("vectors", verdict.vectors());
        report.put("checks", verdict.checks());
        report.put("controls", verdict.controls());
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
