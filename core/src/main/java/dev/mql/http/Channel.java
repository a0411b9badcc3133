package dev.mql.http;

import java.io.IOException;

/** One layer of the transport: sends a call and gives what came back. */
interface Channel {

    Reply send(Call call) throws IOException;
}
