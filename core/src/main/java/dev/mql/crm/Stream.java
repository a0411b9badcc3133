package dev.mql.crm;

/**
 * A kind of items that is read in bulk.
 *
 * @param name the CRM's own name of the object: {@code contacts}, {@code companies}, {@code CampaignMember}
 */
public record Stream(String name) {}
