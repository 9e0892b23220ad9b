package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.portfolio.Profiles;
import io.recourse.local.portfolio.SampleAccount;
import io.recourse.local.process.StackFailed;
import io.recourse.local.world.People;
import io.recourse.local.world.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilePostTest {
    private static final long SEED = 1;
    private static final Tokens TOKENS = new Tokens(name -> "secret of " + name);

    private final Map<String, String> heard = new ConcurrentHashMap<>();
    private final List<String> said = new ArrayList<>();
    private final People people = new People();
    private final Profiles profiles = new Profiles(SEED);
    private final Map<String, String> expected = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private HttpServer segmentation;

    private volatile int status = 200;

    @BeforeEach
    void open() throws IOException {
        int number = 0;
        for (SampleAccount account : Portfolio.of(SEED).accounts().subList(0, 40)) {
            String path = "/v1/cases/case-" + number + "/profile";
            people.know("case-" + number, new Person(account));
            number++;
            profiles.of(account)
                    .ifPresent(body ->
                            expected.put(path, "PUT Bearer " + TOKENS.lender(account.lender()) + " true " + body));
        }
        segmentation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        segmentation.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.put(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestMethod() + " "
                            + exchange.getRequestHeaders().getFirst("Authorization") + " "
                            + exchange.getRequestHeaders().containsKey("Idempotency-Key") + " " + body);
            byte[] answer = "{\"rule\":\"profile-older\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        segmentation.start();
    }

    @AfterEach
    void shut() {
        segmentation.stop(0);
    }

    private ProfilePost post(String service) {
        URI address = URI.create("http://127.0.0.1:" + segmentation.getAddress().getPort());
        return new ProfilePost(new SandboxClient(Map.of(service, address), TOKENS), people, said::add);
    }

    @Test
    void each_profile_is_told_once_for_its_case_with_the_token_of_its_lender() {
        post("segmentation").tell(profiles);
        assertThat(heard).isEqualTo(expected);
        assertThat(said).containsExactly(expected.size() + " profiles told");
        assertThat(expected).hasSizeBetween(25, 39);
    }

    @Test
    void a_refusal_ends_it_and_is_named() {
        status = 409;
        assertThatThrownBy(() -> post("segmentation").tell(profiles))
                .isInstanceOf(StackFailed.class)
                .hasMessageMatching("segmentation does not take the profile of case case-\\d+: 409 profile-older");
        assertThat(said).isEmpty();
    }

    @Test
    void where_segmentation_does_not_run_nothing_is_told() {
        post("intake").tell(profiles);
        assertThat(heard).isEmpty();
        assertThat(said).isEmpty();
    }
}
