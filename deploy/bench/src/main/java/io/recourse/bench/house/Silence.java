package io.recourse.bench.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * A channel provider that takes a call and does not answer: what is measured ends with the recorded order of a message, and
 * until the call is given up nobody claims messages and gives them back beside it.
 */
final class Silence implements AutoCloseable {

    private final ServerSocket door;

    Silence() throws IOException {
        this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    /** What a service is told of it. */
    Map<String, String> told() {
        return told(Map.of());
    }

    /** What a service is told of it, and this besides. */
    Map<String, String> told(Map<String, String> besides) {
        Map<String, String> told = new HashMap<>(besides);
        told.put("RECOURSE_NEGOTIATION_MESSAGE_URL", "http://127.0.0.1:" + door.getLocalPort() + "/");
        return told;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
