package io.recourse.local;

import io.recourse.local.run.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code access.sh}: what a person's shell needs to call the services by hand. There while they run. */
final class AccessFile {
    static final String NAME = "access.sh";

    private static final String EXAMPLE = "contracts/events/lenders/examples/AccountPushed.v1.card-at-host.json";

    private final Stack stack;

    AccessFile(Stack stack) {
        this.stack = stack;
    }

    /** For its owner's eyes only: it holds the tokens. */
    Path write() {
        List<String> lines = new ArrayList<>();
        lines.add("# Addresses and bearer tokens of the Recourse that runs here; to be sourced.");
        stack.urls().forEach((name, url) -> lines.add(variable(name, "URL") + "=" + url));
        tokens().all(lenders()).forEach((name, token) -> lines.add(variable(name, "TOKEN") + "=" + token));
        return stack.run().writePrivate(NAME, String.join("\n", lines) + "\n");
    }

    /**
     * How to begin, for the screen.
     *
     * @param now business time
     */
    List<String> firstSteps(Instant now) {
        if (lenders().isEmpty()) {
            return List.of("No lender is registered: nobody can push an account.");
        }
        String lender = variable("lender-" + lenders().getFirst(), "TOKEN");
        return List.of(
                "Business time stands at " + now + " until you move it. In the folder of the sources:",
                "  . '" + stack.run().path(NAME) + "'",
                "  curl -s -H \"Authorization: Bearer $" + lender + "\" -H 'Content-Type: application/json' \\",
                "      -d @" + EXAMPLE + " $INTAKE_URL/v1/accounts",
                "  make advance    # to the next deadline of any service; again and again",
                "  curl -s -H \"Authorization: Bearer $OPERATOR_TOKEN\" $NEGOTIATION_URL/v1/cases",
                "What the services order from the world outside is written to "
                        + stack.run().path(OrderTray.NAME));
    }

    private Tokens tokens() {
        return new Tokens(stack.secrets()::get);
    }

    private List<String> lenders() {
        return stack.partners().of("lender").stream().sorted().toList();
    }

    private static String variable(String name, String what) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
    }
}
