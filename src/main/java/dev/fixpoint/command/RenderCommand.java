package dev.fixpoint.command;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.Quoted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a stored report into another form. */
@Command(
        name = "render",
        description = "Turn a stored report into another form.",
        usageHelpAutoWidth = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  fixpoint render run.json --as text", "  fixpoint render run.json -o run.html"})
final class RenderCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REPORT.json", description = "What a program wrote by --report REPORT.json.")
    private Path report;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            converter = RenderForm.FormWords.class,
            completionCandidates = RenderForm.FormWords.class,
            description = "The form: ${COMPLETION-CANDIDATES}. Needed unless the name of the output says it.")
    @Nullable
    private RenderForm form;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it. Default: standard output.")
    @Nullable
    private Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @SuppressWarnings("NullAway") // picocli sets what has no value
    private RenderCommand() {}

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        RenderForm chosen = form == null ? byOutput(line, output) : form;
        RunRecord run = StoredReport.read(line, report);
        if (output == null) {
            byte[] bytes = rendered(line, chosen, run);
            System.out.write(bytes, 0, bytes.length); // as they are, whatever the terminal's encoding
            System.out.flush();
            return ExitCode.SUCCEEDED;
        }
        try {
            chosen.write(run, output);
            return ExitCode.SUCCEEDED;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(line, ErrorText.message(e), e);
        } catch (IOException e) {
            throw new ParameterException(line, FileProblem.of("write", output, e), e);
        }
    }

    private static byte[] rendered(CommandLine line, RenderForm form, RunRecord run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            form.write(run, bytes);
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            throw new ParameterException(line, ErrorText.message(e), e);
        }
        return bytes.toByteArray();
    }

    private static RenderForm byOutput(CommandLine line, @Nullable Path output) {
        if (output == null) {
            throw new ParameterException(line, "say which form you want, such as --as html");
        }
        return RenderForm.ofFile(output)
                .orElseThrow(() -> new ParameterException(
                        line,
                        "the name " + Quoted.of(output.toString()) + " does not say which form you want; use --as"));
    }
}
