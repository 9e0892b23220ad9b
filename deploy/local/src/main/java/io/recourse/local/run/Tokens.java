package io.recourse.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Bearer tokens of a run: one per lender, an operator's, the sandbox's, and that of the provider who brings back what debtors
 * say. Services get their hashes only.
 */
public final class Tokens {
    /** The file for the services, in the run folder. */
    public static final String FILE = "tokens.json";

    private static final String NO_TENANT = "-";

    private final UnaryOperator<String> secrets;

    /** @param secrets the run's secret of a name, made when first asked for */
    public Tokens(UnaryOperator<String> secrets) {
        this.secrets = secrets;
    }

    public String lender(String id) {
        return secrets.apply("token.lender-" + id);
    }

    public String partner(String id) {
        return secrets.apply("token.partner-" + id);
    }

    public String operator() {
        return secrets.apply("token.operator");
    }

    public String sandbox() {
        return secrets.apply("token.sandbox");
    }

    /** Every token by the name of who bears it. */
    public Map<String, String> all(Collection<String> lenders) {
        Map<String, String> all = new LinkedHashMap<>();
        lenders.stream().sorted().forEach(id -> all.put("lender-" + id, lender(id)));
        all.put("operator", operator());
        all.put("sandbox", sandbox());
        return all;
    }

    /** The content of {@link #FILE}. */
    public String file(Collection<String> lenders) {
        List<Map<String, String>> known = new ArrayList<>();
        lenders.stream().sorted().forEach(id -> known.add(line("lender-" + id, id, "LENDER", lender(id))));
        known.add(line(EchoPost.ID, NO_TENANT, "PARTNER", partner(EchoPost.ID)));
        known.add(line("operator", NO_TENANT, "OPERATOR", operator()));
        known.add(line("sandbox", NO_TENANT, "SANDBOX", sandbox()));
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(known) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> line(String name, String tenant, String role, String token) {
        return Map.of("sha256", Digest.sha256(token), "name", name, "tenant", tenant, "role", role);
    }
}
