package dev.mql.store;

/**
 * Why a record could not be written.
 *
 * @param fix where the remedy lies: {@code mapping}, {@code record}, {@code rights}, {@code gone}, {@code next_run}
 * @param code the CRM's own code
 * @param remedy what to do, in the CRM's words; without the record's values
 */
public record Failure(String fix, String code, String remedy) {}
