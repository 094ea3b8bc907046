package dev.fixpoint.test;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.ErrorText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One convergence in a world, as a course says, and what was seen of it. */
final class Trial {

    private final Fixpoint fixpoint;
    private final Course course;
    private final Observer observer;
    private final Changes world;
    private final Changes fields;
    private final List<Boundary> boundaries = new ArrayList<>();
    private @Nullable Report report;

    private Trial(Place place, Course course, StorageUse use, StaticFields statics) throws Exception {
        JobGraph graph = place.graph();
        this.course = course;
        this.observer = new Observer(course, use, this::end);
        this.world = new Changes(course.watched() ? place::fingerprint : TreeMap::new);
        this.fields = new Changes(statics::values);
        this.fixpoint = Fixpoint.of(graph.wrapped((name, job) -> ObservedJobs.around(job, observer)));
        fixpoint.timeSource(place.time())
                .threadNames(false)
                .parallelism(course.workers())
                .noAct(course.noAct())
                .manualCleanup(!course.cleansUp())
                .seed(0);
        if (!course.order().isEmpty()) {
            fixpoint.order(byPlaceIn(course.order()));
        }
        fixpoint.defaults(place::configure);
    }

    private static Comparator<String> byPlaceIn(List<String> order) {
        Map<String, Integer> places = new HashMap<>();
        order.forEach(name -> places.put(name, places.size()));
        return Comparator.comparing(name -> places.getOrDefault(name, Integer.MAX_VALUE));
    }

    /**
     * Converges once in the place.
     *
     * @throws Exception if the graph cannot be made, or the world cannot be looked at
     */
    static Trial of(Place place, Course course, StorageUse use, StaticFields statics) throws Exception {
        Trial trial = new Trial(place, course, use, statics);
        trial.world.start();
        trial.fields.start();
        trial.report = trial.fixpoint.converge();
        trial.world.rethrow();
        return trial;
    }

    /** Called on the thread of a job, before the engine learns that its phase has ended. */
    private synchronized void end(Boundary boundary) {
        if (boundary.phase() != Phase.CLEANUP) {
            boundaries.add(boundary);
        }
        if (course.workers() == 1) { // else nobody knows whose it is
            world.look(boundary);
            fields.look(boundary);
        }
        if (boundaries.size() == course.stopAfter()) {
            fixpoint.cancel();
        }
    }

    int workers() {
        return course.workers();
    }

    Report report() {
        if (report == null) {
            throw new IllegalStateException("it has not converged yet");
        }
        return report;
    }

    /** Returns the phases of jobs in the order in which they ended, cleanups left out. */
    synchronized List<Boundary> boundaries() {
        return List.copyOf(boundaries);
    }

    /** Returns what each phase has changed of the world. */
    Changes changes() {
        return world;
    }

    /** Returns what each phase has changed of static fields. */
    Changes fieldChanges() {
        return fields;
    }

    List<Observer.Contradiction> contradictions() {
        return observer.contradictions();
    }

    /** Returns the first job that has failed, if one has. */
    Optional<String> failed() {
        return report().jobs(Outcome.FAILED).stream()
                .findFirst()
                .or(() -> report().jobs(Outcome.CANCELLED).stream().findFirst())
                .map(job -> job.name());
    }

    /** Returns the phase in which a job has failed last. */
    Phase failedIn(String job) {
        return report().job(job).attempts().stream()
                .flatMap(attempt -> attempt.phases().stream())
                .filter(phase -> phase.error().isPresent() && phase.phase() != Phase.RUN)
                .map(phase -> phase.phase())
                .reduce((earlier, later) -> later)
                .orElse(Phase.CHECK);
    }

    /** Returns why a job has failed, and what its run has thrown, if it has. */
    String reason(String job) {
        String said = report().job(job).error().map(this::line).orElse("nothing was thrown");
        return report().job(job).attempts().stream()
                .flatMap(attempt -> attempt.phases().stream())
                .filter(phase -> phase.phase() == Phase.RUN)
                .flatMap(phase -> phase.error().stream())
                .map(this::line)
                .filter(thrown -> !thrown.equals(said))
                .reduce((earlier, later) -> later)
                .map(thrown -> said + " (its run threw: " + thrown + ")")
                .orElse(said);
    }

    /** Returns what the first check of a job has failed with. */
    String firstFailure(String job) {
        return report().job(job).attempts().stream()
                .flatMap(attempt -> attempt.phases().stream())
                .flatMap(phase -> phase.error().stream())
                .findFirst()
                .map(this::line)
                .orElse("nothing was thrown");
    }

    /** Returns what the first attempt of a job has failed with. */
    String failureOfFirstAttempt(String job) {
        return report().job(job).attempts().get(0).error().map(this::line).orElse("nothing was thrown");
    }

    /** Returns whether an instance of the job was cleaned up. */
    boolean hasCleanup(String job) {
        return report().cleanup().cleanups().stream()
                .anyMatch(cleanup -> cleanup.job().equals(job));
    }

    /** Returns a text without secrets. */
    String masked(String text) {
        return report().secrets().mask(text);
    }

    /** Returns an error in a line, without secrets. */
    String line(Throwable error) {
        return ErrorText.firstLine(error, report().secrets()::mask);
    }

    /** Frees what a convergence that was stopped dead still holds in this process. Its world is not looked at any more. */
    void release() {
        if (!course.cleansUp()) {
            fixpoint.cleanup();
        }
    }
}
