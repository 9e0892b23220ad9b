package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where what comes back of mails is read. */
@ConfigMapping(prefix = "recourse.negotiation.mailbox")
interface MailboxConfig {

    /** The IMAP server; nothing is read without one. */
    Optional<String> host();

    /** RFC 8314's for IMAP within TLS. */
    @WithDefault("993")
    int port();

    Optional<String> username();

    Optional<String> password();

    /** False only towards a server on the same machine, or in a sandbox. */
    @WithDefault("true")
    boolean tls();

    @WithDefault("INBOX")
    String folder();

    /** Wall time between two looks. */
    @WithDefault("PT1M")
    Duration every();
}
