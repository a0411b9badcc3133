package dev.mql.mapping.normal;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an e-mail address tells by itself: its kind, and whose domain it is. */
public final class Mails {

    /** Counts up with every change of what is read out of an address. */
    public static final int VERSION = 1;

    private static final Pattern REPEATED =
            Pattern.compile("(aa+|xx+|zz+|qq+|asdf+|qwert[yz]?|abc|123+|11+|00+|sdf+|fgh+)");

    /** Signs allowed before the @ besides letters and digits; quoted local parts are rare, and none of a buyer's. */
    private static final String SIGNS = ".!#$%&'*+/=?^_`{|}~-";

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LABEL = 63;

    private static final Set<String> FREE = new HashSet<>();
    private static final Set<String> DISPOSABLE = new HashSet<>();
    private static final Set<String> ROLE = new HashSet<>();
    private static final Set<String> FAKE_NAME = new HashSet<>();
    private static final Set<String> FAKE_DOMAIN = new HashSet<>();
    private static final Set<String> SECOND_LEVEL = new HashSet<>();

    static {
        for (String line : Resource.lines("mails.txt")) {
            int colon = line.indexOf(':');
            Set<String> set = switch (line.substring(0, colon)) {
                case "free" -> FREE;
                case "disposable" -> DISPOSABLE;
                case "role" -> ROLE;
                case "fake name" -> FAKE_NAME;
                case "fake domain" -> FAKE_DOMAIN;
                default -> SECOND_LEVEL;
            };
            set.addAll(Texts.list(line.substring(colon + 1)));
        }
    }

    /** With the domains built in. */
    public static final Mails BUILT_IN = new Mails(Set.of(), Set.of(), Set.of());

    private final Set<String> free;
    private final Set<String> disposable;
    private final String identity;

    private Mails(Set<String> moreFree, Set<String> moreDisposable, Set<String> corporate) {
        this.free = joined(FREE, moreFree, corporate);
        this.disposable = joined(DISPOSABLE, moreDisposable, corporate);
        this.identity = moreFree.isEmpty() && moreDisposable.isEmpty() && corporate.isEmpty()
                ? ""
                : List.of(new TreeSet<>(moreFree), new TreeSet<>(moreDisposable), new TreeSet<>(corporate))
                        .toString();
    }

    /**
     * With more domains than those built in.
     *
     * @param moreFree whose mail boxes anybody gets
     * @param moreDisposable of mail boxes to throw away
     * @param corporate that are neither, whatever any list says
     */
    public static Mails with(Set<String> moreFree, Set<String> moreDisposable, Set<String> corporate) {
        return new Mails(moreFree, moreDisposable, corporate);
    }

    private static Set<String> joined(Set<String> builtIn, Set<String> more, Set<String> without) {
        Set<String> all = new HashSet<>(builtIn);
        all.addAll(more);
        all.removeAll(without);
        return Set.copyOf(all);
    }

    /** What tells this list from others: the same text for the same domains, empty for those built in. */
    public String identity() {
        return identity;
    }

    /** {@code malformed}, {@code fake}, {@code disposable}, {@code free}, {@code role} or {@code corporate}: the first that holds. */
    public String kind(String address) {
        String plain = Texts.plain(address).toLowerCase(Locale.ROOT);
        if (plain.length() > 254 || !isFormed(plain)) {
            return "malformed";
        }
        String name = plain.substring(0, plain.indexOf('@'));
        String host = plain.substring(plain.indexOf('@') + 1);
        String base = name.indexOf('+') > 0 ? name.substring(0, name.indexOf('+')) : name;
        String domain = domain(host);
        if (FAKE_DOMAIN.contains(domain)
                || FAKE_DOMAIN.contains(top(domain))
                || FAKE_NAME.contains(base)
                || REPEATED.matches(base)) {
            return "fake";
        }
        if (disposable.contains(domain) || disposable.contains(host)) {
            return "disposable";
        }
        if (free.contains(domain) || free.contains(host)) {
            return "free";
        }
        return ROLE.contains(base) ? "role" : "corporate";
    }

    /** The part of an address that somebody has registered: {@code eu.mail.acme.co.uk} is {@code acme.co.uk}. */
    public static Optional<String> domainOf(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(domain(address.substring(at + 1))).filter(host -> !host.isEmpty());
    }

    /** As {@link #domainOf}, of a host or of the address of a web site. */
    public static String domain(String hostOrSite) {
        String host = hostOrSite.strip().toLowerCase(Locale.ROOT);
        int scheme = host.indexOf("://");
        host = scheme < 0 ? host : host.substring(scheme + 3);
        for (char end : new char[] {'/', '?', '#', ':'}) {
            host = host.indexOf(end) < 0 ? host : host.substring(0, host.indexOf(end));
        }
        while (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        int last = host.lastIndexOf('.');
        int second = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        if (second < 0) {
            return host;
        }
        if (SECOND_LEVEL.contains(host.substring(second + 1))) {
            second = host.lastIndexOf('.', second - 1);
        }
        return host.substring(second + 1);
    }

    private static boolean isFormed(String address) {
        int at = address.indexOf('@');
        if (at < 1 || at > LONGEST_NAME || address.indexOf('@', at + 1) >= 0) {
            return false;
        }
        String name = address.substring(0, at);
        boolean dots = name.startsWith(".") || name.endsWith(".") || name.contains("..");
        return !dots
                && name.codePoints().allMatch(sign -> Character.isLetterOrDigit(sign) || SIGNS.indexOf(sign) >= 0)
                && isHost(address.substring(at + 1));
    }

    /** Whether a text is a domain: {@code mail.example}, in small letters. */
    public static boolean isDomain(String text) {
        return isHost(text);
    }

    /** Two labels at least, the last of which does not begin with a digit. */
    private static boolean isHost(String host) {
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            boolean formed = !label.isEmpty()
                    && label.length() <= LONGEST_LABEL
                    && !label.startsWith("-")
                    && !label.endsWith("-")
                    && label.codePoints().allMatch(sign -> Character.isLetterOrDigit(sign) || sign == '-');
            if (!formed) {
                return false;
            }
        }
        return labels.length > 1 && Character.isLetter(labels[labels.length - 1].codePointAt(0));
    }

    private static String top(String domain) {
        return "." + domain.substring(domain.lastIndexOf('.') + 1);
    }
}
