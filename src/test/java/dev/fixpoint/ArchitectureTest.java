package dev.fixpoint;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom, and what is public. */
class ArchitectureTest {

    private static final String BASE = "dev.fixpoint";

    /** From the bottom to the top. A package may use those before it and none behind it. */
    private static final List<String> LAYERS = List.of(
            BASE + ".time",
            BASE + ".text",
            BASE + ".job",
            BASE + ".graph",
            BASE + ".report",
            BASE + ".event",
            BASE + ".engine",
            BASE,
            BASE + ".record",
            BASE + ".plan",
            BASE + ".picture",
            BASE + ".page",
            BASE + ".render",
            BASE + ".live",
            BASE + ".test",
            BASE + ".command");

    /** What whoever shows an error asks of it, and no user of the library has to. */
    private static final String ASKED_OF_ERRORS = BASE + ".text.ForOneJob";

    private static final Set<String> EXPORTED = Set.of(
            BASE,
            BASE + ".command",
            BASE + ".event",
            BASE + ".graph",
            BASE + ".job",
            BASE + ".plan",
            BASE + ".record",
            BASE + ".render",
            BASE + ".report",
            BASE + ".test",
            BASE + ".time");

    /** The packages that may use more than the core does, print, and end the process. */
    private static final String[] OUTER = {
        BASE + ".picture", BASE + ".page", BASE + ".render", BASE + ".live", BASE + ".command"
    };

    /** What a user's program may name. Adding to this is a decision for years. */
    private static final Set<String> PUBLIC = Set.of(
            "Fixpoint",
            "command.ConvergeCommand",
            "command.Main",
            "command.Secret",
            "event.Event",
            "event.Listener",
            "event.PhaseLines",
            "event.Slf4jListener",
            "graph.Dependency",
            "graph.InvalidGraphException",
            "graph.JobBuilder",
            "graph.JobDefinition",
            "graph.JobGraph",
            "graph.Jobs",
            "graph.UnknownJobException",
            "job.Action",
            "job.After",
            "job.AnyJob",
            "job.ArgumentException",
            "job.Arguments",
            "job.Backoff",
            "job.CheckFailure",
            "job.ChildProcess",
            "job.Consumes",
            "job.DependsOn",
            "job.DummyJob",
            "job.Job",
            "job.JobContext",
            "job.JobFactory",
            "job.JobName",
            "job.Key",
            "job.MissingValueException",
            "job.Phase",
            "job.Policy",
            "job.Pool",
            "job.Priority",
            "job.ProcessFailedException",
            "job.ProcessResult",
            "job.Produces",
            "job.Retry",
            "job.RunOnlyJob",
            "job.Secrets",
            "job.Stable",
            "job.Stability",
            "job.Storage",
            "job.Timeout",
            "job.TimeoutException",
            "record.ValueRecord",
            "record.RunRecord",
            "record.PhaseRecord",
            "record.JobRecord",
            "record.JobTerms",
            "record.ErrorRecord",
            "record.CleanupRecord",
            "plan.RetryBudget",
            "plan.CriticalPath",
            "plan.Explanation",
            "plan.JobPolicy",
            "plan.Plan",
            "plan.RootCauses",
            "plan.Verdict",
            "record.AttemptRecord",
            "render.Comparison",
            "render.EventFile",
            "render.GraphFile",
            "render.ReportFile",
            "report.Abandoned",
            "report.AttemptReport",
            "report.CleanupReport",
            "report.ConvergenceException",
            "report.JobReport",
            "report.Outcome",
            "report.PhaseReport",
            "report.PolicyReport",
            "report.Report",
            "report.RunSettings",
            "test.Audit",
            "test.AuditReport",
            "test.Budget",
            "test.EventRecorder",
            "test.FakeTime",
            "test.Finding",
            "test.ReportAssert",
            "test.Script",
            "test.Simulation",
            "test.UnmadeGraphException",
            "test.World",
            "time.TimeSource");

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.LockSupport.parkUntil");

    private static final Path CLASSES = Path.of("target", "classes");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPath(CLASSES);

