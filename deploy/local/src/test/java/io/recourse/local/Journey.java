package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.local.process.Ports;
import io.recourse.local.run.Book;
import io.recourse.local.run.Report;
import io.recourse.local.run.SandboxRun;
import io.recourse.local.world.People;
import io.recourse.local.world.World;
import io.recourse.verify.Verdict;
import io.recourse.verify.Verification;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of the sample, played by the classes that {@code make run} plays them with, on a stack of its own: any free
 * ports, a folder nobody else has. The stack goes on running until the journey is closed.
 */
final class Journey implements AutoCloseable {
    static final long SEED = 1;
    private static final Duration REST = Duration.ofSeconds(30);

    private final Sandbox sandbox;
    private final Report report;

    private Journey(Sandbox sandbox, Report report) {
        this.sandbox = sandbox;
        this.report = report;
    }

    /**
     * @param days virtual ones
     * @param kill process to kill -9 on the way and start again, null for none
     */
    static Journey play(Path folder, int accounts, int days, @Nullable String kill) {
        StackOptions options = StackOptions.in(Path.of("../.."))
                .runFolder(folder)
                .ports(Ports.anyFree())
                .say(System.out::println);
        People people = new People();
        World world = new World(SEED, people);
        Sandbox sandbox = Sandbox.claim(options, SEED, world::order);
        try {
            sandbox.stack().start();
            SandboxRun.Plan plan = new SandboxRun.Plan(SEED, days, kill);
            SandboxRun run = new SandboxRun(sandbox.stack(), people, world, plan, System.out::println);
            return new Journey(sandbox, run.play(Book.sample(SEED, accounts)));
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    Report report() {
        return report;
    }

    Stack stack() {
        return sandbox.stack();
    }

    /** What the independent checker makes of the running stack. */
    Verdict verdict() {
        return Verification.of(stack().run().folder(), REST);
    }

    /** Its report, if the checker finds nothing wrong with it. */
    Report proven() {
        Verdict verdict = verdict();
        assertThat(verdict.checks()).allMatch(Verdict.Checked::passed);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.GREEN);
        return report;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
