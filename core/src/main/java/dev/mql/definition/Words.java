package dev.mql.definition;

import java.io.Serializable;

/**
 * The words of a rule, outside the hash; empty where the file has none.
 *
 * @param say what sales reads, with {@code {value}}, {@code {count}}, {@code {asset}} or a fact's name in braces
 * @param why what those who sign agreed on
 * @param evidence where the reason was measured
 */
public record Words(String say, String why, String evidence) implements Serializable {

    public static final Words NONE = new Words("", "", "");
}
