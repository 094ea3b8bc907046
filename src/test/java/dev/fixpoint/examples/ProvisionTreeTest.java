package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the example sets POSIX permissions")
class ProvisionTreeTest {

    private static final Program PROVISION_TREE = Program.example("ProvisionTree");

    /** The jobs in the order of the sweep. */
    private static final List<String> JOBS = List.of(
            "root",
            "root/data",
            "root/bin",
            "root/bin/start",
            "root/conf",
            "root/conf/service.conf",
            "root/releases",
            "root/releases/1.4.2",
            "root/releases/1.4.2/VERSION",
            "root/current");

    @TempDir
    private Path directory;

    @Test
    void laysOutTheTreeThenRunsNothingThenRepairsWhatIsDamaged() throws IOException {
        Path root = directory.resolve("srv/shop");
        Result first = PROVISION_TREE.run("-v", root.toString());
        assertThat(first.status()).isZero();
        assertThat(first.err())
                .containsExactlyElementsOf(JOBS.stream()
                        .flatMap(job -> Stream.of(job + ".check: fail", job + ".run: pass", job + ".recheck: pass"))
                        .toList());
        assertThat(first.totals()).isEqualTo("succeeded: 10 jobs, 10 converged; 10 attempts, 1 sweep");
        assertThat(tree(root))
                .containsExactly(
                        " rwxr-xr-x",
                        "bin rwxr-x---",
                        "bin/start rwxr-x---",
                        "conf rwxr-x---",
                        "conf/service.conf rw-r-----",
                        "current -> releases/1.4.2",
                        "data rwxr-x---",
                        "releases rwxr-x---",
                        "releases/1.4.2 rwxr-x---",
                        "releases/1.4.2/VERSION rw-r-----");
        assertThat(root.resolve("conf/service.conf")).hasContent("name = shop\ndata = " + root + "/data");

        Result second = PROVISION_TREE.run("-v", root.toString());
        assertThat(second.status()).isZero();
        assertThat(second.err())
                .containsExactlyElementsOf(
                        JOBS.stream().map(job -> job + ".check: pass").toList());

        Files.writeString(root.resolve("bin/start"), "rm -rf /\n");
        Files.setPosixFilePermissions(root.resolve("data"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.delete(root.resolve("current"));
        Files.createSymbolicLink(root.resolve("current"), Path.of("releases"));
        List<String> damaged = tree(root);
        Result third = PROVISION_TREE.run("-v", root.toString(), "--name=store");
        assertThat(third.status()).isZero();
        assertThat(third.run())
                .containsExactly("root/data", "root/bin/start", "root/conf/service.conf", "root/current");
        assertThat(tree(root)).isNotEqualTo(damaged).contains("data rwxr-x---", "current -> releases/1.4.2");
        assertThat(root.resolve("bin/start")).content().contains("serving store");
        assertThat(root.resolve("conf/service.conf")).content().startsWith("name = store\n");
    }

    @Test
    void leavesAloneWhatIsInTheWay() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Result result = PROVISION_TREE.run(file.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.totals()).isEqualTo("failed: 10 jobs, 1 failed, 9 blocked; 1 attempt, 1 sweep");
        assertThat(result.out())
                .contains(
                        "root failed after 1 attempt: " + file + ": expected directory rwxr-xr-x, found file rw-------",
                        "  its run threw FileAlreadyExistsException: " + file);
        assertThat(file).hasContent("mine");
    }

    @Test
    void wantsADirectory() {
        Result result = PROVISION_TREE.run("-v");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().get(0)).isEqualTo("ProvisionTree: Missing required parameter: 'DIRECTORY'");
    }

    /** Returns a line for each path below a directory: its permissions, or where it leads. */
    private static List<String> tree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> sorted = paths.sorted().toList();
            List<String> lines = new ArrayList<>();
            for (Path path : sorted) {
                lines.add(root.relativize(path)
                        + (Files.isSymbolicLink(path)
                                ? " -> " + Files.readSymbolicLink(path)
                                : " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))));
            }
            return lines;
        }
    }
}
