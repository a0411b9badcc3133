package dev.mql.crm;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/** An adapter is one package with two doors, and knows the port, the transport and the ids, not the engine. */
public final class AdapterRules {

    private AdapterRules() {}

    /** @param door the public type besides which there is its configuration only: {@code HubSpot} */
    public static ArchRule of(String ofPackage, String door) {
        return CompositeArchRule.of(classes()
                        .that()
                        .arePublic()
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .haveNameMatching(ofPackage.replace(".", "\\.") + "\\." + door + "(Config)?"))
                .and(classes().should().resideInAPackage(ofPackage))
                .and(classes()
                        .should()
                        .onlyDependOnClassesThat(resideOutsideOfPackage("dev.mql..")
                                .or(resideInAnyPackage(
                                        ofPackage, "dev.mql.crm..", "dev.mql.http..", "dev.mql.model.."))));
    }
}
