package io.recourse.local;

import io.recourse.local.portfolio.AcceptedJournal;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What a run folder keeps from one run to the next. */
final class RunData {
    private static final String SECRETS = "secrets.json";
    private static final List<String> DATA = List.of(
            "postgres/data", "postgres/data.new", "kafka", "connect", AcceptedJournal.NAME, OrderTray.NAME, SECRETS);

    private RunData() {}

    /** Throws the data away or makes sure it can be gone on with; logs of the run before stay one run longer. */
    static void prepare(RunFolder run, boolean fresh) {
        if (fresh) {
            DATA.forEach(run::remove);
        }
        if (Files.exists(run.path("postgres/data")) && !Files.exists(run.path(SECRETS))) {
            throw new StackFailed("the data in " + run.folder() + " is locked with passwords that stood in " + SECRETS
                    + ", which is gone; start with --fresh to begin anew");
        }
        run.remove(StackFile.NAME);
        run.remove("logs.before");
        try {
            if (Files.exists(run.path("logs"))) {
                Files.move(run.path("logs"), run.path("logs.before"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
