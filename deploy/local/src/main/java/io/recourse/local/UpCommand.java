package io.recourse.local;

import io.recourse.local.process.StackFailed;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the stack for use by hand and keeps it until Ctrl-C. */
@Command(name = "up", description = "Start the stack for use by hand and keep it until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    /** The one {@code run} takes by itself. */
    private static final long SEED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin(name = StackArguments.MIXIN)
    private final StackArguments arguments = new StackArguments();

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run from the command line");
        }
        StackOptions options = arguments.options(spec).say(System.out::println);
        OrderTray tray = new OrderTray(options.runFolder().resolve(OrderTray.NAME));
        try (StackSession session = StackSession.open(Sandbox.claim(options, SEED, tray::take))) {
            session.introduce(System.out::println);
            session.showFirstSteps(System.out::println);
            System.out.println("Recourse is up; Ctrl-C ends it.");
            throw session.stack().trouble().join();
        } catch (StackFailed failed) {
            System.err.println(failed.getMessage());
            return Main.FAILED;
        }
    }
}
