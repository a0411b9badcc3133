package dev.mql.http;

import java.io.IOException;

/** An answer that is cut off, or not in the format it should have. Carries nothing of the answer. */
public final class GarbledException extends IOException {

    private static final long serialVersionUID = 1;

    public GarbledException(String what) {
        super(what);
    }
}
