package dev.fixpoint.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a source file into memory, by the compiler of the JDK that runs this. For one file. */
final class MemoryCompiler {

    private final ClassPath path;
    private final JavaCompiler compiler;
    private final StringWriter messages = new StringWriter();
    private final Map<String, ByteArrayOutputStream> compiled = new LinkedHashMap<>();
    private final List<String> ofTheSource = new ArrayList<>();

    MemoryCompiler(ClassPath path) throws UnusableProgramException {
        this.path = path;
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw SourceFile.withoutCompiler(null);
        }
        this.compiler = found;
    }

    /** Compiles a source file, and others on the class path that it needs; returns whether that went well. */
    boolean compile(String name, URI place, String text) throws IOException {
        List<String> options = new ArrayList<>(List.of("-classpath", path.text(), "-proc:none", "-implicit:class"));
        options.addAll(RunningModules.compilerOptions());
        try (JavaFileManager files =
                new IntoMemory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            return compiler.getTask(messages, files, null, options, null, List.of(new Source(name, place, text)))
                    .call();
        }
    }

    /** Returns what the compiler said, in its own words. */
    String messages() {
        return messages.toString();
    }

    /** Returns the top-level classes of the source file in their order, not initialized. */
    List<Class<?>> classes() throws ClassNotFoundException {
        Map<String, byte[]> code = new LinkedHashMap<>();
        compiled.forEach((name, bytes) -> code.put(name, bytes.toByteArray()));
        ClassLoader loader = new MemoryClasses(code, path.loader());
        List<Class<?>> classes = new ArrayList<>();
        for (String name : ofTheSource) {
            Class<?> type = loader.loadClass(name);
            if (type.getEnclosingClass() == null) {
                classes.add(type);
            }
        }
        return classes;
    }

    /** Keeps classes in memory, and finds all else where it is. */
    private final class IntoMemory extends ForwardingJavaFileManager<JavaFileManager> {

        IntoMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            if (sibling instanceof Source) {
                ofTheSource.add(name); // the compiler writes the top-level classes in their order
            }
            URI place = URI.create("memory:///" + URLEncoder.encode(name, StandardCharsets.UTF_8) + kind.extension);
            return new SimpleJavaFileObject(place, kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    compiled.put(name, bytes);
                    return bytes;
                }
            };
        }
    }

    /** The source as it was read. */
    private static final class Source extends SimpleJavaFileObject {

        private final String name;
        private final String text;

        Source(String name, URI place, String text) {
            super(place, Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        /** Returns the name in messages: as it was given, as javac does it. */
        @Override
        public String getName() {
            return name;
        }

        /** Allows a public class to have any name, as for {@code java FILE}; {@code module-info} is none. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && SourceVersion.isIdentifier(simpleName);
        }
    }
}
