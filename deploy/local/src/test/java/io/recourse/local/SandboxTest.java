package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.process.Ports;
import io.recourse.local.world.Answer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

    @Test
    void a_door_of_the_world_that_is_taken_is_replaced_and_said_so(@TempDir Path folder) throws IOException {
        List<String> said = new ArrayList<>();
        StackOptions options = StackOptions.in(Path.of("../.."))
                .runFolder(folder.resolve("run"))
                .ports(Ports.anyFree())
                .say(said::add);
        try (ServerSocket _ = taken(8190);
                Sandbox _ = Sandbox.claim(options, 1, order -> new Answer(order.key(), Answer.Result.DONE, ""))) {
            assertThat(said).anyMatch(l -> l.matches("port 8190 for the world outside is taken, using \\d+"));
        }
    }

    /** Unconnected where somebody else has taken it already. */
    private static ServerSocket taken(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (BindException already) {
            return new ServerSocket();
        }
    }
}
