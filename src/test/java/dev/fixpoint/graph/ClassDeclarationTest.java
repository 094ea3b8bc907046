package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.After;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Consumes;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.JobName;
import dev.fixpoint.job.Pool;
import dev.fixpoint.job.Priority;
import dev.fixpoint.job.Produces;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.Stable;
import dev.fixpoint.job.Timeout;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every annotation there is for jobs is read, inherited, and missed if nobody has read it. */
class ClassDeclarationTest {

    @JobName("All")
    @DependsOn
    @After
    @Retry
    @Timeout
    @Stable(interval = "1s")
    @Pool("a")
    @Pool("b")
    @Priority(1)
    @Produces("k")
    @Consumes("l")
    private static class Everything implements DummyJob {}

    private static final class Heir extends Everything {}

    @Pool("a")
    private static class One implements DummyJob {}

    @Pool("a")
    @Pool("b")
    private static final class Two extends One {}

    private static final class Plain implements DummyJob {}

    @Test
    void allAnnotationsForJobsAreRead() throws IOException {
        try (Stream<Path> classes = Files.list(Path.of("target", "classes", "dev", "fixpoint", "job"))) {
            List<? extends Class<?>> annotations = classes.map(
                            file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Z]\\w*\\.class")) // those inside of another only group it
                    .map(name -> load("dev.fixpoint.job." + name.replace(".class", "")))
                    .filter(Class::isAnnotation)
                    .toList();
            assertThat(ClassDeclaration.ANNOTATIONS)
                    .containsExactlyInAnyOrderElementsOf(annotations.stream()
                            .<Class<? extends Annotation>>map(type -> type.asSubclass(Annotation.class))
                            .toList());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allButTheNameAreInherited() {
        assertThat(ClassDeclaration.ANNOTATIONS)
                .allMatch(annotation -> annotation == JobName.class ^ annotation.isAnnotationPresent(Inherited.class));
        assertThat(unread(null, Everything.class)).isEqualTo(ClassDeclaration.ANNOTATIONS);
        assertThat(unread(null, Heir.class))
                .isEqualTo(ClassDeclaration.ANNOTATIONS.subList(1, ClassDeclaration.ANNOTATIONS.size()));
    }

    @Test
    void whatHasBeenReadIsNotMissed() {
        assertThat(unread(Everything.class, Everything.class)).isEmpty();
        assertThat(unread(Everything.class, Heir.class)).isEmpty();
        assertThat(unread(Plain.class, Everything.class)).isEqualTo(ClassDeclaration.ANNOTATIONS);
        assertThat(unread(One.class, Two.class)).containsExactly(Pool.class);
        assertThat(unread(Everything.class, Plain.class)).isEmpty();
    }

    private static List<Class<? extends Annotation>> unread(
            Class<? extends AnyJob> read, Class<? extends AnyJob> made) {
        return ClassDeclaration.of(made)
                .differingFrom(read == null ? null : ClassDeclaration.of(read))
                .toList();
    }
}
