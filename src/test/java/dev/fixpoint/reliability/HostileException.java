package dev.fixpoint.reliability;

/** An exception whose own methods do harm, each kind in its own way. */
final class HostileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What its methods do when they are called. */
    enum Kind {
        THROWS,
        THROWS_ITSELF,
        THROWS_AN_ERROR,
        RECURSES,
        RETURNS_NULL,
        CAUSES_ITSELF,
        SHOUTS
    }

    private static final int LONG = 1_000_000;

    private final Kind kind;

    HostileException(Kind kind) {
        super("hostile", null, true, kind != Kind.RETURNS_NULL);
        this.kind = kind;
    }

    private String text() {
        return switch (kind) {
            case THROWS -> throw new IllegalStateException("there is no message");
            case THROWS_ITSELF -> throw this;
            case THROWS_AN_ERROR -> throw new AssertionError("there is no message");
            case RECURSES -> text() + text();
            case RETURNS_NULL -> null;
            case CAUSES_ITSELF -> "I am my own cause";
            case SHOUTS -> "\u001b[31m<script>\ud800\u202e\r\n\u0000" + "a".repeat(LONG);
        };
    }

    @Override
    public String getMessage() {
        return text();
    }

    @Override
    public String getLocalizedMessage() {
        return text();
    }

    @Override
    public String toString() {
        return text();
    }

    @Override
    public synchronized Throwable getCause() {
        if (kind == Kind.CAUSES_ITSELF) {
            return this;
        }
        return kind == Kind.SHOUTS || text() == null ? null : this;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        return kind == Kind.CAUSES_ITSELF || kind == Kind.SHOUTS || text() != null ? super.getStackTrace() : null;
    }

    @Override
    public boolean equals(Object other) {
        return text() != null && this == other;
    }

    @Override
    public int hashCode() {
        return text() == null ? 0 : System.identityHashCode(this);
    }
}
