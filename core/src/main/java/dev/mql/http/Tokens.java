package dev.mql.http;

import java.util.function.Supplier;

/** Where the bearer token comes from. Safe for use by several threads. */
public interface Tokens {

    /** The token to send now, renewed where its end is near. */
    String token();

    /**
     * Called when a token was refused.
     *
     * @return whether {@link #token()} now gives another one
     */
    boolean renew(String refused);

    /** A token that others rotate: it is asked for before each call, so a new one needs no restart. */
    static Tokens supplied(Supplier<String> source) {
        return new Tokens() {
            @Override
            public String token() {
                return source.get();
            }

            @Override
            public boolean renew(String refused) {
                return !refused.equals(source.get());
            }
        };
    }
}
