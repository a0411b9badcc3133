package dev.mql.hubspot;

/** HubSpot's record ids are whole numbers, larger than an int, written now as numbers and now as texts. */
final class Ids {

    private Ids() {}

    /** The id as a number; -1 where it is none. */
    static long number(String id) {
        if (id.isEmpty() || id.length() > 18) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < id.length(); i++) {
            char digit = id.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
