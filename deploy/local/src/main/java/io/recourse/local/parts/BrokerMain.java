package io.recourse.local.parts;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The broker's own process: formats its storage once, then serves until asked to end. */
public final class BrokerMain {
    /** Environment variable with the first user's password. */
    static final String ADMIN_PASSWORD = "RECOURSE_KAFKA_ADMIN_PASSWORD";

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        if (!Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
            format(file);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "orderly-end"));
        server.startup();
        server.awaitShutdown();
    }

    private static void format(Path settings) {
        String password = System.getenv(ADMIN_PASSWORD);
        int status = StorageTool.execute(
                new String[] {
                    "format",
                    "--cluster-id",
                    Uuid.randomUuid().toString(),
                    "--config",
                    settings.toString(),
                    "--add-scram",
                    "SCRAM-SHA-512=[name=" + Broker.ADMIN + ",password=" + password + "]"
                },
                System.out);
        if (status != 0) {
            System.exit(status);
        }
    }
}
