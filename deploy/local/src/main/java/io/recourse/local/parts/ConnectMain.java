package io.recourse.local.parts;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.connect.cli.ConnectStandalone;

/** Kafka Connect's own process. */
public final class ConnectMain {
    private ConnectMain() {}

    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(reader);
        }
        dropTornOffsets(Path.of(settings.getProperty("offset.storage.file.filename")));
        ConnectStandalone.main(arguments);
    }

    /**
     * Connect writes its offset file in place; killed in the middle it leaves a torn one and would not start again. The
     * replication slot knows an older position, so dropping the file costs repeated events and no lost one.
     */
    private static void dropTornOffsets(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        boolean whole;
        try (ObjectInputStream stream = new ObjectInputStream(Files.newInputStream(file))) {
            whole = stream.readObject() != null;
        } catch (IOException | ClassNotFoundException torn) {
            whole = false;
        }
        if (!whole) {
            System.out.println("dropping the torn offset file " + file);
            Files.delete(file);
        }
    }
}
