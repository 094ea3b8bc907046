package dev.fixpoint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The movie night of the original, in all its six cases. */
class MovieNightTest {

    private static final String[] NEED_MOVIE_AND_ALL = {
        "DetermineDetails",
        "Invite Wendell Bagg",
        "Invite Lawyer Cat",
        "InviteFriends",
        "FriendsArrive",
        "InsertDVD",
        "StartMovie",
        "WatchMovie"
    };

    private final StringBuilder lines = new StringBuilder();

    @Test
    void withDeadBatteriesAndAFullCouchTheMovieIsNotStarted() {
        Report report = watch(Map.of());

        assertEnd(report, Set.of("TurnOnTV", "SitOnCouch"), Set.of("StartMovie", "WatchMovie"));
    }

    @Test
    void withDefaultsThisIsTheWholeTranscript() {
        watch(Map.of());

        assertThat(lines).hasToString("""
                ValidateMovie.check: pass
                PickTimeAndDate.check: fail
                PickTimeAndDate.run: pass
                PickTimeAndDate.recheck: pass
                DetermineDetails.check: pass
                Invite Wendell Bagg.check: fail
                Invite Wendell Bagg.run: pass
                Invite Wendell Bagg.recheck: pass
                Invite Lawyer Cat.check: fail
                Invite Lawyer Cat.run: pass
                Invite Lawyer Cat.recheck: pass
                InviteFriends.check: pass
                FriendsArrive.check: pass
                CleanCouch.check: fail
                CleanCouch.run: pass
                CleanCouch.recheck: pass
                FluffPillows.check: fail
                FluffPillows.run: pass
                FluffPillows.recheck: pass
                PrepareRoom.check: pass
                FindTVRemote.check: pass
                TurnOnTV.check: fail
                TurnOnTV.run: pass
                TurnOnTV.recheck: fail "Remote batteries are dead."
                InsertDVD.check: pass
                SitOnCouch.check: fail
                SitOnCouch.run: pass
                SitOnCouch.recheck: fail "No space on couch."
                PopcornBowl.check: fail
                PopcornBowl.run: pass
                PopcornBowl.recheck: fail "Dishwasher cycle not done yet."
                Pizza.check: fail
                Pizza.run: fail
                Pizza.recheck: fail "Giordano's did not arrive yet."
                TurnOnTV.check: fail
                TurnOnTV.run: pass
                TurnOnTV.recheck: fail "Remote batteries are dead."
                SitOnCouch.check: fail
                SitOnCouch.run: pass
                SitOnCouch.recheck: fail "No space on couch."
                PopcornBowl.check: fail
                PopcornBowl.run: pass
                PopcornBowl.recheck: fail "Dishwasher cycle not done yet."
                Pizza.check: fail
                Pizza.run: fail
                Pizza.recheck: fail "Giordano's did not arrive yet."
                TurnOnTV.check: fail
                TurnOnTV.run: pass
                TurnOnTV.recheck: fail "Remote batteries are dead."
                SitOnCouch.check: fail
                SitOnCouch.run: pass
                SitOnCouch.recheck: fail "No space on couch."
                PopcornBowl.check: fail
                PopcornBowl.run: pass
                PopcornBowl.recheck: fail "Dishwasher cycle not done yet."
                Pizza.check: fail
                Pizza.run: pass
                Pizza.recheck: pass
                PopcornBowl.check: fail
                PopcornBowl.run: pass
                PopcornBowl.recheck: fail "Dishwasher cycle not done yet."
                PopcornBowl.check: fail
                PopcornBowl.run: pass
                PopcornBowl.recheck: fail "Dishwasher cycle not done yet."
                PopcornBowl.check: fail
                PopcornBowl.run: pass
                PopcornBowl.recheck: pass
                Popcorn.check: fail
                Popcorn.run: pass
                Popcorn.recheck: fail "Still popping..."
                Popcorn.check: fail
                Popcorn.run: pass
                Popcorn.recheck: fail "Still popping..."
                Popcorn.check: fail
                Popcorn.run: pass
                Popcorn.recheck: pass
                Food.check: pass
                """);
    }

