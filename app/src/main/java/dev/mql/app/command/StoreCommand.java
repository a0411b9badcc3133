package dev.mql.app.command;

import picocli.CommandLine.Command;

@Command(
        description = "What mql remembers: copy it to another database, forecast its size.",
        mixinStandardHelpOptions = true,
        subcommands = {StoreCopyCommand.class, StoreSizeCommand.class})
final class StoreCommand {}
