package io.recourse.local;

import io.recourse.local.parts.Services;
import io.recourse.local.run.SandboxClient;
import io.recourse.local.run.Tokens;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A stack that belongs to a command: Ctrl-C or a TERM signal ends it in order, whatever the command is doing then. The
 * JVM itself gives the exit code the signal asks for (130 after Ctrl-C).
 */
final class StackSession implements AutoCloseable {
    private final Sandbox sandbox;
    private final Thread hook;

    private StackSession(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.hook = new Thread(this::interrupted, "orderly-end");
    }

    /** Starts what has been claimed. */
    static StackSession open(Sandbox sandbox) {
        StackSession session = new StackSession(sandbox);
        Runtime.getRuntime().addShutdownHook(session.hook);
        try {
            sandbox.stack().start();
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
        return session;
    }

    Stack stack() {
        return sandbox.stack();
    }

    /** Where it is reached, and with what. */
    void introduce(Consumer<String> say) {
        stack().urls().forEach((name, url) -> say.accept(String.format(Locale.ROOT, "  %-14s %s", name, url)));
        say.accept(
                String.format(Locale.ROOT, "  %-14s %s", "tokens", stack().run().path(AccessFile.NAME)));
    }

    /** How a person may begin; only for a stack with all its services. */
    void showFirstSteps(Consumer<String> say) {
        Map<String, URI> services = stack().serviceUrls();
        if (services.size() == Services.ALL.size()) {
            SandboxClient client = new SandboxClient(services, new Tokens(stack().secrets()::get));
            sandbox.access().firstSteps(client.now()).forEach(say);
        }
    }

    private void interrupted() {
        System.out.println("stopping");
        sandbox.close();
        System.out.println("stopped");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook is at work and what the command has met is its consequence: say nothing, let the JVM end.
            forever();
        }
        sandbox.close();
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
