package dev.mql.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The value of a fact. Empty is not a value: an observation without one says that the CRM's field was empty.
 *
 * <p>Quantities are closed intervals in micro-units (1e-6): a plain number has equal ends, a bucket such as "51-200" has
 * its two ends, "1000+" ends at {@link #OPEN_END}. So a bucket answers a comparison only where every number in it would
 * answer alike (meaning 11).
 */
public sealed interface Value extends Serializable {

    /** The upper end of a bucket without one, in micro-units. */
    long OPEN_END = Long.MAX_VALUE;

    /** How many micro-units make one. */
    long MICROS = 1_000_000L;

    /** Text as read, trimmed and NFC; comparisons fold its case. */
    record Text(String text) implements Value {}

    /** Several texts at once, as of a multi-select property. */
    record Texts(SortedSet<String> texts) implements Value {
        public Texts {
            texts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(texts));
        }
    }

    /** A number or a bucket of numbers, in micro-units, both ends included. */
    record Quantity(long low, long high) implements Value {
        public Quantity {
            if (low > high) {
                throw new IllegalArgumentException("a range's low end " + low + " lies above its high end " + high);
            }
        }

        public static Quantity of(long whole) {
            return new Quantity(Math.multiplyExact(whole, MICROS), Math.multiplyExact(whole, MICROS));
        }

        public boolean exact() {
            return low == high;
        }
    }

    /** An amount or a bucket of amounts in one currency (ISO 4217 code). */
    record Money(Quantity amount, String currency) implements Value {}

    record Truth(boolean truth) implements Value {}

    record Moment(Instant at) implements Value {}

    /** Folds over the closed set of kinds; a forgotten kind does not compile. */
    default <T> T fold(
            Function<Text, T> text,
            Function<Texts, T> texts,
            Function<Quantity, T> quantity,
            Function<Money, T> money,
            Function<Truth, T> truth,
            Function<Moment, T> moment) {
        if (this instanceof Text value) {
            return text.apply(value);
        } else if (this instanceof Texts value) {
            return texts.apply(value);
        } else if (this instanceof Quantity value) {
            return quantity.apply(value);
        } else if (this instanceof Money value) {
            return money.apply(value);
        } else if (this instanceof Truth value) {
            return truth.apply(value);
        }
        return moment.apply((Moment) this);
    }
}
