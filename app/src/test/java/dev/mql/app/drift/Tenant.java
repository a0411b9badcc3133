package dev.mql.app.drift;

import dev.mql.app.Terminal;

/**
 * A CRM account whose people were synced once with the example's definition, and its admin, who changes what properties
 * there are. Properties are named as mql names them: {@code contacts.jobtitle}.
 */
interface Tenant extends AutoCloseable {

    Terminal terminal();

    /** The mapping's file. */
    String mapping();

    /** What an own connection is made with, live. */
    void init();

    String score();

    String title();

    String status();

    /** What the CRM calls a number. */
    String number();

    void retypeScore();

    void hideTitle();

    void takeMql();

    void giveMql();

    /** A date called Day on every record of a person; answers its name in the mapping. */
    String defineDay();

    /** The mapping's words for a number of employees that a line begins its list with. */
    String employees();

    /** Somebody who is an MQL. */
    String anMql();

    void retitle(String person, String title);

    /** Changes something that no rule asks for. */
    void touch(String person);

    /** As the record has it; empty where it has none. */
    String verdict(String person);

    void forgetCalls();

    boolean anyWritten();

    @Override
    void close();
}
