package dev.fixpoint.command;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The version of a program, if it says which, and otherwise that of the jar, from its manifest. */
final class FixpointVersion implements IVersionProvider {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway") // picocli sets the spec
    private FixpointVersion() {}

    @Override
    public String[] getVersion() {
        Command declared = spec.userObject().getClass().getAnnotation(Command.class);
        if (declared != null && declared.version().length > 0) {
            return declared.version();
        }
        String version = FixpointVersion.class.getPackage().getImplementationVersion();
        return new String[] {"fixpoint " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
