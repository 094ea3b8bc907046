package dev.fixpoint.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the manifest of the jar. */
final class FixpointVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = FixpointVersion.class.getPackage().getImplementationVersion();
        return new String[] {"fixpoint " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