    @Test
    void theseRechecksFailWithDefaults() {
        watch(Map.of());

        assertThat(lines.toString().lines().filter(line -> line.contains("recheck: fail")))
                .containsExactly(
                        "TurnOnTV.recheck: fail \"Remote batteries are dead.\"",
                        "SitOnCouch.recheck: fail \"No space on couch.\"",
                        "PopcornBowl.recheck: fail \"Dishwasher cycle not done yet.\"",
                        "Pizza.recheck: fail \"Giordano's did not arrive yet.\"",
                        "TurnOnTV.recheck: fail \"Remote batteries are dead.\"",
                        "SitOnCouch.recheck: fail \"No space on couch.\"",
                        "PopcornBowl.recheck: fail \"Dishwasher cycle not done yet.\"",
                        "Pizza.recheck: fail \"Giordano's did not arrive yet.\"",
                        "TurnOnTV.recheck: fail \"Remote batteries are dead.\"",
                        "SitOnCouch.recheck: fail \"No space on couch.\"",
                        "PopcornBowl.recheck: fail \"Dishwasher cycle not done yet.\"",
                        "PopcornBowl.recheck: fail \"Dishwasher cycle not done yet.\"",
                        "PopcornBowl.recheck: fail \"Dishwasher cycle not done yet.\"",
                        "Popcorn.recheck: fail \"Still popping...\"",
                        "Popcorn.recheck: fail \"Still popping...\"");
    }

    @Test
    void withChargedBatteriesASpaceAndAnotherMovieAllIsWell() {
        Report report = watch(Map.of("battery_state", "charged", "couch_space", true, "movie", "MST3K"));

        assertEnd(report, Set.of(), Set.of());
        assertThat(report.storage()).containsEntry("vacuum cleaner", "put away");
    }

    @Test
    void aBowlThatIsCleanOneTryTooLateBlocksThePopcorn() {
        Report report = watch(Map.of("bowl_success_try", 7));

        assertEnd(
                report,
                Set.of("PopcornBowl", "TurnOnTV", "SitOnCouch"),
                Set.of("Popcorn", "Food", "StartMovie", "WatchMovie"));
    }

    @Test
    void popcornThatPopsOneTryTooLateBlocksTheFood() {
        Report report = watch(Map.of("pop_success_try", 4));

        assertEnd(report, Set.of("Popcorn", "TurnOnTV", "SitOnCouch"), Set.of("Food", "StartMovie", "WatchMovie"));
    }

    @Test
    void pizzaMayBeLateAsWell() {
        Report report = watch(Map.of("pop_success_try", 4, "pizza_success_try", 4));

        assertEnd(
                report,
                Set.of("Popcorn", "Pizza", "TurnOnTV", "SitOnCouch"),
                Set.of("Food", "StartMovie", "WatchMovie"));
        assertThat(report.job("Food").blockedBy()).containsExactly("Popcorn", "Pizza");
    }

    @Test
    void aMovieThatNobodyHasBlocksAllThatNeedsIt() {
        Report report = watch(Map.of("movie", "Zardoz"));

        assertEnd(report, Set.of("ValidateMovie", "TurnOnTV", "SitOnCouch"), Set.of(NEED_MOVIE_AND_ALL));
        assertThat(report.job("ValidateMovie").error().orElseThrow()).hasMessage("We do not have Zardoz.");
        assertThat(report.job("InsertDVD").blockedBy()).containsExactly("ValidateMovie");
    }

    private Report watch(Map<String, ?> arguments) {
        Fixpoint fixpoint = Fixpoint.of(MovieNightGraph.build())
                .defaultRetryDelay(Duration.ZERO)
                .listener(PhaseLines.verbose(lines));
        arguments.forEach(fixpoint::argument);
        return fixpoint.converge();
    }

    /** All jobs that neither failed nor are blocked must be satisfied. */
    private static void assertEnd(Report report, Set<String> failed, Set<String> blocked) {
        Set<String> satisfied = new LinkedHashSet<>(report.graph().jobs());
        satisfied.removeAll(failed);
        satisfied.removeAll(blocked);
        assertThat(report.graph().jobs()).hasSize(20);
        assertThat(names(report, Outcome.FAILED)).containsExactlyInAnyOrderElementsOf(failed);
        assertThat(names(report, Outcome.BLOCKED)).containsExactlyInAnyOrderElementsOf(blocked);
        assertThat(report.jobs())
                .filteredOn(job -> job.outcome().isSatisfied())
                .extracting(JobReport::name)
                .containsExactlyElementsOf(satisfied);
        assertThat(report.succeeded()).isEqualTo(failed.isEmpty());
        assertThat(report.partiallySucceeded()).isTrue();
    }

    private static List<String> names(Report report, Outcome outcome) {
        return report.jobs(outcome).stream().map(JobReport::name).toList();
    }
}
