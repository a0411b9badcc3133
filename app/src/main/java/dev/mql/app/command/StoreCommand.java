package dev.mql.app.command;

import picocli.CommandLine.Command;

@Command(
        description = "What mql remembers: copy it to another database, forecast its size, make it again.",
        mixinStandardHelpOptions = true,
        subcommands = {StoreCopyCommand.class, StoreSizeCommand.class, StoreRebuildCommand.class})
final class StoreCommand {}
