package dev.fixpoint.live;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the operating system, which Java passes on only through {@code sun.misc.Signal}: a class that is not promised to
 * be there, and is therefore looked for when it is needed.
 */
final class Signals {

    /** That a signal is handled. */
    interface Handling extends AutoCloseable {

        /** Has the signal handled as before. */
        @Override
        void close();
    }

    private Signals() {}

    /**
     * Has an action performed, on a thread of its own, each time that the process is sent a signal.
     *
     * @param name the name of the signal, without SIG
     * @return nothing if the virtual machine does not offer it, or the signal is not to be had, because it is unknown here, or
     *     was ignored when the process was started
     */
    static Optional<Handling> handle(String name, Runnable action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Method handle = signalType.getMethod("handle", signalType, handlerType);
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            Object handler = handler(handlerType, action);
            Object before = handle.invoke(null, signal, handler);
            return Optional.of(() -> restore(handle, signal, before));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static void restore(Method handle, Object signal, @Nullable Object before) {
        try {
            handle.invoke(null, signal, before);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("signal " + signal + " cannot be handled as before", e);
        }
    }

    private static Object handler(Class<?> handlerType, Runnable action) {
        return Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "handle" -> action.run();
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        case "equals" -> {
                            return arguments != null && proxy == arguments[0];
                        }
                        case "toString" -> {
                            return "handler of a signal";
                        }
                        default -> {}
                    }
                    return null;
                });
    }
}
