package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to come after what if both take part, as it was declared. */
final class SoftOrder {

    /** Each by its place: a later job, and the one that is to be before it. */
    private final IntList later = new IntList();

    private final IntList earlier = new IntList();

    /** Jobs that come after that of a class, which need not be a job of the graph. */
    private final List<AfterClass> afterClasses = new ArrayList<>();

    private record AfterClass(int later, Class<? extends AnyJob> earlier) {}

    void add(int laterJob, int earlierJob) {
        later.add(laterJob);
        earlier.add(earlierJob);
    }

    void add(int laterJob, Class<? extends AnyJob> type) {
        afterClasses.add(new AfterClass(laterJob, type));
    }

    /** Says which of the classes are jobs of the graph; the others are left out. */
    void resolveClasses(NameTable names, JobColumns jobs, Declarations declarations) {
        for (AfterClass edge : afterClasses) {
            int number = names.find(Declarations.nameOf(edge.earlier));
            if (number != NameTable.NONE && jobs.isDefined(number)) {
                declarations.refuseOtherClass(number, edge.earlier);
                add(edge.later, number);
            }
        }
    }

    /** Refuses what comes after itself, and what comes after a job that does not exist. */
    void refuse(NameTable names, JobColumns jobs, Declarations declarations) {
        UnknownNames unknown = new UnknownNames(names, jobs);
        for (int edge = 0; edge < later.size(); edge++) {
            String job = "job " + Quoted.of(names.name(later.get(edge)));
            if (later.get(edge) == earlier.get(edge)) {
                declarations.addProblem(job + " is to come after itself; take that away");
            } else if (!jobs.isDefined(earlier.get(edge))) {
                declarations.addProblem(job + " is to come after " + unknown.describe(earlier.get(edge)));
            }
        }
    }

    /** Returns for each job those that are to come before it and that it does not depend on anyhow; null if there are none. */
    @Nullable
    Adjacency edges(Adjacency dependencies) {
        if (later.size() == 0) {
            return null;
        }
        Adjacency edges = Adjacency.of(dependencies.size(), later, earlier).without(dependencies);
        return edges.edges() == 0 ? null : edges;
    }
}
