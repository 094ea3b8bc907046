package dev.fixpoint.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a source file; all others come from the class path. */
final class MemoryClasses extends ClassLoader {

    private final Map<String, byte[]> code;

    MemoryClasses(Map<String, byte[]> code, ClassLoader parent) {
        super(parent);
        this.code = Map.copyOf(code);
    }

    /** Loads a class of the source file also if the class path has one of that name, perhaps an older one. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!code.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = code.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
