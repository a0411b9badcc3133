package dev.mql.cases;

import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import java.util.Set;
import java.util.TreeSet;

/** The activity types a case feeds unless it says otherwise: all there are. */
final class Types {

    private Types() {}

    static Set<String> of(Definition definition) {
        Set<String> types = new TreeSet<>(Glossary.STANDARD.activities().keySet());
        definition.handRaise().did().forEach(pattern -> types.add(pattern.type()));
        return types;
    }
}
