package dev.fixpoint.command;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.text.ErrorText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.PicocliException;

/** Something to converge that a class offers. */
sealed interface Program {

    /** Returns the class that offers it. */
    Class<?> type();

    /**
     * Returns the program as a command line.
     *
     * @throws InvocationTargetException if its own code throws something
     * @throws UnusableProgramException if there is no way to make an instance of it
     */
    CommandLine commandLine() throws InvocationTargetException, UnusableProgramException;

    /** Returns the name in messages and reports. */
    default String name() {
        return type().getSimpleName();
    }

    /** Returns what the class offers: nothing, one program, or several methods of which none is preferred. */
    static List<Program> of(Class<?> type) {
        if (ConvergeCommand.class.isAssignableFrom(type)) {
            return isConcrete(type) ? List.of(new Command(type.asSubclass(ConvergeCommand.class))) : List.of();
        }
        List<Program> methods = methods(type);
        if (!methods.isEmpty()) {
            return methods.stream()
                    .filter(program -> ((Graph) program).method().getName().equals("graph"))
                    .findFirst()
                    .map(List::of)
                    .orElse(methods);
        }
        return AnyJob.class.isAssignableFrom(type) && isConcrete(type)
                ? List.of(new Job(type.asSubclass(AnyJob.class)))
                : List.of();
    }

    private static boolean isConcrete(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers()); // interfaces are abstract too
    }

    /** Returns the graphs that the methods of the class offer. */
    static List<Program> methods(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> givesGraph(method) && Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> (Program) new Graph(type, method))
                .toList();
    }

    /** Returns whether it returns a graph and needs nothing for it. */
    static boolean givesGraph(Method method) {
        return method.getParameterCount() == 0
                && !method.isBridge()
                && JobGraph.class.isAssignableFrom(method.getReturnType());
    }

    /** A command with options of its own. */
    record Command(Class<? extends ConvergeCommand> type) implements Program {

        @Override
        public CommandLine commandLine() throws InvocationTargetException, UnusableProgramException {
            ConvergeCommand command = instance();
            try {
                return command.commandLine();
            } catch (PicocliException e) { // its options contradict each other, or a parameter is to be secret
                throw new UnusableProgramException("class " + type.getName() + ": " + ErrorText.message(e), e);
            }
        }

        private ConvergeCommand instance() throws InvocationTargetException, UnusableProgramException {
            try {
                Constructor<? extends ConvergeCommand> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true); // neither it nor its class need be public
                return constructor.newInstance();
            } catch (NoSuchMethodException e) {
                throw new UnusableProgramException("class " + type.getName() + remedy(), e);
            } catch (IllegalAccessException | InstantiationException | RuntimeException e) {
                throw new UnusableProgramException(
                        "class " + type.getName() + " cannot be instantiated: " + ErrorText.describe(e), e);
            } catch (ExceptionInInitializerError e) {
                throw new InvocationTargetException(e.getCause() == null ? e : e.getCause());
            }
        }

        private String remedy() {
            boolean isInner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
            return isInner
                    ? " is an inner class, which cannot be made without an instance of the outer one; make it static"
                    : " has no constructor without parameters; add one";
        }
    }

    /** A graph that a static method returns. */
    record Graph(Class<?> type, Method method) implements Program {

        @Override
        public CommandLine commandLine() {
            return ConvergeCommand.of(name(), this::graph).commandLine();
        }

        private JobGraph graph() throws Exception {
            method.setAccessible(true); // its class need not be public
            try {
                JobGraph graph = (JobGraph) method.invoke(null);
                if (graph == null) {
                    throw new IllegalStateException(type.getName() + "." + method.getName() + "() returned null");
                }
                return graph;
            } catch (InvocationTargetException e) {
                throw exception(e.getCause() == null ? e : e.getCause());
            } catch (LinkageError e) {
                throw exception(e);
            }
        }

        private static Exception exception(Throwable error) {
            if (error instanceof VirtualMachineError fatal && !(error instanceof StackOverflowError)) {
                throw fatal;
            }
            return error instanceof Exception exception
                    ? exception
                    : new IllegalStateException(ErrorText.describe(error), error);
        }
    }

    /** The graph of a job. */
    record Job(Class<? extends AnyJob> type) implements Program {

        @Override
        public CommandLine commandLine() {
            return ConvergeCommand.of(name(), () -> JobGraph.builder(type).build())
                    .commandLine();
        }
    }
}
