package dev.fixpoint.picture;

/** Numbers as short as pictures need them. */
final class Decimals {

    private Decimals() {}

    /** Returns the number with at most one decimal, and with none if that is zero. */
    static String of(double number) {
        long tenths = Math.round(number * 10);
        String sign = tenths < 0 ? "-" : "";
        long rest = Math.abs(tenths) % 10;
        return sign + Math.abs(tenths) / 10 + (rest == 0 ? "" : "." + rest);
    }
}
