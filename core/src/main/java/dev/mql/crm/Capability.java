package dev.mql.crm;

/** In what CRMs behind the port differ. What a CRM does not declare it refuses as said here, and never half does. */
public enum Capability {
    /** {@link Crm#prepare} makes what is missing; otherwise it changes nothing, and all steps are done by hand. */
    CREATES_PROPERTIES,

    /** {@link Crm#fetch} tells who set values; otherwise it knows of nobody. */
    TELLS_WHO_SET,

    /** {@link Crm#notices} hears of changes; otherwise it refuses whatever comes. */
    TELLS_OF_CHANGES
}
