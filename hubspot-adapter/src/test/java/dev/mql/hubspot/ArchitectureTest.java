package dev.mql.hubspot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** An adapter is one package with two doors, and knows the port, the transport and the ids, not the engine. */
@AnalyzeClasses(packages = "dev.mql.hubspot", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule twoTypesArePublic = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveNameMatching("dev\\.mql\\.hubspot\\.HubSpot(Config)?")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule flat =
            classes().should().resideInAPackage("dev.mql.hubspot").allowEmptyShould(true);

    @ArchTest
    static final ArchRule knowsThePortOnly = classes()
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("dev.mql..")
                    .or(resideInAnyPackage("dev.mql.hubspot", "dev.mql.crm..", "dev.mql.http..", "dev.mql.model..")))
            .allowEmptyShould(true);
}
