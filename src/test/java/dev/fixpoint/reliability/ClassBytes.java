package dev.fixpoint.reliability;

import java.io.IOException;
import java.io.InputStream;

/** What is in the file of a class. */
final class ClassBytes {

    private ClassBytes() {}

    static byte[] of(String name) throws ClassNotFoundException {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = ClassBytes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
