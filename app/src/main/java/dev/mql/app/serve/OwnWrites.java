package dev.mql.app.serve;

import dev.mql.app.workspace.Desk;
import dev.mql.crm.Notice;
import dev.mql.mapping.Wants;
import dev.mql.store.Store;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the notices mql's own writes cause: by what the CRM says of the author, else by what was last written. */
final class OwnWrites {

    private final Store store;
    private final Set<String> written;

    OwnWrites(Desk desk) {
        this.store = desk.store();
        this.written = Wants.of(desk.mapping(), desk.knownSchema()).write().entrySet().stream()
                .flatMap(object -> object.getValue().stream().map(target -> object.getKey() + "." + target.property()))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean caused(Notice notice) {
        return notice.author() == Notice.Author.OURS
                || (written.contains(notice.ref().type() + "." + notice.property()) && isWhatWeWrote(notice));
    }

    private boolean isWhatWeWrote(Notice notice) {
        return store.people()
                .dossier(notice.ref())
                .map(dossier -> notice.value().equals(dossier.ledger().get(notice.property())))
                .orElse(false);
    }
}
