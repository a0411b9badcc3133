package dev.mql;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Which package may know which: data flows one way, and what decides sees neither clock nor network. */
@AnalyzeClasses(packages = "dev.mql", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule model = mayKnow("model");

    @ArchTest
    static final ArchRule definition = mayKnow("definition", "model");

    @ArchTest
    static final ArchRule definitionFile = mayKnow("definition.file", "definition", "model", "file");

    /** The reader of YAML knows no content; who reads a definition or a mapping with it brings that. */
    @ArchTest
    static final ArchRule file = mayKnow("file");

    @ArchTest
    static final ArchRule evaluate = mayKnow("evaluate", "model", "definition");

    @ArchTest
    static final ArchRule decide = mayKnow("decide", "model", "definition", "evaluate");

    @ArchTest
    static final ArchRule crm = mayKnow("crm", "model");

    @ArchTest
    static final ArchRule mapping = mayKnow("mapping", "model", "definition", "evaluate", "decide", "crm", "file");

    @ArchTest
    static final ArchRule store = mayKnow("store", "model", "definition", "evaluate", "decide", "crm");

    @ArchTest
    static final ArchRule sync = mayKnow(
            "sync", "file", "model", "definition", "definition.file", "evaluate", "decide", "crm", "mapping", "store");

    @ArchTest
    static final ArchRule insight = mayKnow("insight", "model", "definition", "evaluate", "decide", "store");

    @ArchTest
    static final ArchRule http = mayKnow("http", "crm");

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes()
            .should()
            .resideInAnyPackage(Stream.of(
                            "file",
                            "model",
                            "definition",
                            "definition.file",
                            "evaluate",
                            "decide",
                            "crm",
                            "mapping",
                            "store",
                            "sync",
                            "insight",
                            "http")
                    .map(ArchitectureTest::inside)
                    .toArray(String[]::new))
            .because("a package without a rule here escapes all of them")
            .allowEmptyShould(true);

    /** The same code is to run inside a cluster engine, where every further library is a conflict. */
    @ArchTest
    static final ArchRule plainJava = classes()
            .that()
            .resideInAnyPackage("dev.mql.model..", "dev.mql.definition", "dev.mql.evaluate..", "dev.mql.decide..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "com.google.re2j..", "org.jspecify..", "dev.mql.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule plainJavaAndStatistics = classes()
            .that()
            .resideInAPackage("dev.mql.insight..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "com.google.re2j..", "org.hipparchus..", "org.jspecify..", "dev.mql.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule verdictsNeedNoClock = noClasses()
            .that()
            .resideInAnyPackage("dev.mql.model..", "dev.mql.definition", "dev.mql.evaluate..", "dev.mql.decide..")
            .should()
            .accessTargetWhere(describe("the target depends on when or where it runs", ArchitectureTest::isAmbient))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("a verdict of any day must come out the same on any other day and machine")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule verdictsDoNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage("dev.mql.evaluate..", "dev.mql.decide..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..", "java.net..", "java.sql..", "java.util.logging..", "org.slf4j..", "okhttp3..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule transportStaysInHttp = noClasses()
            .that()
            .resideOutsideOfPackage("dev.mql.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "io.github.resilience4j..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nullnessIsDeclared =
            classes().should(resideInANullMarkedPackage()).allowEmptyShould(true);

    private static final Set<String> AMBIENT_SYSTEM =
            Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "out", "err", "in");

    private static boolean isAmbient(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return (owner.startsWith("java.time.") && (name.equals("now") || name.equals("systemDefault")))
                || (owner.equals("java.lang.System") && AMBIENT_SYSTEM.contains(name))
                || (owner.equals("java.lang.Thread") && name.equals("sleep"))
                || (owner.equals("java.lang.Math") && name.equals("random"))
                || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                || (owner.equals("java.util.Locale") && name.equals("getDefault"))
                || (owner.equals("java.util.TimeZone") && name.equals("getDefault"));
    }

    private static ArchRule mayKnow(String layer, String... others) {
        String[] known = Stream.concat(Stream.of(layer), Stream.of(others))
                .map(ArchitectureTest::inside)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> allowed =
                resideOutsideOfPackage("dev.mql..").or(resideInAnyPackage(known));
        return classes()
                .that()
                .resideInAPackage(inside(layer))
                .should()
                .onlyDependOnClassesThat(allowed)
                .allowEmptyShould(true);
    }

    /** The reader of files is a layer of its own, so {@code definition} is the package without what is below it. */
    private static String inside(String layer) {
        return "dev.mql." + layer + (layer.equals("definition") ? "" : "..");
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that says @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            }
        };
    }
}
