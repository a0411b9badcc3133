package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/**
 * Activities that make an MQL at once (meaning 28).
 *
 * @param did which activities; none of them means nobody raises a hand
 * @param within milliseconds; {@link Long#MAX_VALUE} without a window
 */
public record HandRaise(List<ActivityPattern> did, long within, Words words) implements Serializable {

    public HandRaise {
        did = List.copyOf(did);
    }
}
