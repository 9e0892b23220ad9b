package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of ISO 20022, read entry by entry. */
interface IsoMessage {

    /**
     * What the next entry says; empty at the end.
     *
     * @throws BadInput the file breaks off here
     */
    List<Booking> next() throws BadInput, IOException;

    /** How far it is read: a line, from 1. */
    long line();

    /** A kind of message, and its versions whose forms are known here. */
    enum Kind {
        CREDIT_NOTICE("camt.054", 12, "BkToCstmrDbtCdtNtfctn"),
        PAYMENT_RETURN("pacs.004", 13, "PmtRtr");

        private static final Pattern NAMESPACE =
                Pattern.compile("urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\\.\\d{3})\\.(\\d{3})\\.(\\d{2})");

        private final String message;
        private final int newest;
        private final String root;

        Kind(String message, int newest, String root) {
            this.message = message;
            this.newest = newest;
            this.root = root;
        }

        /**
         * Moves the cursor onto the message's own element, in {@code Document}, which may stand in one envelope.
         *
         * @throws BadInput if the file is another one
         */
        void begin(IsoCursor cursor) throws BadInput, IOException {
            if (!cursor.next(0)) {
                throw unknown();
            }
            if (!cursor.name().equals("Document")) {
                enter(cursor);
            }
            cursor.keepTo(known(cursor.namespace()));
            // the first versions gave this element names of their own
            if (!cursor.next(cursor.depth())
                    || !(cursor.name().startsWith(root) || cursor.name().startsWith(message))) {
                throw unknown();
            }
        }

        private void enter(IsoCursor cursor) throws BadInput, IOException {
            while (cursor.next(1)) {
                if (cursor.name().equals("Document")) {
                    return;
                }
            }
            throw unknown();
        }

        private String known(String namespace) throws BadInput {
            Matcher said = NAMESPACE.matcher(namespace);
            if (!said.matches() || !said.group(1).equals(message)) {
                throw unknown();
            }
            int version = Integer.parseInt(said.group(3));
            if (!said.group(2).equals("001") || version < 1 || version > newest) {
                throw new BadInput(
                        "message-version-unknown",
                        "Document",
                        "Of " + message + " the versions 001.01 … 001." + newest + " are read here.");
            }
            return namespace;
        }

        private BadInput unknown() {
            return new BadInput("message-unknown", "Document", "A " + message + " of ISO 20022 is read here.");
        }
    }
}
