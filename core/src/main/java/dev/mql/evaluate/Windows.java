package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Definition;
import dev.mql.definition.Engagement;
import dev.mql.definition.Rule;
import dev.mql.definition.Views;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far back a definition looks at activities, by type, in milliseconds: what lies further back than a type's window
 * changes none of its verdicts. A type it does not speak of has none.
 */
public final class Windows {

    /** Of a type that some rule weighs, however long ago it was done. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    private final SortedMap<String, Long> byType = new TreeMap<>();

    private Windows() {}

    public static SortedMap<String, Long> of(Definition definition) {
        Windows windows = new Windows();
        windows.rules(definition.fit().rules());
        windows.rules(definition.engagement().product());
        windows.rules(definition.engagement().content());
        windows.rules(definition.engagement().against());
        definition.never().forEach(never -> windows.condition(never.when()));
        definition.sql().when().forEach(windows::condition);
        windows.see(ActivityPattern.ofTypes(definition.sql().andOne()), FOR_EVER);
        // When a hand was raised last is asked of somebody who comes back, too.
        windows.see(definition.handRaise().did(), FOR_EVER);
        windows.views(definition.views());
        definition.engagement().ignore().forEach(windows::ignored);
        windows.opensOfClicks();
        return Collections.unmodifiableSortedMap(windows.byType);
    }

    private void rules(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Did did) {
                see(did.did(), did.within());
            } else if (rule instanceof Rule.When when) {
                condition(when.when());
            }
        }
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.of().forEach(this::condition);
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(this::condition);
        } else if (condition instanceof Condition.AtLeast atLeast) {
            atLeast.of().forEach(this::condition);
        } else if (condition instanceof Condition.Not not) {
            condition(not.of());
        } else if (condition instanceof Condition.Did did) {
            see(did.did(), did.which() == Condition.Which.FIRST ? FOR_EVER : did.within());
        } else if (condition instanceof Condition.Sequence sequence) {
            see(sequence.first(), FOR_EVER);
            see(sequence.then(), FOR_EVER);
        }
    }

    private void views(Views views) {
        views.personas().forEach(persona -> persona.when().forEach(this::condition));
        see(views.education(), FOR_EVER);
        if (views.plateauTime() > 0) {
            byType.replaceAll((type, window) -> FOR_EVER);
        }
    }

    /** Whether one counts hangs on those shortly before it. */
    private void ignored(Engagement.Ignore ignore) {
        for (ActivityPattern pattern : ignore.did()) {
            byType.computeIfPresent(pattern.type(), (type, window) -> sum(window, ignore.within()));
        }
    }

    /** The first click on an asset stands for an open of it that nobody told of. */
    private void opensOfClicks() {
        if (byType.containsKey(Sieve.OPEN)) {
            byType.put(Sieve.OPEN, FOR_EVER);
            byType.put(Sieve.CLICK, FOR_EVER);
        }
    }

    private void see(List<ActivityPattern> patterns, long window) {
        patterns.forEach(pattern -> byType.merge(pattern.type(), window, Math::max));
    }

    /** Of two spans of time; for ever where one is. */
    public static long sum(long one, long other) {
        return one > FOR_EVER - other ? FOR_EVER : one + other;
    }
}
