package dev.fixpoint.render;

import java.io.IOException;
import java.nio.file.Path;

/** A program that has no Jackson, and wants to write JSON. */
final class WithoutJackson {

    private interface Use {
        void run() throws IOException;
    }

    private WithoutJackson() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        say(() -> ReportFile.write(Runs.of("A"), file));
        say(() -> ReportFile.write(Runs.of("A"), file));
        say(() -> ReportFile.read(file));
        say(() -> new EventFile(file).close());
        say(() -> ReportFile.requireAvailable(Path.of("run.html")));
        say(EventFile::requireAvailable);
        say(() -> ReportFile.write(Runs.of("A"), "txt", System.out));
    }

    private static void say(Use use) throws IOException {
        try {
            use.run();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
