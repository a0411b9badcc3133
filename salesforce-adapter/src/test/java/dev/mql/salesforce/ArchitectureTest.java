package dev.mql.salesforce;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.mql.crm.AdapterRules;

@AnalyzeClasses(packages = "dev.mql.salesforce", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule adapter = AdapterRules.of("dev.mql.salesforce", "Salesforce");
}
