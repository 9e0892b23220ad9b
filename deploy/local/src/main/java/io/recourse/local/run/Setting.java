package io.recourse.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the services are told so that they live in the sandbox: its time, its partners and where their doors are. */
public final class Setting {
    /** Virtual time begins here: the day all sample statements are true for. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int KEY_BYTES = 32;

    private Setting() {}

    /**
     * Environment variables of the services.
     *
     * @param seed ids are keyed with it, so that whatever the services make of an id is the same in every run
     * @param tokens path of the token file
     * @param vaultKey base64 of 32 bytes
     * @param worldToken bearer token for the world's door
     * @param worldUrl where the orders of an adapter go
     */
    public static Map<String, String> environment(
            long seed, String tokens, String vaultKey, String worldToken, Function<String, URI> worldUrl) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("RECOURSE_SANDBOX_ENABLED", "true");
        names.put("RECOURSE_SANDBOX_START", START.toString());
        // Time moves only by the runner's hand, and then every desk looks at once: the clocks need not ask often.
        names.put("RECOURSE_CLOCK_SAFETY_LOOK", "PT1S");
        names.put("RECOURSE_TOKENS_FILE", tokens);
        names.put("RECOURSE_INTAKE_ID_KEY", idKey(seed));
        names.put("RECOURSE_INTAKE_VAULT_KEY", vaultKey);
        names.put("RECOURSE_NEGOTIATION_PROVIDER", PartnerPost.CHANNEL);
        names.put("RECOURSE_LITIGATION_FIRM", PartnerPost.LAW_FIRM);
        names.put("RECOURSE_DISPOSAL_VENUE", PartnerPost.VENUE);
        names.put("RECOURSE_NEGOTIATION_MESSAGE_URL", worldUrl.apply("message").toString());
        names.put("RECOURSE_NEGOTIATION_MESSAGE_TOKEN", worldToken);
        names.put("RECOURSE_LITIGATION_FILING_URL", worldUrl.apply("filing").toString());
        names.put("RECOURSE_LITIGATION_FILING_TOKEN", worldToken);
        names.put("RECOURSE_DISPOSAL_VALUATION_URL", worldUrl.apply("valuation").toString());
        names.put("RECOURSE_DISPOSAL_AUCTION_URL", worldUrl.apply("auction").toString());
        names.put("RECOURSE_DISPOSAL_TOKEN", worldToken);
        return names;
    }

    /** The partner registry of the sandbox. */
    public static String partners(Collection<String> lenders) {
        Map<String, List<Map<String, String>>> registry = new LinkedHashMap<>();
        registry.put(
                "lenders", lenders.stream().sorted().map(id -> Map.of("id", id)).toList());
        registry.put("lawfirms", List.of(Map.of("id", PartnerPost.LAW_FIRM)));
        registry.put("venues", List.of(Map.of("id", PartnerPost.VENUE)));
        registry.put("channels", List.of(Map.of("id", PartnerPost.CHANNEL)));
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(registry) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 random bytes in base64, for a key or a token that lives as long as a run. */
    public static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String idKey(long seed) {
        try {
            byte[] bytes = ("ids of sandbox " + seed).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
