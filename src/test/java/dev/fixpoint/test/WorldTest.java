package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorldTest {

    private static JobGraph nothing() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("nothing");
        return jobs.build();
    }

    @Test
    void isADirectoryThatIsEmptyEachTimeAndGoneAfterwards() throws Exception {
        List<Path> seen = new ArrayList<>();
        World<Path> world = World.directory(directory -> {
            seen.add(directory);
            return nothing();
        });
        for (int i = 0; i < 2; i++) {
            try (Place place = world.open()) {
                place.graph();
                assertThat(seen.get(i)).isEmptyDirectory();
                Files.createFile(seen.get(i).resolve("file"));
            }
            assertThat(seen.get(i)).doesNotExist();
        }
        assertThat(seen.get(0)).as("its path").isEqualTo(seen.get(1));
    }

    @Test
    void isOpenOnceAtATime() throws Exception {
        World<Path> world = World.directory(directory -> nothing());
        try (Place place = world.open()) {
            assertThat(place.name()).isPresent();
            assertThatThrownBy(world::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the directory " + place.name().orElseThrow()
                            + " is in use: of World.directory(...) one is open at a time");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
    void isKnownByAllThatIsBelowTheDirectory() throws Exception {
        World<Path> world = World.directory(directory -> nothing()).prepared(WorldTest::fill);
        try (Place place = world.open()) {
            assertThat(place.fingerprint())
                    .containsExactly(
                            Map.entry(".", "directory rwx------"),
                            Map.entry("closed", "directory ---------" + (isRoot() ? "" : " that cannot be read")),
                            Map.entry("empty", "directory rwxr-x---"),
                            Map.entry("empty/file", "file rw-r----- of 1 byte (559aead0)"),
                            Map.entry("gone", "link to nowhere"));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void fill(Path directory) throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rwxr-x---"));
        Path file = Files.writeString(empty.resolve("file"), "A");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(directory.resolve("gone"), Path.of("nowhere"));
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    }

    @Test
    void isAnythingThatCanBeMadeAndIsClosed() throws Exception {
        List<String> told = new ArrayList<>();
        World<AutoCloseable> world = World.<AutoCloseable>of(() -> () -> told.add("closed"), fake -> nothing())
                .prepared(fake -> told.add("prepared"))
                .prepared(fake -> told.add("and more"))
                .closed(fake -> told.add("put away"));
        try (Place place = world.open()) {
            told.add("open");
            assertThat(place.hasFingerprint()).isFalse();
            assertThat(place.fingerprint()).isEmpty();
            assertThat(place.name()).isEmpty();
        }
        assertThat(told).containsExactly("prepared", "and more", "open", "put away", "closed");
    }

    @Test
    void isClosedIfItCannotBePrepared() {
        List<String> told = new ArrayList<>();
        World<String> world = World.of(() -> "fake", fake -> nothing())
                .prepared(fake -> {
                    throw new IOException("no room");
                })
                .closed(fake -> told.add("closed"));
        assertThatThrownBy(world::open).isInstanceOf(IOException.class).hasMessage("no room");
        assertThat(told).containsExactly("closed");
    }

    @Test
    void isKnownByWhateverHasAText() throws Exception {
        World<String> world = World.of(() -> "fake", fake -> nothing());
        try (Place place = world.fingerprint(fake -> List.of(1, 2)).open()) {
            assertThat(place.fingerprint()).containsExactly(Map.entry("the world", "[1, 2]"));
        }
        try (Place place = world.fingerprint(fake -> Map.of("b", 2, "a", 1)).open()) {
            assertThat(place.fingerprint()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        }
    }

    @Test
    void saysWhatJobsAreTold() throws Exception {
        World<String> world = World.of(() -> "fake", fake -> nothing())
                .configured((fake, fixpoint) -> fixpoint.argument("name", fake))
                .configured((fake, fixpoint) -> fixpoint.argument("size", 2));
        try (Place place = world.open()) {
            Fixpoint fixpoint = Fixpoint.of(place.graph());
            place.configure(fixpoint);
            assertThat(fixpoint.converge().arguments().named())
                    .containsEntry("name", "fake")
                    .containsEntry("size", 2);
        }
    }

    @Test
    void hasAGraph() throws Exception {
        @SuppressWarnings("NullAway")
        World<String> world = World.of(() -> "fake", fake -> null);
        try (Place place = world.open()) {
            assertThatThrownBy(place::graph)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the world has returned null instead of a graph");
        }
    }
}
