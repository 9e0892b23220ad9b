package io.recourse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.local.process.StackFailed;
import org.junit.jupiter.api.Test;

class FamilyTest {

    @Test
    void a_jvm_has_memory_and_most_of_it_is_its_own() {
        Family family = new Family(ProcessHandle.current().pid());
        assertThat(family.ownKib()).isPositive().isLessThanOrEqualTo(family.pssKib());
    }

    @Test
    void whoever_is_not_there_does_not_count_as_small() {
        assertThatThrownBy(() -> new Family(Long.MAX_VALUE).pssKib()).isInstanceOf(StackFailed.class);
    }
}
