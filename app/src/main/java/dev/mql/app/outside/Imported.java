package dev.mql.app.outside;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
import dev.mql.crm.Item;
import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.mapping.ActivitySource;
import dev.mql.mapping.Normaliser;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.store.Identity;
import dev.mql.store.Intake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of a file of activities.
 *
 * @param rows lines of the file, its header aside
 * @param people how many people have to be looked at anew
 * @param unknown lines of people whom the CRM did not have when it was last read
 * @param unmapped types no line of the mapping names, in order
 */
public record Imported(int rows, int people, List<Long> unknown, List<String> unmapped) {

    private static final int TOGETHER = 500;

    public Imported {
        unknown = List.copyOf(unknown);
        unmapped = List.copyOf(unmapped);
    }

    /**
     * Keeps a file's activities as touches of their people, beside what the CRM told: the facts are derived from both.
     * Nothing is kept of a file with a mistake.
     *
     * @throws UserError with all mistakes of the file
     */
    public static Imported activities(Desk desk, Path file) {
        Mistakes mistakes = new Mistakes(String.valueOf(file.getFileName()));
        List<ActivityRow> rows = new ActivityFile(
                        desk.workspace().agreed().definition().zone(),
                        desk.clock().instant(),
                        mistakes)
                .read(file);
        if (!mistakes.none()) {
            throw UserError.inFiles(
                    mistakes.list().stream().map(Mistake::toString).toList());
        }
        List<Item> touches = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        TreeSet<String> types = new TreeSet<>();
        for (ActivityRow row : rows) {
            types.add(row.type());
            person(desk, row.person())
                    .ifPresentOrElse(person -> touches.add(touch(person, row)), () -> unknown.add(row.line()));
        }
        types.removeIf(type -> Normaliser.names(desk.mapping(), ActivitySource.IMPORTED, attributes(type, "")));
        return new Imported(rows.size(), keep(desk, touches), unknown, List.copyOf(types));
    }

    private static int keep(Desk desk, List<Item> touches) {
        Identity identity = new Identity(Wants.emailByType(desk.mapping()));
        int marked = 0;
        for (int from = 0; from < touches.size(); from += TOGETHER) {
            List<Item> some = touches.subList(from, Math.min(from + TOGETHER, touches.size()));
            Intake intake = desk.store().intake();
            marked += intake.keep(desk.crmName(), some, desk.clock().instant(), identity)
                    .marked();
        }
        return marked;
    }

    private static Optional<Ref> person(Desk desk, String named) {
        if (named.contains("@")) {
            return desk.store().people().withEmail(desk.crmName(), Identity.normal(named)).stream()
                    .findFirst();
        }
        return Wants.people(desk.mapping()).stream()
                .map(type -> new Ref(desk.crmName(), type, named))
                .filter(ref -> desk.store().people().dossier(ref).isPresent())
                .findFirst();
    }

    private static Item.Touch touch(Ref person, ActivityRow row) {
        return new Item.Touch(
                person,
                ActivitySource.IMPORTED,
                row.id(),
                row.at(),
                attributes(row.type(), row.asset()),
                new Ref(person.crm(), ActivitySource.IMPORTED, row.id()));
    }

    private static SortedMap<String, String> attributes(String type, String asset) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("name", type);
        if (!asset.isEmpty()) {
            attributes.put("asset", asset);
        }
        return attributes;
    }
}
