package io.recourse.local.run;

import io.recourse.local.parts.ServiceSettings;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import io.recourse.local.world.DoorTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the services are told so that they live in the sandbox: its time, who may call them, and each its own keys and its
 * own partner outside.
 *
 * @param seed ids are keyed with it, so that whatever the services make of an id is the same in every run
 * @param doorTokens by which the partners know who orders
 * @param doorOf where the orders of an adapter go
 */
public record Setting(long seed, DoorTokens doorTokens, Function<String, URI> doorOf) implements ServiceSettings {
    /** Virtual time begins here: the day all sample statements are true for. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Names of keys among the {@link Secrets}. */
    static final String ID_KEY = "key.ids";

    static final String VAULT_KEY = "key.vault";

    static final String DIGEST_KEY = "key.digests";

    @Override
    public Map<String, String> of(String service, RunFolder run, Secrets secrets) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("RECOURSE_SANDBOX_ENABLED", "true");
        told.put("RECOURSE_SANDBOX_START", START.toString());
        // Time moves only by a hand outside, and then every desk looks at once: the clocks need not ask often.
        told.put("RECOURSE_CLOCK_SAFETY_LOOK", "PT1S");
        // Five services share the cores of one machine: a second lane would only make the batches smaller.
        told.put("RECOURSE_DESK_LANES", "1");
        told.put("RECOURSE_INSTANCE", service + "-1");
        told.put("RECOURSE_TOKENS_FILE", run.path(Tokens.FILE).toString());
        switch (service) {
            case "intake" -> {
                // Both live as long as the data: the seed of a later start does not rename what is there.
                told.put("RECOURSE_INTAKE_ID_KEY", secrets.get(ID_KEY, this::idKey));
                told.put("RECOURSE_INTAKE_VAULT_KEY", secrets.key(VAULT_KEY));
                // A lender of the sandbox has one token, its people's.
                told.put("RECOURSE_INTAKE_MAKERS_OTHERS", "SUPERVISOR");
            }
            case "negotiation" -> {
                told.put("RECOURSE_NEGOTIATION_PROVIDER", PartnerPost.CHANNEL);
                told.put("RECOURSE_NEGOTIATION_MESSAGE_URL", door("message"));
                told.put("RECOURSE_NEGOTIATION_MESSAGE_TOKEN", doorTokens.carrier());
                // The world has one provider for everything, and nobody's mailbox.
                told.put("RECOURSE_NEGOTIATION_DEBIT_URL", door("debit"));
                told.put("RECOURSE_NEGOTIATION_DEBIT_TOKEN", doorTokens.carrier());
                told.put("RECOURSE_NEGOTIATION_CARRIERS_EMAIL", "message");
                told.put("RECOURSE_NEGOTIATION_CARRIERS_LETTER", "message");
                told.put("RECOURSE_NEGOTIATION_MESSAGE_SECRET", EchoPost.ordersSecret(secrets));
                told.put("RECOURSE_NEGOTIATION_INBOUND_SIGNERS", EchoPost.signer(secrets));
                told.put("RECOURSE_NEGOTIATION_DIGEST_KEY", secrets.key(DIGEST_KEY));
                // A lender of the sandbox has one token, its people's.
                told.put("RECOURSE_NEGOTIATION_MAKERS_OTHERS", "SUPERVISOR");
                // which calls are drawn for review is the same in every run
                told.put("RECOURSE_NEGOTIATION_SAMPLING_KEY", "calls of sandbox " + seed);
            }
            case "litigation" -> {
                told.put("RECOURSE_LITIGATION_FIRM", PartnerPost.LAW_FIRM);
                told.put("RECOURSE_LITIGATION_FILING_URL", door("filing"));
                told.put("RECOURSE_LITIGATION_FILING_TOKEN", doorTokens.lawFirm());
            }
            case "disposal" -> {
                told.put("RECOURSE_DISPOSAL_VENUE", PartnerPost.VENUE);
                told.put("RECOURSE_DISPOSAL_VALUATION_URL", door("valuation"));
                told.put("RECOURSE_DISPOSAL_AUCTION_URL", door("auction"));
                told.put("RECOURSE_DISPOSAL_TOKEN", doorTokens.venue());
            }
            default -> {
                // Has neither a secret nor a partner of its own.
            }
        }
        return told;
    }

    private String door(String adapter) {
        return doorOf.apply(adapter).toString();
    }

    private String idKey() {
        try {
            byte[] bytes = ("ids of sandbox " + seed).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
