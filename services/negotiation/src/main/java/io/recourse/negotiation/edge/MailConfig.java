package io.recourse.negotiation.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The mail server of an installation. */
@ConfigMapping(prefix = "recourse.negotiation.mail")
interface MailConfig {

    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("587")
    int port();

    Optional<String> username();

    Optional<String> password();

    /** False only towards a server on the same machine, or in a sandbox: nobody's mail travels in clear. */
    @WithDefault("true")
    boolean startTls();

    /** Who writes; replies, bounces and opt-outs go there, and are read where {@link MailboxConfig} says. */
    @WithDefault("notices@recourse.invalid")
    String from();
}
