package dev.fixpoint.bench;

/** A program that does nothing: what the virtual machine alone costs. */
final class EmptyProgram {

    private EmptyProgram() {}

    public static void main(String[] args) {}
}
