package dev.mql.app.command;

import picocli.CommandLine.Parameters;

/** Which CRM is meant. */
final class CrmArgument {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CRM",
            description = "hubspot or salesforce; may be left out where only one is mapped.")
    String crm = "";
}
