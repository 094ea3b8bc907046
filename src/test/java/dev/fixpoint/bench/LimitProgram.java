package dev.fixpoint.bench;

import java.util.HashMap;
import java.util.Map;

/**
 * Does by hand what {@link LayeredProgram} does, as a whole program: names in a {@link HashMap}, one look-up for each dependency, and the
 * limit loop. Its argument is the number of jobs. No Java program that does the same in the same virtual machine can cost much less.
 */
final class LimitProgram {

    private LimitProgram() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    static int run(String... args) throws Exception {
        int size = Integer.parseInt(args[0]);
        Workload workload = Workload.of(Shape.LAYERED, Order.FORWARD, Mode.SATISFIED, size);
        boolean succeeded = lookUp(workload) && new LimitLoop(workload).converge() == size;
        System.out.println(succeeded ? "nothing to do" : "failed");
        return succeeded ? 0 : 1;
    }

    private static boolean lookUp(Workload workload) {
        Map<String, Integer> numbers = new HashMap<>();
        boolean found = true;
        for (int job = 0; job < workload.size(); job++) {
            numbers.put(name(job), job);
            for (int i = 0; i < workload.dependencyCount(job); i++) {
                Integer dependency = numbers.get(name(workload.dependency(job, i)));
                found &= dependency != null && dependency == workload.dependency(job, i);
            }
        }
        return found;
    }

    private static String name(int job) {
        return "job-" + job;
    }
}
