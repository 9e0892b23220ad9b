package io.recourse.bench;

import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process and all it has started: PostgreSQL has a process for each connection, the launcher one for each part. */
public record Family(long pid) {

    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern PSS_ANON = Pattern.compile("(?m)^Pss_Anon:\\s+(\\d+) kB");

    /** Their proportional set size: pages that several processes share are counted once. */
    public long pssKib() {
        return kib(PSS);
    }

    /** What is their own of that: neither files nor PostgreSQL's shared buffers, which fill as they are meant to. */
    public long ownKib() {
        return kib(PSS_ANON);
    }

    private long kib(Pattern field) {
        List<Long> members = ProcessHandle.of(pid).stream()
                .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                .map(ProcessHandle::pid)
                .toList();
        long kib = members.stream()
                .flatMap(member -> field.matcher(said(member)).results())
                .map(MatchResult.class::cast)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        if (kib == 0) {
            throw new StackFailed("the system does not say how much memory process %d has".formatted(pid));
        }
        return kib;
    }

    /** Nothing where a member has ended meanwhile. */
    private static String said(long member) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(member), "smaps_rollup"));
        } catch (IOException gone) {
            return "";
        }
    }
}
