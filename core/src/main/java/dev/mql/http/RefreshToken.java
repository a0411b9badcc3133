package dev.mql.http;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where an app's refresh token is kept. A CRM may answer a renewal with another one, and then the former may be worth
 * nothing. Asked and told by one thread at a time.
 */
public interface RefreshToken {

    /** The one that is valid as far as known; another process may have replaced it. */
    String current();

    /** From now on it is this one. */
    void replace(String next);

    /** Kept as long as this process lives. */
    static RefreshToken inMemory(String first) {
        AtomicReference<String> token = new AtomicReference<>(first);
        return new RefreshToken() {
            @Override
            public String current() {
                return Objects.requireNonNull(token.get());
            }

            @Override
            public void replace(String next) {
                token.set(next);
            }
        };
    }
}
