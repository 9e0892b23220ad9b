package io.recourse.casework.spec;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pure packages may touch. */
final class Purity {

    /** The package a class calls its own: up to and with {@code domain}, or the whole of rules or of the core API. */
    private static final Pattern OWN =
            Pattern.compile("(.*?\\.domain|io\\.recourse\\.rules|io\\.recourse\\.casework\\.decision)(\\..*)?");

    private static final Pattern INPUT_OUTPUT =
            Pattern.compile("java\\.(io|net|sql|rmi|nio\\.file|nio\\.channels|util\\.logging|lang\\.reflect)(\\..*)?");

    private static final Set<String> FLOATING_POINT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    static final DescribedPredicate<JavaAccess<?>> IS_CLOCK_OR_CHANCE =
            DescribedPredicate.describe("is a clock or chance", access -> {
                JavaClass owner = access.getTargetOwner();
                String method = access.getTarget().getName();
                return owner.isAssignableTo("java.util.random.RandomGenerator")
                        || owner.getPackageName().startsWith("java.time") && method.equals("now")
                        || switch (owner.getFullName()) {
                            case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
                            case "java.lang.System" -> method.equals("currentTimeMillis") || method.equals("nanoTime");
                            case "java.lang.Math", "java.lang.StrictMath" -> method.equals("random");
                            case "java.util.UUID" -> method.equals("randomUUID");
                            case "java.util.Collections" -> method.equals("shuffle");
                            case "java.util.Date" -> method.equals("<init>");
                            default -> false;
                        };
            });

    private Purity() {}

    static ArchCondition<JavaClass> dependOnlyOnTheWhitelist() {
        return new ArchCondition<>(
                "depend only on java.. without input and output, their own domain, the core API, rules, contract records and JSpecify") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                for (Dependency dependency : c.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive() && !allowed(own(c), target.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(c, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String own(JavaClass c) {
        Matcher own = OWN.matcher(c.getPackageName());
        return own.matches() ? own.group(1) : c.getPackageName();
    }

    private static boolean allowed(String own, String target) {
        return target.equals(own)
                || target.startsWith(own + ".")
                || target.startsWith("java.") && !INPUT_OUTPUT.matcher(target).matches()
                || target.equals("io.recourse.casework.decision")
                || target.equals("io.recourse.contracts")
                || target.startsWith("io.recourse.rules") && !target.equals("io.recourse.rules.pack")
                || target.equals("org.jspecify.annotations")
                // edges have a rule of their own
                || target.contains(".edge");
    }

    static ArchCondition<JavaClass> haveNoFloatingPointMembers() {
        return new ArchCondition<>("have no field, parameter or result of floating point") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                for (JavaField field : c.getFields()) {
                    if (floating(field.getType())) {
                        events.add(
                                SimpleConditionEvent.violated(field, field.getDescription() + " is of floating point"));
                    }
                }
                for (JavaCodeUnit unit : c.getCodeUnits()) {
                    if (floating(unit.getReturnType())
                            || unit.getParameterTypes().stream().anyMatch(Purity::floating)) {
                        events.add(SimpleConditionEvent.violated(
                                unit, unit.getDescription() + " speaks in floating point"));
                    }
                }
            }
        };
    }

    private static boolean floating(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .anyMatch(raw ->
                        FLOATING_POINT.contains(raw.getBaseComponentType().getFullName()));
    }
}
