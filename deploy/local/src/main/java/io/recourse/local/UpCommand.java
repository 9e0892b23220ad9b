package io.recourse.local;

import io.recourse.local.process.StackFailed;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the stack and keeps it until Ctrl-C. */
@Command(name = "up", description = "Start the stack and keep it until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin(name = StackArguments.MIXIN)
    private final StackArguments arguments = new StackArguments();

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run from the command line");
        }
        try (StackSession session = StackSession.open(arguments.options(spec).say(System.out::println))) {
            session.stack().urls().forEach((name, url) -> System.out.printf("  %-14s %s%n", name, url));
            System.out.println("Recourse is up; Ctrl-C ends it.");
            throw session.stack().trouble().join();
        } catch (StackFailed failed) {
            System.err.println(failed.getMessage());
            return Main.FAILED;
        }
    }
}
