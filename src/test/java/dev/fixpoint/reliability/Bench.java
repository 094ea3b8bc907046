package dev.fixpoint.reliability;

import dev.fixpoint.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Performs scenarios, each as often as it is told to. */
final class Bench {

    /** How many failures of one scenario are enough. */
    private static final int ENOUGH = 10;

    private Bench() {}

    /** Performs a scenario so many times, the first time with this seed, then with the next ones. */
    static Finding perform(Scenario scenario, int times, long firstSeed) throws IOException, InterruptedException {
        Finding finding = new Finding(scenario);
        for (long seed = firstSeed;
                seed < firstSeed + times && finding.failures().size() < ENOUGH;
                seed++) {
            Path directory = Files.createTempDirectory("fixpoint-" + scenario.id() + "-");
            Trial trial = new Trial(seed, directory);
            try {
                scenario.deed().perform(trial);
                finding.held(trial);
            } catch (Scenario.NotHereException e) {
                finding.notDone(String.valueOf(e.getMessage()));
                return finding;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
                finding.failed(seed, e);
            } finally {
                Directories.delete(directory);
            }
        }
        return finding;
    }
}
