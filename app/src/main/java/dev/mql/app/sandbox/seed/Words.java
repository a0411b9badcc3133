package dev.mql.app.sandbox.seed;

import java.util.List;

/** Names, titles and places to draw from. All made up; a few are there to break careless code. */
final class Words {
    static final List<String> FIRST = List.of(
            "Anna", "Ben", "Carla", "David", "Elif", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Katja", "Liam", "Mila",
            "Noah", "Olga", "Paul", "Quirin", "Rosa", "Sven", "Tara", "Uwe", "Vera", "Willem", "Xenia", "Yusuf", "Zoë",
            "Chiara", "Emil", "Fatima", "Louis", "Maeve", "Niamh", "Pieter", "Sofie", "Thijs", "Amélie", "Jürgen",
            "Björn");
    static final List<String> LAST = List.of(
            "Albrecht",
            "Brandt",
            "Costa",
            "Dubois",
            "Eriksen",
            "Fischer",
            "Graf",
            "Hartmann",
            "Iversen",
            "Jansen",
            "Keller",
            "Lindner",
            "Maurer",
            "Novak",
            "O'Brien",
            "Petit",
            "Quist",
            "Richter",
            "Schäfer",
            "Thompson",
            "Ulrich",
            "Visser",
            "Walsh",
            "Yilmaz",
            "Zimmermann",
            "van den Berg",
            "Müller-Lüdenscheidt",
            "de Vries",
            "Nguyen",
            "Okafor");
    /** Apostrophes, emoji, right-to-left text, a formula, markup, a quote in SQL. */
    static final List<String> HOSTILE = List.of(
            "D'Arcy-O'Neill",
            "Lena 🚀👩‍💻",
            "محمد الأحمد",
            "דנה כהן",
            "\u202Eesrever",
            "=HYPERLINK(\"x\")",
            "<b>Bold</b>",
            "Robert'); DROP TABLE contacts;--",
            "ﷺ﷽",
            "Zalgo̶̢",
            "tab\there");

    static final List<String> COMPANY_FIRST = List.of(
            "Alpen",
            "Baltic",
            "Cobalt",
            "Delta",
            "Ember",
            "Fjord",
            "Granit",
            "Harbor",
            "Ivory",
            "Juniper",
            "Kestrel",
            "Lumen",
            "Meridian",
            "Nordlicht",
            "Orchard",
            "Pioneer",
            "Quarz",
            "Rhein",
            "Summit",
            "Tundra",
            "Umbra",
            "Vektor",
            "Willow",
            "Zephyr");
    static final List<String> COMPANY_SECOND = List.of(
            "Systems",
            "Analytics",
            "Logistik",
            "Cloud",
            "Partners",
            "Works",
            "Data",
            "Maschinenbau",
            "Retail",
            "Pharma",
            "Capital",
            "Media",
            "Networks",
            "Solutions",
            "Energie",
            "Foods");
    static final List<String> COMPANY_FORM = List.of("GmbH", "AG", "BV", "SAS", "Ltd", "Inc");
    static final List<String> GOOD_TITLES = List.of(
            "VP Marketing",
            "CMO",
            "Chief Revenue Officer",
            "VP Sales",
            "Director Demand Generation",
            "Director Sales Operations",
            "Director Marketing",
            "VP Revenue Operations");
    static final List<String> MANAGERS =
            List.of("Marketing Manager", "Sales Manager", "Manager Marketing Operations", "Manager Demand Generation");
    static final List<String> OTHER_TITLES = List.of(
            "Software Engineer",
            "Accountant",
            "Office Assistant",
            "Data Analyst",
            "HR Business Partner",
            "Consultant",
            "Procurement Specialist",
            "Content Writer",
            "Customer Success",
            "Sachbearbeiterin",
            "Buchhalter",
            "Designer");
    static final List<String> SEEKERS = List.of(
            "Student",
            "Marketing Intern",
            "Praktikant Marketing",
            "Student, looking for a job",
            "PhD Student",
            "Job seeker");
    static final List<String> SERVED = List.of(
            "Germany",
            "Germany",
            "Germany",
            "Austria",
            "Switzerland",
            "France",
            "Netherlands",
            "Belgium",
            "United Kingdom",
            "Ireland",
            "United States");
    static final List<String> NOT_SERVED = List.of("India", "Brazil", "South Africa", "Japan", "Australia");
    static final List<String> TARGET_INDUSTRIES = List.of(
            "COMPUTER_SOFTWARE", "INFORMATION_TECHNOLOGY_AND_SERVICES", "FINANCIAL_SERVICES", "MANAGEMENT_CONSULTING");
    static final List<String> OTHER_INDUSTRIES = List.of(
            "MACHINERY",
            "AUTOMOTIVE",
            "LOGISTICS_AND_SUPPLY_CHAIN",
            "RETAIL",
            "HOSPITAL_HEALTH_CARE",
            "PHARMACEUTICALS",
            "HIGHER_EDUCATION",
            "CONSTRUCTION",
            "FOOD_PRODUCTION",
            "NON_PROFIT_ORGANIZATION_MANAGEMENT");
    static final List<String> FREE_MAIL =
            List.of("gmail.com", "gmx.de", "web.de", "outlook.com", "yahoo.com", "icloud.com");
    static final List<String> THROWAWAY =
            List.of("mailinator.com", "guerrillamail.com", "yopmail.com", "10minutemail.com");
    static final List<String> SOURCES = List.of(
            "ORGANIC_SEARCH",
            "ORGANIC_SEARCH",
            "ORGANIC_SEARCH",
            "PAID_SEARCH",
            "PAID_SOCIAL",
            "DIRECT_TRAFFIC",
            "EMAIL_MARKETING",
            "SOCIAL_MEDIA",
            "AI_REFERRALS");

    private Words() {}
}
