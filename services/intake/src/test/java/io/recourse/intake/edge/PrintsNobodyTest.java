package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.security.Sensitive;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.json.SealedJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What says who a person is prints nobody, from when it is read to when it lies in the vault. */
class PrintsNobodyTest {

    private static final String CANARY = "Kanarienvogel";

    /** What a component may be called that says who somebody is; {@code name} alone may be anything's. */
    private static final Set<String> TELLING = Set.of("idNumber", "phones", "email");

    @Test
    void a_statement_prints_nobody_as_it_was_pushed_nor_as_it_was_read() throws BadInput {
        Person person = Person.somebody();
        byte[] body = person.owing("A-1").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(Bodies.read(body, AccountPushed.class).toString())
                .contains("account=A-1")
                .doesNotContain(person.words());
        assertThat(new Statements(IdsTest.ids(1)).read("bank-a", body).toString())
                .doesNotContain(person.words());
    }

    @Test
    void every_record_that_has_a_telling_part_prints_without_it() throws ReflectiveOperationException {
        List<Class<?>> telling = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.recourse.intake", "io.recourse.contracts")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(c -> Arrays.stream(c.getRecordComponents())
                                .map(RecordComponent::getName)
                                .anyMatch(TELLING::contains))
                        .toList();
        assertThat(telling).contains(AccountPushed.Obligor.class, RevealsResource.Identity.class);
        for (Class<?> record : telling) {
            assertThat(filled(record).toString()).as("%s", record).doesNotContain(CANARY);
        }
    }

    @Test
    void what_is_sensitive_prints_nothing_and_is_written_by_nobody_who_does_not_say_so()
            throws ReflectiveOperationException {
        Sensitive<String> sensitive = Sensitive.of(CANARY);
        assertThat(sensitive.toString()).doesNotContain(CANARY);
        assertThat(new Vault.Person(Sensitive.of((AccountPushed.Obligor) filled(AccountPushed.Obligor.class)))
                        .toString())
                .doesNotContain(CANARY);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> SealedJson.mapper().writeValueAsString(sensitive));
        assertThat(sensitive.expose()).isEqualTo(CANARY);
    }

    private static Object filled(Class<?> record) throws ReflectiveOperationException {
        RecordComponent[] parts = record.getRecordComponents();
        Constructor<?> constructor = record.getDeclaredConstructor(
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(Arrays.stream(parts)
                .map(RecordComponent::getType)
                .map(PrintsNobodyTest::value)
                .toArray());
    }

    private static @Nullable Object value(Class<?> type) {
        if (type == String.class) {
            return CANARY;
        }
        if (type == List.class) {
            return List.of(CANARY);
        }
        if (type == int.class) {
            return 1;
        }
        return type.isEnum() ? type.getEnumConstants()[0] : null;
    }
}
