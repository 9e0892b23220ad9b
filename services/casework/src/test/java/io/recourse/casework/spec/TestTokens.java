package io.recourse.casework.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.recourse.casework.security.Role;
import io.recourse.casework.security.Tokens;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token file for one test class's service: two lenders who must not see each other's rows, an operator, a runner, a partner. */
public final class TestTokens implements QuarkusTestResourceLifecycleManager {

    /** Tenant of {@link #LENDER_A}. */
    public static final String TENANT_A = "lender-a";

    /** Tenant of {@link #LENDER_B}. */
    public static final String TENANT_B = "lender-b";

    public static final String LENDER_A = "token-of-lender-a";
    public static final String LENDER_B = "token-of-lender-b";

    /** Another of the people of {@link #TENANT_A}. */
    public static final String COLLEAGUE_A = "token-of-a-colleague-at-lender-a";

    public static final String OPERATOR = "token-of-operator";
    public static final String SANDBOX = "token-of-sandbox";
    public static final String PARTNER = "token-of-partner";

    /** A channel provider, by the id that negotiation knows one under. */
    public static final String COURIER = "token-of-courier";

    public static final String ADAPTER = "token-of-adapter";

    private @Nullable Path file;

    @Override
    public Map<String, String> start() {
        List<Tokens.Known> known = List.of(
                known(LENDER_A, TENANT_A, TENANT_A, Role.LENDER),
                known(LENDER_B, TENANT_B, TENANT_B, Role.LENDER),
                known(COLLEAGUE_A, "colleague-a", TENANT_A, Role.LENDER),
                known(OPERATOR, "operator", "-", Role.OPERATOR),
                known(SANDBOX, "sandbox", "-", Role.SANDBOX),
                known(PARTNER, "partner", "-", Role.PARTNER),
                known(COURIER, "courier-1", "-", Role.PARTNER),
                known(ADAPTER, "adapter", "-", Role.ADAPTER));
        try {
            Path written = Files.createTempFile("tokens", ".json");
            file = written;
            Files.writeString(written, SealedJson.mapper().writeValueAsString(known));
            return Map.of("recourse.tokens.file", written.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        Path written = file;
        if (written == null) {
            return;
        }
        try {
            Files.deleteIfExists(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tokens.Known known(String token, String name, String tenant, Role role) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new Tokens.Known(HexFormat.of().formatHex(digest), name, tenant, role);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
