package dev.mql.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in plain words why there was no answer, with the host and nothing else of the address. */
final class Unreachable {

    private Unreachable() {}

    static String words(Call call, IOException e) {
        String host = URI.create(call.url()).getAuthority();
        if (e instanceof UnknownHostException) {
            return "there is no host " + host;
        } else if (e instanceof ConnectException) {
            return host + " accepts no connection";
        } else if (e instanceof SSLException) {
            return host + " offers no connection that can be trusted";
        } else if (e instanceof InterruptedIOException) {
            return host + " did not answer in time";
        } else if (e instanceof GarbledException) {
            return host + " answered something cut off or garbled";
        }
        return host + " broke the connection";
    }
}
