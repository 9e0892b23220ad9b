package io.recourse.intake.edge;

import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells official sites from others, and from those that pretend to be official: by letters that look alike (UTS 39), by a name
 * a few edits away, by an official name within another's domain. Where a domain begins the public suffix list says.
 */
final class SiteCheck {

    private static final Pattern SCHEME =
            Pattern.compile("^(https?:/*|[a-z][a-z0-9+.-]*:/+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IP = Pattern.compile("[0-9.]+|\\[.*|0[xX][0-9a-fA-F.xX]+");
    private static final IDNA NAMES = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    private static final SpoofChecker LOOKS =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private static final SpoofChecker SCRIPTS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    enum Verdict {
        OFFICIAL,
        NOT_LISTED,
        SUSPICIOUS
    }

    /**
     * @param reason a word for machines
     * @param resembles the official domain it is or looks like, null if it is like none
     */
    record Answer(Verdict verdict, String reason, @Nullable String resembles) {}

    /** @param name its registrable label, such as {@code eastbank} of {@code eastbank.com} */
    private record Official(String domain, String name, String look) {}

    private final List<Official> officials;
    private final SitePack pack;

    /** @throws IllegalArgumentException if a domain is none, or is one below which anybody may register */
    SiteCheck(SitePack pack, List<String> domains) {
        this.pack = pack;
        this.officials = domains.stream().map(SiteCheck::official).toList();
    }

    private static Official official(String written) {
        String domain = ascii(written)
                .orElseThrow(() -> new IllegalArgumentException("an official site is not a domain's name"));
        String registrable = registrable(domain);
        if (registrable == null) {
            throw new IllegalArgumentException("anybody may register below an official site: " + domain);
        }
        String name = unicode(registrable.substring(0, registrable.indexOf('.')));
        return new Official(domain, name, LOOKS.getSkeleton(name));
    }

    Answer check(String url) {
        String authority = authority(url);
        int user = authority.lastIndexOf('@');
        String host = host(authority.substring(user + 1));
        if (host.isEmpty() || IP.matcher(host).matches()) {
            return new Answer(Verdict.NOT_LISTED, "no-domain-name", null);
        }
        Optional<String> ascii = ascii(host);
        if (ascii.isEmpty()) {
            return new Answer(Verdict.SUSPICIOUS, "malformed-name", null);
        }
        String domain = ascii.get();
        if (user >= 0) {
            // what stands before an @ is no part of the address, and is put there to be read as one
            return new Answer(Verdict.SUSPICIOUS, "name-before-at", null);
        }
        for (Official official : officials) {
            if (domain.equals(official.domain()) || domain.endsWith("." + official.domain())) {
                return new Answer(Verdict.OFFICIAL, "listed", official.domain());
            }
        }
        return officials.stream()
                .flatMap(official -> resembling(domain, official).stream())
                .findFirst()
                .orElseGet(() -> unlike(domain));
    }

    /** Like none of ours, yet written in a way that no honest name is. */
    private static Answer unlike(String domain) {
        boolean mixed = labels(domain).stream().anyMatch(label -> SCRIPTS.failsChecks(label));
        return mixed
                ? new Answer(Verdict.SUSPICIOUS, "mixed-scripts", null)
                : new Answer(Verdict.NOT_LISTED, "not-listed", null);
    }

    private Optional<Answer> resembling(String domain, Official official) {
        String registrable = registrable(domain);
        for (String label : labels(domain)) {
            if (label.equals(official.name()) || parts(label).contains(official.name())) {
                return suspicious("name-borrowed", official);
            }
            if (LOOKS.getSkeleton(label).equals(official.look())) {
                return suspicious("homograph", official);
            }
        }
        String name = registrable == null ? null : unicode(registrable.substring(0, registrable.indexOf('.')));
        if (name != null
                && official.name().length() >= pack.shortestName()
                && edits(name, official.name()) <= pack.mostEdits()) {
            return suspicious("look-alike", official);
        }
        return Optional.empty();
    }

    private static Optional<Answer> suspicious(String reason, Official official) {
        return Optional.of(new Answer(Verdict.SUSPICIOUS, reason, official.domain()));
    }

    /** The labels as people read them, without the public suffix. */
    private static List<String> labels(String domain) {
        String registrable = registrable(domain);
        List<String> labels = new ArrayList<>(Arrays.asList(domain.split("\\.")));
        if (registrable != null) {
            long suffix = registrable.chars().filter(c -> c == '.').count();
            labels = labels.subList(0, labels.size() - (int) suffix);
        }
        return labels.stream().map(SiteCheck::unicode).toList();
    }

    /** eastbank-login is an official name with something added. */
    private static List<String> parts(String label) {
        return Arrays.asList(label.split("-"));
    }

    /** What stands between the scheme and the path. */
    private static String authority(String url) {
        // browsers take a backslash for a slash
        String rest = SCHEME.matcher(url.strip().replace('\\', '/')).replaceFirst("");
        String start = rest.startsWith("//") ? rest.substring(2) : rest;
        for (int i = 0; i < start.length(); i++) {
            if ("/?#".indexOf(start.charAt(i)) >= 0) {
                return start.substring(0, i);
            }
        }
        return start;
    }

    private static String host(String hostAndPort) {
        int port = hostAndPort.startsWith("[") ? -1 : hostAndPort.indexOf(':');
        String host = port < 0 ? hostAndPort : hostAndPort.substring(0, port);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The name as it is looked up, in lower case; empty if it can be none. */
    private static Optional<String> ascii(String host) {
        IDNA.Info info = new IDNA.Info();
        String ascii = NAMES.nameToASCII(host, new StringBuilder(), info).toString();
        return info.hasErrors() || !InternetDomainName.isValid(ascii)
                ? Optional.empty()
                : Optional.of(ascii.toLowerCase(Locale.ROOT));
    }

    private static String unicode(String label) {
        return NAMES.nameToUnicode(label, new StringBuilder(), new IDNA.Info()).toString();
    }

    /** What somebody has registered; null for a public suffix. A top level that is not on the list is one, as its rules say. */
    private static @Nullable String registrable(String domain) {
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.isUnderPublicSuffix()) {
            return name.topPrivateDomain().toString();
        }
        List<String> labels = name.parts();
        return name.isPublicSuffix() || labels.size() < 2
                ? null
                : String.join(".", labels.subList(labels.size() - 2, labels.size()));
    }

    /** Insertions, deletions and replacements that make one word of the other (Levenshtein). */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
