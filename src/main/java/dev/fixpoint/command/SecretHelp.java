package dev.fixpoint.command;

import dev.fixpoint.job.Secrets;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command, in which the default of a secret option is not shown. */
final class SecretHelp extends Help {

    private SecretHelp(Help help) {
        super(help.commandSpec(), help.colorScheme());
    }

    /** Has the options of a command shown this way, also by a larger program. */
    static void use(CommandSpec command) {
        command.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> new SecretHelp(help).optionList());
    }

    @Override
    public IOptionRenderer createDefaultOptionRenderer() {
        IOptionRenderer renderer = super.createDefaultOptionRenderer();
        return (option, label, colors) -> renderer.render(withoutDefault(option), label, colors);
    }

    private static OptionSpec withoutDefault(OptionSpec option) {
        boolean hasDefault = !option.defaultValueString().equals("null"); // as picocli calls what is not there
        return hasDefault && OwnOptions.isSecret(option)
                ? option.toBuilder().defaultValue(Secrets.MASK).build()
                : option;
    }
}
