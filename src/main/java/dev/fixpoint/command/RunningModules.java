package dev.fixpoint.command;

import java.io.File;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The modules of this process that are not the JDK's: those of {@code java --module-path}. */
final class RunningModules {

    private RunningModules() {}

    /** Returns what a compiler must be told so that a class path of its own sees them too, as it does when it runs. */
    static List<String> compilerOptions() {
        List<ModuleReference> modules = ModuleLayer.boot().configuration().modules().stream()
                .map(ResolvedModule::reference)
                .filter(module -> file(module).isPresent())
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .toList();
        if (modules.isEmpty()) {
            return List.of();
        }
        String path = modules.stream()
                .map(module -> file(module).orElseThrow().toString())
                .collect(Collectors.joining(File.pathSeparator));
        String names = modules.stream().map(RunningModules::name).collect(Collectors.joining(","));
        return List.of("--module-path", path, "--add-modules", names);
    }

    private static String name(ModuleReference module) {
        return module.descriptor().name();
    }

    private static Optional<Path> file(ModuleReference module) {
        Optional<URI> place = module.location();
        return place.filter(uri -> "file".equals(uri.getScheme())).map(Path::of);
    }
}
