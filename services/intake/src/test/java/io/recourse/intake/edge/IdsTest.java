package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.door.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Whoever reads a state or a journal cannot try out there whom it is about. */
class IdsTest {

    private static final byte[] BODY = Doors.statement("A-1").toString().getBytes(StandardCharsets.UTF_8);

    @Test
    void a_statement_is_known_again_only_with_the_installations_key() throws BadInput {
        assertThat(contentUnder(1, BODY)).isEqualTo(contentUnder(1, BODY)).isNotEqualTo(contentUnder(2, BODY));
    }

    @Test
    void another_identity_is_another_content() throws BadInput {
        byte[] renamed =
                new String(BODY, StandardCharsets.UTF_8).replace("张三", "张四").getBytes(StandardCharsets.UTF_8);
        assertThat(contentUnder(1, renamed)).isNotEqualTo(contentUnder(1, BODY));
    }

    @Test
    void the_ids_of_cases_parties_and_contents_never_meet() {
        Ids ids = ids(1);
        assertThat(ids.caseOf("a", "bc", 1)).isNotEqualTo(ids.caseOf("ab", "c", 1));
        assertThat(ids.partyOf("a", "1").id())
                .isNotEqualTo(ids.caseOf("a", "1", 1).id());
    }

    private static String contentUnder(int key, byte[] body) throws BadInput {
        return new Statements(ids(key)).read("bank-a", body).input().statement().contentHash();
    }

    static Ids ids(int key) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        return new Ids(new IntakeConfig() {
            @Override
            public String idKey() {
                return base64;
            }

            @Override
            public String vaultKey() {
                return base64;
            }
        });
    }
}