    @Test
    void everyPackageHasItsPlace() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(BASE)))
                .isNotEmpty()
                .isSubsetOf(LAYERS);
    }

    @TestFactory
    Stream<DynamicTest> nothingBelowUsesAnythingAbove() {
        return IntStream.range(0, LAYERS.size() - 1)
                .mapToObj(layer -> DynamicTest.dynamicTest(
                        LAYERS.get(layer),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(LAYERS.get(layer))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        LAYERS.subList(layer + 1, LAYERS.size()).toArray(String[]::new))
                                .check(MAIN)));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void onlyTheCommandKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(MAIN);
    }

    @Test
    void theCoreNeedsJgraphtAndSlf4jAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OUTER)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", BASE + "..", "org.jgrapht..", "org.slf4j", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void theCorePrintsNothing() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OUTER)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(MAIN);
    }

    /** The directory in which an audit makes its worlds is deleted when the program is told to end: nobody else knows of it. */
    @Test
    void theCoreEndsNoProcessAndHooksNoShutdown() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OUTER)
                .and()
                .doNotHaveFullyQualifiedName(BASE + ".test.TemporaryDirectory")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "addShutdownHook", Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("sun..")
                .check(MAIN);
    }

    @Test
    void onlyTheTimeSourceReadsAClockOrSleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".time")
                .should()
                .callMethodWhere(describe(
                        "it reads a clock or sleeps",
                        call -> isClock(call.getTargetOwner().getName(), call.getName())))
                .check(MAIN);
    }

    private static boolean isClock(String type, String method) {
        return (type.startsWith("java.time.") && (method.equals("now") || type.equals("java.time.Clock")))
                || CLOCKS.contains(type + "." + method);
    }

    @Test
    void theModuleExportsWhatUsersNeed() throws IOException {
        assertThat(module().exports())
                .allMatch(export -> !export.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrderElementsOf(EXPORTED);
    }

    @Test
    void theModuleRequiresOfItsUsersNoMoreThanTheCoreNeeds() throws IOException {
        assertThat(module().requires())
                .extracting(required -> required.name() + " " + required.modifiers())
                .containsExactlyInAnyOrder(
                        "java.base [MANDATED]",
                        "org.jgrapht.core [TRANSITIVE]",
                        "org.slf4j [TRANSITIVE]",
                        "info.picocli [STATIC]",
                        "org.eclipse.elk.alg.layered [STATIC]",
                        "org.eclipse.elk.core [STATIC]",
                        "org.eclipse.elk.graph [STATIC]",
                        "java.compiler [STATIC]",
                        "org.jspecify [STATIC]",
                        "tools.jackson.databind [STATIC]");
        assertThat(module().opens())
                .extracting(opens -> opens.source() + " to " + opens.targets())
                .containsExactly(BASE + ".command to [info.picocli]");
    }

    private static ModuleDescriptor module() throws IOException {
        try (InputStream descriptor = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            return ModuleDescriptor.read(descriptor);
        }
    }

    @Test
    void whatIsPublicIsADecision() {
        Set<String> found = MAIN.stream()
                .filter(type -> EXPORTED.contains(type.getPackageName()))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(type -> type.getName().substring(BASE.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).containsExactlyElementsOf(new TreeSet<>(PUBLIC));
    }

    @Test
    void publicSignaturesNameNoHiddenType() {
        Set<String> leaks = new TreeSet<>();
        MAIN.stream()
                .filter(type -> EXPORTED.contains(type.getPackageName()) && isVisible(type))
                .forEach(type -> {
                    type.getMembers().stream()
                            .filter(ArchitectureTest::isForUsers)
                            .forEach(member -> member.getAllInvolvedRawTypes().stream()
                                    .filter(ArchitectureTest::isHidden)
                                    .forEach(used -> leaks.add(member.getFullName() + " names " + used.getName())));
                    Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                            .filter(used -> isHidden(used) && !used.getName().equals(ASKED_OF_ERRORS))
                            .forEach(used -> leaks.add(type.getName() + " extends " + used.getName()));
                });

        assertThat(leaks).isEmpty();
    }

    private static boolean isForUsers(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isHidden(JavaClass type) {
        return type.getName().startsWith(BASE + ".") && !(EXPORTED.contains(type.getPackageName()) && isVisible(type));
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }
}
