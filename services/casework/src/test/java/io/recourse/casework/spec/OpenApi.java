package io.recourse.casework.spec;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a running service says of its HTTP door, to be held against the document that is checked in. */
public final class OpenApi {

    private static final Path PUBLISHED = Path.of("../../contracts/openapi");

    private OpenApi() {}

    /** Fails unless {@code /q/openapi} says what stands in {@code contracts/openapi/<service>.yaml}. */
    public static void isAsPublished(String service) {
        JsonNode served =
                read(given().get("/q/openapi").then().statusCode(200).extract().asByteArray());
        assertThat(differences("", published(PUBLISHED.resolve(service + ".yaml")), served))
                .as(
                        "%s serves another document than contracts/openapi/%s.yaml. If that is meant, `make openapi` brings the file up to date",
                        service, service)
                .isEmpty();
    }

    /** Where two documents differ, and how; the order of fields says nothing. */
    private static Stream<String> differences(String at, JsonNode published, JsonNode served) {
        if (published.equals(served)) {
            return Stream.empty();
        }
        if (!published.isObject() || !served.isObject()) {
            return Stream.of(at + ": published " + published + ", served " + served);
        }
        Set<String> fields = new TreeSet<>();
        published.fieldNames().forEachRemaining(fields::add);
        served.fieldNames().forEachRemaining(fields::add);
        return fields.stream()
                .flatMap(field -> differences(at + "/" + field, published.path(field), served.path(field)));
    }

    private static JsonNode published(Path file) {
        try {
            return Files.exists(file) ? read(Files.readAllBytes(file)) : MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(byte[] yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
