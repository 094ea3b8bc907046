package dev.fixpoint.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of event has a method of its name, of which a listener need know only those that matter to it. */
class EventTest {

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Event.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isToldToTheMethodOfItsName(Class<?> kind) throws Exception {
        Event event = anyOf(kind);
        List<String> told = new ArrayList<>();
        Listener listener = (Listener) Proxy.newProxyInstance(
                Listener.class.getClassLoader(), new Class<?>[] {Listener.class}, (proxy, method, arguments) -> {
                    told.add(method.getName());
                    assertThat(arguments).containsExactly(event);
                    return null;
                });
        event.tell(listener);
        String name = kind.getSimpleName();
        assertThat(told).containsExactly(Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void mayBeIgnored(Class<?> kind) throws Exception {
        Event event = anyOf(kind);
        assertThatCode(() -> event.tell(new Listener() {})).doesNotThrowAnyException();
    }

    @Test
    void everyMethodOfAListenerHasItsEvent() {
        List<Method> methods = Stream.of(Listener.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic()) // those of a coverage tool
                .toList();
        assertThat(methods).allMatch(Method::isDefault);
        assertThat(methods)
                .extracting(method -> method.getParameterTypes()[0])
                .containsExactlyInAnyOrderElementsOf(kinds().toList());
    }

    private static Event anyOf(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(EventTest::anyValue).toArray();
        return (Event) kind.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object anyValue(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        return type == Duration.class ? Duration.ZERO : null;
    }
}
