package dev.fixpoint.bench;

/** Does what {@link LayeredProgram} does, and tells what its threads have cost. */
final class ThreadsProgram {

    private ThreadsProgram() {}

    public static void main(String[] args) throws Exception {
        int status = LayeredProgram.run(args);
        System.out.print(ThreadCosts.ofThisProcess());
        System.exit(status);
    }
}
