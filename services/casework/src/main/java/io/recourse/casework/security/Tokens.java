package io.recourse.casework.security;

import com.fasterxml.jackson.core.type.TypeReference;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.json.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Bearer tokens this service accepts, known by their SHA-256 only; a file named by configuration holds them. */
@Singleton
public class Tokens {

    /** A line of the token file. */
    public record Known(String sha256, String name, String tenant, Role role) {}

    private final Map<String, Known> bySha;

    @Inject
    public Tokens(@ConfigProperty(name = "recourse.tokens.file") Optional<Path> file) {
        this.bySha = file.map(Tokens::load).orElse(Map.of());
    }

    private static Map<String, Known> load(Path file) {
        try {
            List<Known> known = SealedJson.mapper().readValue(Files.readAllBytes(file), new TypeReference<>() {});
            known.forEach(Tokens::requireTopic);
            return known.stream().collect(Collectors.toUnmodifiableMap(Known::sha256, Function.identity()));
        } catch (IOException e) {
            throw new IllegalStateException("recourse.tokens.file cannot be read as a list of tokens", e);
        }
    }

    /** A lender no topic can name would stop the pipe of all with the first notice it is due. */
    private static void requireTopic(Known known) {
        if (known.role() == Role.LENDER
                && !LenderNotice.LENDER.matcher(known.tenant()).matches()) {
            throw new IllegalStateException("recourse.tokens.file: the lender \"" + known.tenant()
                    + "\" has no id a topic can carry (" + LenderNotice.LENDER + ")");
        }
    }

    Optional<Caller> caller(String token) {
        return Optional.ofNullable(bySha.get(sha256(token))).map(k -> new Caller(k.name(), k.tenant(), k.role()));
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
