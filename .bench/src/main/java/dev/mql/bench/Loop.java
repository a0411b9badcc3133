package dev.mql.bench;

import java.util.List;

/** The rules as one method, as fast as one writes it without giving up whole points in long arithmetic. */
final class Loop {

    private static final long POINT = Rules.POINT;

    private Loop() {}

    /** The score in micro-points, negated where the person is an MQL. */
    static long score(Contact contact, long now) {
        long fit = fit(contact);
        long product = 0;
        long content = 0;
        List<Contact.Act> acts = contact.acts;
        for (int i = 0, size = acts.size(); i < size; i++) {
            Contact.Act act = acts.get(i);
            int type = number(act.type());
            long age = now - act.at();
            long points = Rules.POINTS[type];
            if (Rules.window(type)) {
                points = age < 14 * Rules.DAY ? points : 0;
            } else {
                points = Rules.WORTH[type][(int) (age / Rules.DAY)];
            }
            if (Rules.product(type)) {
                product += points;
            } else {
                content += points;
            }
        }
        long engagement = Math.min(50 * POINT, product + Math.min(20 * POINT, content));
        long score = Math.max(0, Math.min(100 * POINT, fit + engagement));
        boolean mql = score >= 60 * POINT && fit >= 25 * POINT && product >= 10 * POINT;
        return mql ? -score : score;
    }

    private static int number(String type) {
        return switch (type) {
            case "activity_a" -> 0;
            case "activity_b" -> 1;
            case "activity_c" -> 2;
            case "activity_d" -> 3;
            case "activity_e" -> 4;
            case "activity_f" -> 5;
            case "activity_g" -> 6;
            case "activity_h" -> 7;
            case "activity_i" -> 8;
            case "activity_j" -> 9;
            case "activity_k" -> 10;
            case "activity_l" -> 11;
            case "activity_m" -> 12;
            case "activity_n" -> 13;
            case "activity_o" -> 14;
            case "activity_p" -> 15;
            case "activity_q" -> 16;
            case "activity_r" -> 17;
            case "activity_s" -> 18;
            case "activity_t" -> 19;
            default -> throw new IllegalArgumentException(type);
        };
    }

    static long fit(Contact contact) {
        long gains = 0;
        long losses = 0;
        long employees = contact.employees;
        if (employees <= 50) {
            losses -= 10;
        } else if (employees <= 200) {
            gains += 8;
        } else if (employees <= 1000) {
            gains += 15;
        } else {
            gains += 10;
        }
        losses -= contact.openDeals > 0 ? 5 : 0;
        gains += contact.founded >= 2016 ? 1 : contact.founded >= 1990 ? 2 : 0;
        gains += Rules.SERVED.contains(contact.country) ? 5 : 0;
        gains += Rules.INDUSTRIES.contains(contact.industry) ? 10 : 0;
        gains += switch (contact.seniority) {
            case "c_level", "vp" -> 15;
            case "director" -> 12;
            case "manager" -> 6;
            default -> 0;
        };
        gains += switch (contact.work) {
            case "marketing", "sales", "operations" -> 5;
            default -> 0;
        };
        losses -= contact.emailKind.equals("free") ? 10 : 0;
        gains += contact.language.equals("de") || contact.language.equals("en") ? 1 : 0;
        gains += contact.type.equals("business") ? 3 : 0;
        losses -= contact.relation.equals("customer") ? 10 : 0;
        gains += contact.source.equals("organic") || contact.source.equals("direct") ? 1 : 0;
        losses -= contact.unsubscribed ? 5 : 0;
        return Math.max(-50, Math.min(50, gains) + losses) * POINT;
    }
}
