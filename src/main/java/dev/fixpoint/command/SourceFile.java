package dev.fixpoint.command;

import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Java source file that is compiled in memory. */
final class SourceFile {

    private final String name;
    private final Path file;
    private final String text;

    private SourceFile(String name, Path file, String text) {
        this.name = name;
        this.file = file;
        this.text = text;
    }

    /**
     * What became of a source file.
     *
     * @param classes its top-level classes in their order; null if it does not compile
     * @param messages what the compiler said
     */
    record Compiled(@Nullable List<Class<?>> classes, String messages) {}

    static SourceFile read(String name) throws UnusableProgramException {
        try {
            Path file = Path.of(name);
            return new SourceFile(name, file, Files.readString(file));
        } catch (InvalidPathException | NoSuchFileException e) {
            throw new UnusableProgramException("there is no file " + Quoted.of(name) + nearest(name), e);
        } catch (CharacterCodingException e) {
            throw new UnusableProgramException(Quoted.of(name) + " is not in UTF-8", e);
        } catch (IOException e) {
            throw new UnusableProgramException(FileProblem.of("read", Path.of(name), e), e);
        }
    }

    private static String nearest(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath();
            Path directory = Objects.requireNonNullElse(file.getParent(), file);
            try (Stream<Path> files = Files.list(directory)) {
                List<String> sources = files.map(source -> String.valueOf(source.getFileName()))
                        .filter(source -> source.endsWith(".java"))
                        .toList();
                return NearestNames.hint(String.valueOf(file.getFileName()), sources.size(), sources::get);
            }
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    /** Compiles the file like {@code java FILE} does, with the class path given. */
    Compiled compile(ClassPath path) throws UnusableProgramException {
        try {
            MemoryCompiler compiler = new MemoryCompiler(path);
            boolean compiles = compiler.compile(name, file.toUri(), text);
            return new Compiled(compiles ? compiler.classes() : null, compiler.messages());
        } catch (NoClassDefFoundError e) {
            throw withoutCompiler(e); // a JRE that has not even the interface of the compiler
        } catch (IOException | ClassNotFoundException e) {
            throw new UnusableProgramException(Quoted.of(name) + " cannot be compiled: " + e, e);
        }
    }

    static UnusableProgramException withoutCompiler(@Nullable Throwable cause) {
        return new UnusableProgramException(
                "this Java (" + System.getProperty("java.home") + ") has no compiler; run it with a JDK, or compile"
                        + " the file first and name its class: run -cp DIRECTORY CLASS",
                cause);
    }
}
