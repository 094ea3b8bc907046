package dev.fixpoint.picture;

/**
 * How states look: fills that people who tell few colours apart still do, being blue, orange and grey of different
 * lightness, and for each a sign and a border of its own. Black text can be read on all of them.
 */
enum Look {
    PASSED("✓", "#d3e8f8", "#2b6ea3", 1, ""),
    CONVERGED("✚", "#8fc1ea", "#0b4a7d", 2, ""),
    FAILED("✗", "#ffb37a", "#8a2d00", 3, ""),
    CANCELLED("■", "#ffe0a3", "#7a5200", 2, "8 3"),
    BLOCKED("⊘", "#d0d0d0", "#4d4d4d", 1.5, "5 3"),
    EXCLUDED("−", "#f4f4f4", "#6b6b6b", 1, "2 3"),
    ASSUMED("≈", "#eef6fc", "#2b6ea3", 1, "2 3"),
    NOT_RUN("○", "#ffffff", "#6b6b6b", 1, "");

    private final String sign;
    private final String fill;
    private final String border;
    private final double borderWidth;
    private final String dashes;

    Look(String sign, String fill, String border, double borderWidth, String dashes) {
        this.sign = sign;
        this.fill = fill;
        this.border = border;
        this.borderWidth = borderWidth;
        this.dashes = dashes;
    }

    String sign() {
        return sign;
    }

    String fill() {
        return fill;
    }

    String border() {
        return border;
    }

    double borderWidth() {
        return borderWidth;
    }

    /** Returns the lengths of dashes and gaps, or nothing for a solid border. */
    String dashes() {
        return dashes;
    }
}
