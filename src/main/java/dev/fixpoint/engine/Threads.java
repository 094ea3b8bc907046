package dev.fixpoint.engine;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ThreadFactory;

/** Makes the threads of the engine. Virtual ones are reached by reflection, so that the library runs on Java 17 too. */
public final class Threads {

    /** What a worker is called that works for no job. */
    static final String IDLE = "fixpoint worker";

    private Threads() {}

    /** Returns a factory of threads that do not keep the virtual machine alive, and have the caller's class loader. */
    static ThreadFactory factory(boolean virtual) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ThreadFactory threads = virtual ? virtualThreads() : Thread::new;
        return work -> {
            Thread thread = threads.newThread(work);
            thread.setName(IDLE);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    /**
     * Returns a factory of virtual threads.
     *
     * @throws UnsupportedOperationException if this version of Java has none
     */
    public static ThreadFactory virtualThreads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (NoSuchMethodException | ClassNotFoundException | IllegalAccessException e) {
            throw new UnsupportedOperationException(
                    "virtual threads need Java 21 or later, and this is Java "
                            + Runtime.version().feature() + "; use parallelism(n) instead",
                    e);
        } catch (InvocationTargetException e) {
            throw new UnsupportedOperationException("virtual threads cannot be made", e.getCause());
        }
    }
}
