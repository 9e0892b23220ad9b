package io.recourse.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_port_asked_for_that_is_taken_ends_the_start_and_names_the_option() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = stranger.getLocalPort();
            assertThatThrownBy(() -> Ports.choose(Map.of("kafka", taken), line -> {}))
                    .isInstanceOf(StackFailed.class)
                    .hasMessageContaining(taken + " (--port-kafka) is taken");
        }
    }

    @Test
    void a_default_that_is_taken_is_replaced_and_said_so() throws IOException {
        int usual = Ports.DEFAULTS.getOrDefault("litigation", 0);
        List<String> said = new ArrayList<>();
        // Taken by this test, or already by a stack that runs beside it: either way it is not free.
        try (ServerSocket stranger = new ServerSocket()) {
            try {
                stranger.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), usual));
            } catch (IOException takenAlready) {
                assertThat(stranger.isBound()).isFalse();
            }
            Ports ports = Ports.choose(Map.of(), said::add);
            assertThat(ports.of("litigation")).isNotEqualTo(usual).isBetween(20_000, 31_999);
            assertThat(said)
                    .anyMatch(line -> line.contains(usual + " for litigation") && line.contains("--port-litigation"));
        }
    }

    @Test
    void no_two_parts_share_a_port() {
        assertThat(Ports.choose(Ports.anyFree(), line -> {}).byName().values())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(Ports.DEFAULTS.keySet());
        assertThatThrownBy(() -> Ports.choose(Map.of("kafka", 31_997, "connect", 31_997), line -> {}))
                .isInstanceOf(StackFailed.class);
        assertThatThrownBy(() -> Ports.choose(Map.of("oracle", 31_998), line -> {}))
                .hasMessageContaining("oracle");
    }
}
