package city.lastmile.publication;

import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who has to do with an office's articles: everybody in the office writes, its heads and the city's leaders take back.
 * Who approves and which office publishes where, the table {@code publication-policy} says.
 */
@Component
class Editors {

    private static final Set<String> WRITING = Set.of(GroupIds.HEADS, GroupIds.STAFF);

    private final CityRegister register;
    private final PublicationProcess process;

    Editors(CityRegister register, PublicationProcess process) {
        this.register = register;
        this.process = process;
    }

    /** @return code of the office that the officer writes for, or nothing when he writes for none */
    Optional<String> officeOf(String officer) {
        return register.officer(officer).filter(person -> person.groups().stream().anyMatch(WRITING::contains))
                .map(Officer::organisation);
    }

    boolean mayWrite(String officer, Article article) {
        return officeOf(officer).filter(article.organisation()::equals).isPresent();
    }

    /** Those who write, those who are asked to approve, and those who look over all of it. */
    boolean mayRead(String officer, Article article) {
        return mayWrite(officer, article) || isIn(officer, GroupIds.CITY_LEADERS) || isIn(officer, GroupIds.SUPERVISORS)
                || process.asks(article, officer);
    }

    boolean mayWithdraw(String officer, Article article) {
        return isIn(officer, GroupIds.head(article.organisation())) || isIn(officer, GroupIds.CITY_LEADERS);
    }

    private boolean isIn(String officer, String group) {
        return register.officer(officer).filter(person -> person.groups().contains(group)).isPresent();
    }
}
