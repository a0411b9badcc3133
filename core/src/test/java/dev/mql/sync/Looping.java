package dev.mql.sync;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Crm;
import dev.mql.crm.Page;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/** A CRM whose cursor leads from the second page back to the first. */
final class Looping {

    private final Crm crm;

    Looping(Crm crm) {
        this.crm = crm;
    }

    Job job(Job job) {
        Checkpoint[] first = new Checkpoint[1];
        Crm looping = (Crm) Proxy.newProxyInstance(
                Crm.class.getClassLoader(), new Class<?>[] {Crm.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(crm, arguments);
                    if (method.getName().equals("next")
                            && ((Checkpoint) arguments[0]).stream().equals("contacts")) {
                        Page page = (Page) answer;
                        if (first[0] == null) {
                            first[0] = (Checkpoint) arguments[0];
                        }
                        return page.next().isEmpty()
                                ? new Page(page.items(), Optional.of(first[0]), List.of(), page.coveredUntil())
                                : page;
                    }
                    return answer;
                });
        return Job.of(
                looping,
                job.store(),
                job.agreement(),
                job.mapping(),
                job.schema(),
                job.sources(),
                job.orders(),
                job.worker());
    }
}
