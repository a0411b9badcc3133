package dev.mql.bench;

import java.util.function.ToLongFunction;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** The rules as easy-rules has them: one object each, over facts by name. */
final class EasyRules {

    private final org.jeasy.rules.api.Rules rules = new org.jeasy.rules.api.Rules();
    private final RulesEngine engine = new DefaultRulesEngine();

    EasyRules() {
        fit("size", contact -> contact.employees <= 50
                ? -10
                : contact.employees <= 200 ? 8 : contact.employees <= 1000 ? 15 : 10);
        fit("deals", contact -> contact.openDeals > 0 ? -5 : 0);
        fit("founded", contact -> contact.founded >= 2016 ? 1 : contact.founded >= 1990 ? 2 : 0);
        fit("country", contact -> Rules.SERVED.contains(contact.country) ? 5 : 0);
        fit("industry", contact -> Rules.INDUSTRIES.contains(contact.industry) ? 10 : 0);
        fit("seniority", contact -> switch (contact.seniority) {
            case "c_level", "vp" -> 15;
            case "director" -> 12;
            case "manager" -> 6;
            default -> 0;
        });
        fit("function", contact -> switch (contact.work) {
            case "marketing", "sales", "operations" -> 5;
            default -> 0;
        });
        fit("mail", contact -> contact.emailKind.equals("free") ? -10 : 0);
        fit("language", contact -> contact.language.equals("de") || contact.language.equals("en") ? 1 : 0);
        fit("type", contact -> contact.type.equals("business") ? 3 : 0);
        fit("relation", contact -> contact.relation.equals("customer") ? -10 : 0);
        fit("source", contact -> contact.source.equals("organic") || contact.source.equals("direct") ? 1 : 0);
        fit("unsubscribed", contact -> contact.unsubscribed ? -5 : 0);
        for (int type = 0; type < Rules.TYPES; type++) {
            act(type);
        }
    }

    private void fit(String name, ToLongFunction<Contact> points) {
        rules.register(new RuleBuilder()
                .name(name)
                .when(facts -> points.applyAsLong(facts.get("contact")) != 0)
                .then(facts -> ((Tally) facts.get("tally")).fit(points.applyAsLong(facts.get("contact"))))
                .build());
    }

    private void act(int number) {
        String type = Rules.TYPE[number];
        rules.register(new RuleBuilder()
                .name(type)
                .when(facts -> {
                    Contact contact = facts.get("contact");
                    for (Contact.Act act : contact.acts) {
                        if (act.type().equals(type)) {
                            return true;
                        }
                    }
                    return false;
                })
                .then(facts -> {
                    Contact contact = facts.get("contact");
                    Tally tally = facts.get("tally");
                    for (Contact.Act act : contact.acts) {
                        if (act.type().equals(type)) {
                            tally.act(number, act.at());
                        }
                    }
                })
                .build());
    }

    long score(Contact contact) {
        Facts facts = new Facts();
        Tally tally = new Tally();
        facts.put("contact", contact);
        facts.put("tally", tally);
        engine.fire(rules, facts);
        return tally.score();
    }
}
