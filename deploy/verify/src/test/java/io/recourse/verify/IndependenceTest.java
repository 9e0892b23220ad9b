package io.recourse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A checker that shared code with what it checks would share its mistakes. */
class IndependenceTest {

    @Test
    void no_class_of_the_project_but_its_own_is_on_the_checkers_class_path() throws IOException {
        Path here = Path.of("target").toAbsolutePath();
        assertThat(Collections.list(getClass().getClassLoader().getResources("io/recourse")))
                .extracting(found -> found.getProtocol() + ":" + found.getPath())
                .containsExactlyInAnyOrder(
                        "file:" + here.resolve("classes/io/recourse"),
                        "file:" + here.resolve("test-classes/io/recourse"));
    }
}
