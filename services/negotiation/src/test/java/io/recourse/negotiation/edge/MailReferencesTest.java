package io.recourse.negotiation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.negotiation.edge.MailReferences.Contact;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What a mail is called tells us which contact it was, and nobody else anything. */
@NullUnmarked
class MailReferencesTest {

    private static final Contact CONTACT = new Contact("4f2a91c0b3d84e7f9a6c5d1e2b3a4f50", "mail-1");

    private final MailReferences ours = new MailReferences(key(1));

    @Test
    void a_contact_is_always_called_the_same_and_no_other_is_called_so() {
        assertThat(new MailReferences(key(1)).of(CONTACT)).isEqualTo(ours.of(CONTACT));
        assertThat(ours.of(new Contact(CONTACT.caseId(), "mail-2"))).isNotEqualTo(ours.of(CONTACT));
        assertThat(ours.contact(ours.of(CONTACT))).contains(CONTACT);
    }

    @Test
    void no_contact_is_called_what_was_changed_shortened_made_up_or_made_under_another_secret() {
        String reference = ours.of(CONTACT);
        for (int i = 0; i < reference.length() - 1; i++) {
            char other = reference.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(ours.contact(reference.substring(0, i) + other + reference.substring(i + 1)))
                    .as("character " + i)
                    .isEmpty();
            assertThat(ours.contact(reference.substring(0, i)))
                    .as("length " + i)
                    .isEmpty();
        }
        assertThat(ours.contact(new MailReferences(key(2)).of(CONTACT))).isEmpty();
        assertThat(ours.contact("not base64 at all!")).isEmpty();
    }

    @Test
    void the_shortest_and_the_longest_contact_have_names_of_the_form_that_is_looked_for() {
        Contact longest = new Contact("c".repeat(64), "a".repeat(128));
        for (Contact contact : new Contact[] {new Contact("c", "a"), CONTACT, longest}) {
            assertThat(ours.of(contact)).matches(MailReferences.FORM);
            assertThat(ours.contact(ours.of(contact))).contains(contact);
        }
    }

    private static byte[] key(int of) {
        byte[] key = new byte[32];
        key[0] = (byte) of;
        return key;
    }
}
