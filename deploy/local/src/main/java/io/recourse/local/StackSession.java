package io.recourse.local;

import io.recourse.local.process.StackFailed;
import java.util.concurrent.CountDownLatch;

/**
 * A stack that belongs to a command: Ctrl-C or a TERM signal ends it in order, whatever the command is doing then. The
 * JVM itself gives the exit code the signal asks for (130 after Ctrl-C).
 */
final class StackSession implements AutoCloseable {
    private final Stack stack;
    private final Thread hook;

    private StackSession(Stack stack) {
        this.stack = stack;
        this.hook = new Thread(this::interrupted, "orderly-end");
    }

    static StackSession open(StackOptions options) {
        StackSession session = new StackSession(Stack.claim(options));
        Runtime.getRuntime().addShutdownHook(session.hook);
        try {
            session.stack.start();
        } catch (StackFailed failed) {
            session.close();
            throw failed;
        }
        return session;
    }

    Stack stack() {
        return stack;
    }

    private void interrupted() {
        System.out.println("stopping");
        stack.close();
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
        stack.close();
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
