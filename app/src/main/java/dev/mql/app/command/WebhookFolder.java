package dev.mql.app.command;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Serving;
import dev.mql.hubspot.HubSpot;
import dev.mql.mapping.Wants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the folder from which HubSpot's own command line makes an app with webhooks. */
final class WebhookFolder {

    private WebhookFolder() {}

    /**
     * @return the files written
     * @throws UserError where HubSpot could not deliver, or nothing may be written there
     */
    static List<String> write(Desk desk, Path where, String publicUrl) {
        if (!desk.crmName().equals("hubspot")) {
            throw new UserError("only HubSpot has webhooks", "--webhooks", "leave it out for " + desk.crmName());
        }
        if (!publicUrl.startsWith("https://")) {
            throw new UserError(
                    "HubSpot delivers to https addresses only",
                    "--public-url",
                    "name the one at which mql serve is reached from outside: --public-url https://mql.example.com");
        }
        String target = Serving.webhookUrl(publicUrl, desk.crmName());
        List<String> written = new ArrayList<>();
        HubSpot.webhookProject(Wants.of(desk.mapping(), desk.schema()), target).forEach((name, text) -> {
            write(desk.workspace().folder().resolve(where), name, text);
            written.add(where.resolve(name).toString());
        });
        return written;
    }

    private static void write(Path folder, String name, String text) {
        int slash = name.lastIndexOf('/');
        Path inside = slash < 0 ? folder : folder.resolve(name.substring(0, slash));
        try {
            Files.createDirectories(inside);
            Files.writeString(inside.resolve(name.substring(slash + 1)), text);
        } catch (IOException unwritable) {
            throw new UserError("the project cannot be written", inside.toString(), "name another folder");
        }
    }
}
