package io.recourse.local.process;

import io.recourse.local.process.Command.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Children that outlived their launcher. They are known by words on their own command line, never by a stored process id
 * alone: ids are used again by the system, and a stranger must not be ended.
 */
public final class Leftovers {
    static final String RUN_MARK = "recourse.run=";
    static final String INSTANCE_MARK = "recourse.instance=";
    static final String PROCESS_MARK = "recourse.process=";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Writers first, what they write to last. */
    private static final List<String> LAST = List.of("connect", "kafka", "postgres");

    private Leftovers() {}

    /** A process of ours without a launcher. */
    public record Leftover(String name, ProcessHandle process) {}

    /** Everything that runs in this folder, whichever launcher started it; in the order to end it. */
    public static List<Leftover> inFolder(Path folder) {
        return marked(RUN_MARK + folder);
    }

    /** Everything one launcher started. */
    public static List<Leftover> ofInstance(String instance) {
        return marked(INSTANCE_MARK + instance);
    }

    private static List<Leftover> marked(String mark) {
        List<Leftover> found = new ArrayList<>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            List<String> words = List.of(process.info().arguments().orElse(new String[0]));
            if (words.contains(mark) || words.contains("-D" + mark)) {
                found.add(new Leftover(name(words), process));
            }
        }
        found.sort((a, b) -> Integer.compare(LAST.indexOf(a.name()), LAST.indexOf(b.name())));
        return found;
    }

    private static String name(List<String> words) {
        return words.stream()
                .filter(w -> w.contains(PROCESS_MARK))
                .map(w -> w.substring(w.indexOf(PROCESS_MARK) + PROCESS_MARK.length()))
                .findFirst()
                .orElse("process");
    }

    /** Asks each in turn to end, and makes it after 10 s. */
    public static void end(List<Leftover> leftovers) {
        for (Leftover leftover : leftovers) {
            boolean postgres = leftover.name().equals("postgres");
            Signals.stop(leftover.process(), postgres ? StopSignal.INT : StopSignal.TERM, PATIENCE);
        }
    }
}
