package dev.mql.crm;

/**
 * Something the mapping wants and the CRM does not give.
 *
 * @param subject what it is about: {@code contacts.jobtitle}
 * @param message what is wrong, with the property's label where it has one
 * @param remedy what to do, in the words of the CRM's own screens
 * @param fatal whether a sync would fail
 */
public record Problem(String subject, String message, String remedy, boolean fatal) {}
