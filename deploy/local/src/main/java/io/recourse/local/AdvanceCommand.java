package io.recourse.local;

import io.recourse.local.access.AsyncApi;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.Quiet;
import io.recourse.local.run.QuietTest;
import io.recourse.local.run.QuietWatch;
import io.recourse.local.run.SandboxClient;
import io.recourse.local.run.Subscriptions;
import io.recourse.local.run.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The hand that moves business time on a stack that somebody uses by hand; it waits for quiet before and after. */
@Command(
        name = "advance",
        description =
                "Move the business time of the running stack: to the next deadline of any service, or to an instant.",
        mixinStandardHelpOptions = true)
final class AdvanceCommand implements Callable<Integer> {
    @Option(names = "--repository", paramLabel = "FOLDER", description = "root of the source tree (default: here)")
    private Path repository = Path.of("");

    @Option(names = "--run-folder", paramLabel = "FOLDER", description = "where the stack runs (default: .run)")
    private Path runFolder = Path.of(".run");

    @Parameters(arity = "0..1", paramLabel = "INSTANT", description = "such as 2026-02-01T00:00:00Z")
    private @Nullable Instant to;

    @Override
    public Integer call() {
        try {
            StackOptions usual = StackOptions.in(repository);
            StackFile.Running running = StackFile.read(usual.repository().resolve(runFolder));
            SandboxClient client = new SandboxClient(running.services(), new Tokens(running::secret));
            QuietTest test = new QuietTest(Subscriptions.of(AsyncApi.read(usual.asyncApi())));
            QuietWatch watch = new QuietWatch(client, List::of, test, () -> {});
            Optional<Instant> next = to == null ? earliest(watch.await()) : Optional.of(to);
            next.ifPresent(instant -> {
                client.advance(instant);
                watch.await();
            });
            System.out.println(next.isEmpty() ? "nobody waits for anything" : "business time is " + client.now());
            return ExitCode.OK;
        } catch (StackFailed failed) {
            System.err.println(failed.getMessage());
            return Main.FAILED;
        }
    }

    private static Optional<Instant> earliest(Map<String, Quiet> services) {
        return services.values().stream()
                .map(Quiet::nextDue)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }
}
