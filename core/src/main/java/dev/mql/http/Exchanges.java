package dev.mql.http;

/** Hears of every request that was answered, those refused included. */
@FunctionalInterface
public interface Exchanges {

    Exchanges UNHEARD = (call, reply) -> {};

    void exchanged(Call call, Reply reply);
}
