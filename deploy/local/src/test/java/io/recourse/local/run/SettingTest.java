package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.parts.Broker;
import io.recourse.local.parts.Postgres;
import io.recourse.local.parts.ServiceProcess;
import io.recourse.local.parts.Services;
import io.recourse.local.process.Caches;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.Secrets;
import io.recourse.local.world.DoorTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service process finds in its environment. */
class SettingTest {
    private static final DoorTokens DOORS =
            new DoorTokens("word-of-the-carrier", "word-of-the-firm", "word-of-the-venue");
    private static final Caches NO_CACHES = new Caches(Path.of("none"), false);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private RunFolder run;

    @SuppressWarnings("NullAway.Init")
    private Secrets secrets;

    @BeforeEach
    void claim() {
        run = RunFolder.claim(folder.resolve("run"));
        secrets = Secrets.of(run);
        new Tokens(secrets::get).all(List.of("east-bank"));
    }

    @AfterEach
    void release() {
        run.close();
    }

    @Test
    void every_service_gets_its_own_secrets_and_nobody_elses() throws IOException {
        Services.ALL.forEach(this::environment);
        assertThat(secretsOf("intake"))
                .containsExactlyInAnyOrder(
                        "postgres.svc_intake", "postgres.owner_intake", "kafka.service-intake", "key.ids", "key.vault");
        assertThat(secretsOf("segmentation"))
                .containsExactlyInAnyOrder(
                        "postgres.svc_segmentation", "postgres.owner_segmentation", "kafka.service-segmentation");
        assertThat(secretsOf("negotiation"))
                .containsExactlyInAnyOrder(
                        "postgres.svc_negotiation",
                        "postgres.owner_negotiation",
                        "kafka.service-negotiation",
                        "door.carrier",
                        "key.echo",
                        "key.orders",
                        "key.digests");
        assertThat(secretsOf("litigation"))
                .containsExactlyInAnyOrder(
                        "postgres.svc_litigation",
                        "postgres.owner_litigation",
                        "kafka.service-litigation",
                        "door.firm");
        assertThat(secretsOf("disposal"))
                .containsExactlyInAnyOrder(
                        "postgres.svc_disposal", "postgres.owner_disposal", "kafka.service-disposal", "door.venue");
    }

    @Test
    void negotiation_knows_what_its_provider_signs_with_and_signs_by_another_secret() {
        Map<String, String> negotiation = environment("negotiation");
        String signer = negotiation.getOrDefault("RECOURSE_NEGOTIATION_INBOUND_SIGNERS", "");
        String own = negotiation.getOrDefault("RECOURSE_NEGOTIATION_MESSAGE_SECRET", "");
        assertThat(signer).matches("courier-1=whsec_[A-Za-z0-9+/=]{44}");
        assertThat(own).matches("whsec_[A-Za-z0-9+/=]{44}");
        assertThat(signer).doesNotContain(own);
    }

    @Test
    void every_service_knows_the_sandboxs_time_and_its_callers() {
        assertThat(Services.ALL).allSatisfy(service -> assertThat(environment(service))
                .containsEntry("RECOURSE_SANDBOX_ENABLED", "true")
                .containsEntry("RECOURSE_SANDBOX_START", "2026-01-01T00:00:00Z")
                .containsEntry("RECOURSE_TOKENS_FILE", run.path(Tokens.FILE).toString()));
    }

    @Test
    void a_service_is_told_of_its_own_partner_only() {
        assertThat(environment("litigation"))
                .containsEntry("RECOURSE_LITIGATION_FILING_URL", "http://world/filing")
                .containsEntry("RECOURSE_LITIGATION_FIRM", "lex-1");
        assertThat(Services.ALL)
                .allSatisfy(service -> assertThat(environment(service).keySet())
                        .filteredOn(name -> Services.ALL.stream().anyMatch(s -> name.startsWith(prefix(s))))
                        .allMatch(name -> name.startsWith(prefix(service))));
    }

    private static String prefix(String service) {
        return "RECOURSE_" + service.toUpperCase(Locale.ROOT) + "_";
    }

    @Test
    void intakes_keys_are_what_it_reads_32_bytes_in_standard_base64() {
        Map<String, String> intake = environment("intake");
        assertThat(List.of("RECOURSE_INTAKE_ID_KEY", "RECOURSE_INTAKE_VAULT_KEY"))
                .allSatisfy(name ->
                        assertThat(Base64.getDecoder().decode(intake.get(name))).hasSize(32));
    }

    @Test
    void negotiations_key_is_one_of_its_own() {
        String key = environment("negotiation").get("RECOURSE_NEGOTIATION_DIGEST_KEY");
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(environment("intake").values()).doesNotContain(key);
    }

    @Test
    void same_seed_same_ids_and_they_stay_as_long_as_the_data() {
        String one = idKey(5);
        assertThat(idKey(6)).isEqualTo(one);
        run.remove("secrets.json");
        secrets = Secrets.of(run);
        assertThat(idKey(6)).isNotEqualTo(one);
        run.remove("secrets.json");
        secrets = Secrets.of(run);
        assertThat(idKey(5)).isEqualTo(one);
    }

    @Test
    void services_get_hashes_of_tokens_only() {
        Tokens tokens = new Tokens(name -> "secret of " + name);
        assertThat(tokens.file(List.of("east-bank")))
                .contains("\"tenant\" : \"east-bank\"", "OPERATOR", "SANDBOX")
                .doesNotContain("secret of");
        assertThat(tokens.all(List.of("east-bank"))).containsOnlyKeys("lender-east-bank", "operator", "sandbox");
    }

    private String idKey(long seed) {
        return environment("intake", seed).getOrDefault("RECOURSE_INTAKE_ID_KEY", "");
    }

    private Map<String, String> environment(String service) {
        return environment(service, 1);
    }

    private Map<String, String> environment(String service, long seed) {
        return new ServiceProcess(
                        service,
                        Path.of("../.."),
                        run,
                        1,
                        new Postgres(run, 2, secrets),
                        new Broker(run, 3, 4, secrets, NO_CACHES),
                        secrets,
                        new Setting(seed, DOORS, adapter -> URI.create("http://world/" + adapter)),
                        List.of(),
                        NO_CACHES)
                .command()
                .environment();
    }

    /** Names of all secrets that stand anywhere in a service's environment. */
    private Set<String> secretsOf(String service) throws IOException {
        Map<String, String> known = new TreeMap<>(new JsonMapper()
                .readValue(run.path("secrets.json").toFile(), new TypeReference<Map<String, String>>() {}));
        known.put("door.carrier", DOORS.carrier());
        known.put("door.firm", DOORS.lawFirm());
        known.put("door.venue", DOORS.venue());
        Collection<String> values = environment(service).values();
        return known.entrySet().stream()
                .filter(secret -> values.stream().anyMatch(value -> value.contains(secret.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
