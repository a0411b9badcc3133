package dev.mql.app.sandbox.salesforce;

/** A record cannot be saved, and why. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Unfit(Problem problem) {
        super(problem.code() + ": " + problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
