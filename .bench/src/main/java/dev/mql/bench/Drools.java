package dev.mql.bench;

import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/** The rules in Drools' language, a session a contact. */
final class Drools {

    private final KieContainer container;

    Drools() {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        files.write("src/main/resources/rules.drl", source());
        var builder = services.newKieBuilder(files).buildAll();
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        this.container = services.newKieContainer(services.getRepository().getDefaultReleaseId());
    }

    private static String source() {
        StringBuilder source = new StringBuilder("package rules\n"
                + "import dev.mql.bench.Contact\nimport dev.mql.bench.Contact.Act\nglobal dev.mql.bench.Tally tally\n");
        String[][] fit = {
            {"employees <= 50", "-10"},
            {"employees > 50 && employees <= 200", "8"},
            {"employees > 200 && employees <= 1000", "15"},
            {"employees > 1000", "10"},
            {"openDeals > 0", "-5"},
            {"founded >= 1990 && founded < 2016", "2"},
            {"founded >= 2016", "1"},
            {"country in (\"DE\", \"AT\", \"CH\", \"FR\", \"NL\", \"GB\", \"US\")", "5"},
            {"industry in (\"software\", \"it_services\", \"consulting\")", "10"},
            {"seniority in (\"c_level\", \"vp\")", "15"},
            {"seniority == \"director\"", "12"},
            {"seniority == \"manager\"", "6"},
            {"work in (\"marketing\", \"sales\", \"operations\")", "5"},
            {"emailKind == \"free\"", "-10"},
            {"language in (\"de\", \"en\")", "1"},
            {"type == \"business\"", "3"},
            {"relation == \"customer\"", "-10"},
            {"source in (\"organic\", \"direct\")", "1"},
            {"unsubscribed == true", "-5"}
        };
        for (int i = 0; i < fit.length; i++) {
            source.append("rule fit").append(i).append(" when Contact(").append(fit[i][0]).append(") then tally.fit(")
                    .append(fit[i][1]).append("); end\n");
        }
        for (int type = 0; type < Rules.TYPES; type++) {
            source.append("rule act").append(type).append(" when $a: Act(type == \"").append(Rules.TYPE[type])
                    .append("\") then tally.act(").append(type).append(", $a.at()); end\n");
        }
        return source.toString();
    }

    long score(Contact contact) {
        KieSession session = container.newKieSession();
        try {
            Tally tally = new Tally();
            session.setGlobal("tally", tally);
            session.insert(contact);
            for (Contact.Act act : contact.acts) {
                session.insert(act);
            }
            session.fireAllRules();
            return tally.score();
        } finally {
            session.dispose();
        }
    }
}
