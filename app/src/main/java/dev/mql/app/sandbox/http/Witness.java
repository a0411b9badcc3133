package dev.mql.app.sandbox.http;

/**
 * Sees whatever a sandbox is asked and what it answers, before a planned fault damages the answer on its way. Those on the
 * class path, named as services, see the calls of all sandboxes, so that no test can forget them. Called by many threads.
 */
public interface Witness {

    /** @param sandbox its name: {@code hubspot-sandbox} */
    void saw(String sandbox, Server.Incoming incoming, Server.Answer answer);
}
