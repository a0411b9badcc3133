package dev.mql.file;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an editor says of a file, by the published schema. */
public final class Schemas {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final Schema schema;

    /** @param name of a file under {@code docs/schema} */
    public Schemas(String name) {
        try {
            String text = Files.readString(Path.of("..", "docs", "schema", name));
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws where the text is no YAML. */
    public List<String> refusals(String text) {
        return schema.validate(YAML.readTree(text)).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
