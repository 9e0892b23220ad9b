package io.recourse.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Loopback ports of a run, by name. Defaults stay the same from run to run; a default that is taken is replaced by a
 * free port and said so, a port asked for by option that is taken ends the start before anything has been done.
 */
public record Ports(Map<String, Integer> byName) {
    /** Names with their defaults, in display order. */
    public static final Map<String, Integer> DEFAULTS = defaults();

    // Below the range from which systems take ports for outgoing connections (32768 and up): a port of that range could
    // be borrowed by some client while its process is being restarted.
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;

    public Ports {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("postgres", 15432);
        ports.put("kafka", 19092);
        ports.put("kafka-controller", 19093);
        ports.put("connect", 18083);
        ports.put("intake", 18101);
        ports.put("segmentation", 18102);
        ports.put("negotiation", 18103);
        ports.put("litigation", 18104);
        ports.put("disposal", 18105);
        return Collections.unmodifiableMap(ports);
    }

    /** {@code asked}: ports by name the user insists on. */
    public static Ports choose(Map<String, Integer> asked, Consumer<String> say) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        Set<Integer> used = new LinkedHashSet<>();
        for (Map.Entry<String, Integer> wish : asked.entrySet()) {
            String name = wish.getKey();
            if (!DEFAULTS.containsKey(name)) {
                throw new StackFailed("no part of the stack is called " + name);
            }
            if (!free(wish.getValue()) || !used.add(wish.getValue())) {
                throw new StackFailed("port " + wish.getValue() + " (--port-" + name
                        + ") is taken; nothing was started. Free it or name another.");
            }
            chosen.put(name, wish.getValue());
        }
        DEFAULTS.forEach((name, port) -> {
            if (!chosen.containsKey(name)) {
                boolean usable = !used.contains(port) && free(port);
                int taken = usable ? port : random(used);
                if (!usable) {
                    say.accept("port " + port + " for " + name + " is taken, using " + taken + " (choose with --port-"
                            + name + ")");
                }
                used.add(taken);
                chosen.put(name, taken);
            }
        });
        return new Ports(chosen);
    }

    /** No defaults: for tests beside a running stack. */
    public static Map<String, Integer> anyFree() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Set<Integer> used = new LinkedHashSet<>();
        DEFAULTS.keySet().forEach(name -> {
            int port = random(used);
            used.add(port);
            ports.put(name, port);
        });
        return ports;
    }

    private static int random(Set<Integer> used) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (!used.contains(port) && free(port)) {
                return port;
            }
        }
        throw new StackFailed("no free port between " + LOWEST + " and " + BEYOND);
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new StackFailed("no part of the stack is called " + name);
        }
        return port;
    }
}
