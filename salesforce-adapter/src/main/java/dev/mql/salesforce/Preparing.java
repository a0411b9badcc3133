package dev.mql.salesforce;

import dev.mql.crm.Preparation;
import dev.mql.crm.Wanted;
import java.util.List;

final class Preparing {

    List<Preparation> prepare(Wanted wanted, boolean apply) {
        return List.of();
    }
}
