package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Every definition a verdict was ever made by, kept in the store by its hash, so that the verdict can be made again. */
final class DefinitionText {

    private static final String KEY = "definition ";

    private DefinitionText() {}

    static void keep(Store store, String crm, Agreed agreed) {
        String key = KEY + agreed.hash();
        if (store.switches().note(crm, key).isEmpty()) {
            store.switches().note(crm, key, text(agreed));
        }
    }

    private static String text(Agreed agreed) {
        try {
            return Files.readString(agreed.file());
        } catch (IOException unreadable) {
            throw new UserError("the definition cannot be read", agreed.file().toString(), "check that it is readable");
        }
    }

    /** Empty where no verdict was made by it, or this mql no longer reads it as the same meaning. */
    static Optional<Definition> of(Store store, String crm, String hash, Glossary glossary) {
        return store.switches()
                .note(crm, KEY + hash)
                .flatMap(text ->
                        DefinitionFile.read(text, "definition.yaml", glossary).definition())
                .filter(definition -> DefinitionHash.of(definition).equals(hash));
    }
}
