package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Preparation;
import dev.mql.crm.Wanted;
import dev.mql.crm.Wanted.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** An org that lacks what a mapping writes, and the folder that what is to be deployed goes to. */
abstract class OnMetadata {

    @RegisterExtension
    final Org org = new Org();

    @TempDir
    Path workspace;

    Path folder;

    @BeforeEach
    void choose() {
        folder = workspace.resolve("salesforce-metadata");
    }

    void stubStatuses() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .atPriority(5)
                        .willReturn(Org.json(200, Org.page(1, "", status("Open - Not Contacted", true, false)))));
    }

    List<Preparation> prepared(Target... targets) {
        List<Target> written = List.of(targets);
        Wanted wanted = new Wanted(
                Map.of("Lead", Set.of("Title", "Account.Name")), Set.of(), Map.of("Lead", written, "Contact", written));
        SalesforceConfig config = org.config()
                .withMetadata(folder)
                .withWebhooks(new SalesforceConfig.Webhooks(
                        () -> "hidden", () -> "", () -> "https://mql.example/webhooks/salesforce/hidden"));
        try (Salesforce salesforce = org.open(config)) {
            return salesforce.prepare(wanted, true);
        }
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    static String status(String name, boolean standard, boolean converted) {
        return "{\"ApiName\": \"" + name + "\", \"MasterLabel\": \"" + name + "\", \"IsDefault\": " + standard
                + ", \"IsConverted\": " + converted + "}";
    }

    static void assertWhole(Path folder) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Element root = parsers.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
                assertThat(root.getNamespaceURI()).isEqualTo("http://soap.sforce.com/2006/04/metadata");
            }
        }
        assertThat(Files.readString(folder.resolve("package.xml"))).contains("<version>64.0</version>");
    }
}
