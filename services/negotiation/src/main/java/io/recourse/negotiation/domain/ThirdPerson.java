package io.recourse.negotiation.domain;

import io.recourse.rules.contact.Person;

/**
 * Somebody who does not owe the debt and may know where its debtor is.
 *
 * @param ref tells one person from another; a digest, so that nobody is named by it
 */
public record ThirdPerson(Person person, String ref) {

    /** How the names of such contacts begin: they are none with the debtor, and no case keeps them. */
    public static final String CONTACTS = "third/";
}
