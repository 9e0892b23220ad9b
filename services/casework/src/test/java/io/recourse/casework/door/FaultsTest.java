package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void generated_code_of_another_class_loader_may_call_every_mapper() {
        List<Method> mappers = Arrays.stream(Faults.class.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(ServerExceptionMapper.class))
                .toList();
        assertThat(mappers).hasSize(5).allMatch(m -> Modifier.isPublic(m.getModifiers()));
        assertThat(Modifier.isPublic(Faults.class.getModifiers())).isTrue();
    }
}
